// What is told of the frames that were drawn.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Frames } from "../../web/host/frames.js";

// Frames that take these times, in ms.
function drawn(times, context) {
  let clock = 0;
  context.mock.method(performance, "now", () => clock);
  const frames = new Frames();
  for (const time of times) {
    frames.draw = () => { clock += time; };
    frames.now();
  }
  return frames;
}

describe("The statistics of frames", () => {
  it("are of all frames", (context) => {
    assert.deepEqual(drawn([90, 2, 3], context).stats(), { frames: 3, medianFrameMs: 3, maxFrameMs: 90 });
  });

  it("are of the frames after one of them", (context) => {
    const frames = drawn([90, 2, 3, 1], context);
    assert.deepEqual(frames.stats(1), { frames: 4, medianFrameMs: 2, maxFrameMs: 3 });
    assert.deepEqual(frames.stats(4), { frames: 4, medianFrameMs: 0, maxFrameMs: 0 });
  });

  it("are of the latest of very many frames", (context) => {
    const frames = drawn([90, ...Array(600).fill(2), 5], context);
    assert.deepEqual(frames.stats(), { frames: 602, medianFrameMs: 2, maxFrameMs: 5 });
    assert.deepEqual(frames.stats(601), { frames: 602, medianFrameMs: 5, maxFrameMs: 5 });
  });
});
