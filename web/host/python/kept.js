// Keeps a copy of Python's memory, taken after it has started, for later visits: they start without the imports. It is never
// taken from a worker that has run a program.
const CACHE = "loopstep-python";
const MOST_BYTES = 64 * 2 ** 20;

// `names` are those of the files that Python is made of: another version of them needs another copy.
const addressOf = (assets, names) => new URL(`python-memory-${names.join("-")}`, assets);

// Resolves to an ArrayBuffer, or to null where there is none, or no place to keep one, as in a sandboxed frame.
export async function keptMemory(assets, names) {
  try {
    const answer = await (await caches.open(CACHE)).match(addressOf(assets, names));
    return answer ? await answer.arrayBuffer() : null;
  } catch {
    return null;
  }
}

// Keeps a copy instead of all earlier ones. If there is no room for it, the next visit starts as this one did.
export async function keepMemory(assets, names, memory) {
  if (!(memory instanceof ArrayBuffer) || memory.byteLength > MOST_BYTES) return;
  try {
    await forgetMemory();
    await (await caches.open(CACHE)).put(addressOf(assets, names), new Response(memory));
  } catch { /* no room, or no storage */ }
}

export async function forgetMemory() {
  await globalThis.caches?.delete(CACHE).catch(() => {});
}
