// Reads a stream that may send more than is wanted, or send without end.
//
//     const bytes = await bytesIn(response.body, (size) => { if (size > LIMIT) throw new Error("too large"); });

/**
 * Resolves to all bytes of a stream. `received` is told how many there are so far, and how many of them are new; what it
 * throws ends the stream, and the promise rejects with it.
 */
export async function bytesIn(stream, received) {
  const reader = stream.getReader();
  const pieces = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    pieces.push(value);
    size += value.length;
    try {
      received(size, value.length);
    } catch (error) {
      reader.cancel().catch(() => {});
      throw error;
    }
  }
}
