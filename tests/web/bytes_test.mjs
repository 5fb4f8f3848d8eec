// The bytes of a stream, read only as far as the reader wants.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesIn } from "../../web/host/bytes.js";

const piece = (...bytes) => new Uint8Array(bytes);

/** A stream of `pieces`, which notes what became of it. */
function streamOf(pieces, { error } = {}) {
  const left = [...pieces];
  const noted = { sent: 0, cancelled: false };
  const stream = new ReadableStream({
    pull(controller) {
      if (left.length > 0) {
        noted.sent += 1;
        controller.enqueue(left.shift());
      } else if (error) controller.error(error);
      else controller.close();
    },
    cancel() { noted.cancelled = true; },
  }, { highWaterMark: 0 });
  return { stream, noted };
}

const most = (limit) => (size) => { if (size > limit) throw new RangeError("too large"); };

describe("The bytes of a stream", () => {
  it("are those of all its pieces, in their order", async () => {
    const { stream } = streamOf([piece(1, 2), piece(), piece(3)]);
    assert.deepEqual(await bytesIn(stream, most(3)), piece(1, 2, 3));
  });

  it("are none if it is empty", async () => {
    assert.deepEqual(await bytesIn(streamOf([]).stream, most(0)), piece());
  });

  it("are counted piece by piece", async () => {
    const told = [];
    await bytesIn(streamOf([piece(1, 2), piece(3)]).stream, (...counts) => told.push(counts));
    assert.deepEqual(told, [[2, 2], [3, 1]]);
  });

  it("are refused at the piece that is too much, and the stream is ended there", async () => {
    const { stream, noted } = streamOf([piece(1), piece(2), piece(3), piece(4)]);
    await assert.rejects(bytesIn(stream, most(2)), RangeError);
    assert.deepEqual(noted, { sent: 3, cancelled: true });
  });

  it("are refused with the reader's error even if the stream cannot be ended", async () => {
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(piece(1)),
      cancel() { throw new Error("it goes on"); },
    });
    await assert.rejects(bytesIn(stream, most(0)), RangeError);
  });

  it("do not arrive if the stream fails", async () => {
    const failure = new TypeError("the connection failed");
    await assert.rejects(bytesIn(streamOf([piece(1)], { error: failure }).stream, most(9)), failure);
  });
});
