// The frame in which programs run is left when it no longer answers, and the next program gets another.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Page } from "./frame.mjs";

describe("Python's frame", () => {
  let page;
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    page = new Page();
  });
  afterEach(() => {
    page.close();
    mock.timers.reset();
  });

  it("runs one program after the other", async () => {
    for (const number of [1, 2]) {
      const ended = page.run();
      const [{ port }] = await page.next("run");
      port.postMessage({ run: number, result: { error: null } });
      assert.equal((await ended).end, "finished");
    }
    assert.equal(page.frames.length, 1);
  });

  it("is a new one for the program that is run as soon as another is given up", async () => {
    let next;
    const ended = new Promise((done) => {
      page.python.run({ text: "while True: pass" }, {
        done(result) {
          next = page.run();
          done(result);
        },
      });
    });
    const [first] = await page.next("run");
    mock.timers.tick(22_000);
    assert.equal((await ended).end, "timeout");
    const [second] = await page.next("run");
    assert.notEqual(second, first);
    assert.deepEqual([first.removed, second.removed], [true, false]);
    second.port.postMessage({ run: 2, result: { error: null } });
    assert.equal((await next).end, "finished");
  });

  it("is a new one after one in which Python did not start", async () => {
    const { answers } = page;
    page.answers = () => {};
    const ended = page.run();
    const [first] = await page.next("start");
    mock.timers.tick(60_000);
    const { end, error, recording } = await ended;
    assert.deepEqual([end, recording, first.removed], ["failed", null, true]);
    assert.match(error.text, /frame does not answer.*run the program again/);

    page.answers = answers;
    const next = page.run();
    const [second] = await page.next("run");
    assert.notEqual(second, first);
    second.port.postMessage({ run: 2, result: { error: null } });
    assert.equal((await next).end, "finished");
  });

  it("that was closed while Python started does not take the next one with it", async () => {
    page.answers = () => {};
    page.run();
    const [first] = await page.next("start");
    page.python.close();
    const next = page.run();
    const [second] = await page.next("start");
    first.port.postMessage({ failed: "too late" });
    await first.gone;
    second.port.postMessage({ ready: "3.13.2" });
    await page.next("run");
    second.port.postMessage({ run: 2, result: { error: null } });
    assert.equal((await next).end, "finished");
    const last = page.run();
    await page.next("run");
    second.port.postMessage({ run: 3, result: { error: null } });
    assert.equal((await last).end, "finished");
    assert.equal(page.frames.length, 2);
  });
});
