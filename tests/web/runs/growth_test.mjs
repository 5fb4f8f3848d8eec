// A run is shown while its program goes on, without more than a fifth of the time for reading it.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Growth, pauseAfter } from "../../../web/host/runs/growth.js";

const LINE = '{"event":"line","time":0,"task":1,"line":1}';
const STEP_END = '{"event":"handle_finished","time":0,"handle":1}';

describe("A run that grows", () => {
  let now;
  let cost;  // milliseconds that a reading takes
  let shown;
  let counted;
  let reads;
  let growth;

  const begin = (options = {}) => {
    growth = new Growth({
      read: async () => {
        reads += 1;
        now += cost;
        return `reading ${reads}`;
      },
      show: (run) => shown.push(run),
      count: (events) => counted.push(events),
      ...options,
    });
    growth.begin();
  };
  const settle = () => new Promise((resolve) => { setImmediate(resolve); });
  const seconds = async (number) => {
    for (let at = 0; at < number; at += 1) {
      now += 1000;
      mock.timers.tick(1000);
      await settle();
    }
  };

  beforeEach(() => {
    [now, cost, shown, counted, reads] = [0, 0, [], [], 0];
    mock.timers.enable({ apis: ["setInterval"] });
    mock.method(performance, "now", () => now);
  });
  afterEach(() => {
    growth.end();
    mock.timers.reset();
    mock.restoreAll();
  });

  it("is shown after a second, and once a second then, if there is more", async () => {
    begin();
    growth.add([LINE, LINE]);
    assert.ok(!growth.shown);
    await seconds(1);
    assert.deepEqual([shown, counted], [["reading 1"], [2]]);
    assert.ok(growth.shown);
    await seconds(2);
    assert.equal(reads, 1, "nothing more has happened");
    growth.add([LINE]);
    await seconds(1);
    assert.deepEqual(shown, ["reading 1", "reading 2"]);
    assert.equal(counted.at(-1), 3);
  });

  it("is not shown if it ends within the second", async () => {
    begin();
    growth.add([LINE]);
    growth.end();
    await seconds(3);
    assert.deepEqual([shown, counted, reads], [[], [], 0]);
  });

  it("is not shown before there is something of it", async () => {
    begin();
    await seconds(3);
    assert.deepEqual([shown, counted], [[], []]);
    growth.add([LINE]);
    await seconds(1);
    assert.equal(shown.length, 1);
  });

  it("is not shown before it has the step that was asked for", async () => {
    begin({ least: 2 });
    growth.add([LINE, STEP_END]);
    await seconds(2);
    assert.deepEqual(shown, []);
    growth.add([STEP_END]);
    await seconds(1);
    assert.equal(shown.length, 1);
  });

  it("is read ever less often, the longer that takes: for at most a fifth of the time", async () => {
    begin();
    cost = 1500;
    for (let at = 0; at < 60; at += 1) {
      growth.add([LINE]);
      await seconds(1);
    }
    assert.ok(reads > 3, `${reads} readings`);
    assert.ok(reads * cost <= now / 5, `${reads * cost} of ${now} ms`);
    cost = 0;
    const before = reads;
    for (let at = 0; at < 20; at += 1) {
      growth.add([LINE]);
      await seconds(1);
    }
    assert.ok(reads - before > 8, "it catches up when reading is quick again");
  });

  it("counts events each second, however seldom it is read", async () => {
    begin();
    cost = 4000;
    for (let at = 0; at < 5; at += 1) {
      growth.add([LINE]);
      await seconds(1);
    }
    assert.equal(reads, 1);
    assert.deepEqual(counted, [1, 2, 3, 4, 5]);
  });

  it("is not shown any more once its program has ended, though a reading is under way", async () => {
    let go;
    begin({ read: () => new Promise((resolve) => { go = resolve; }) });
    growth.add([LINE]);
    await seconds(1);
    growth.end();
    go("late");
    await settle();
    assert.deepEqual(shown, []);
    assert.ok(!growth.shown);
  });

  it("does without a reading that fails", async () => {
    let fails = true;
    begin({ read: async () => { if (fails) throw new Error("cut off"); return "well"; } });
    growth.add([LINE]);
    await seconds(1);
    assert.deepEqual(shown, []);
    fails = false;
    await seconds(1);
    assert.deepEqual(shown, ["well"]);
  });

  it("waits by doubling", () => {
    assert.deepEqual([0, 250, 251, 500, 501, 5000].map(pauseAfter), [900, 900, 1900, 1900, 3900, 31_900]);
  });
});
