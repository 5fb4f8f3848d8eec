// The queues, the timers and the clock of the loop.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Queues } from "../../../web/loop/queues.js";

/** A loop that logs "time name" of what runs. */
function loop(options) {
  const log = [];
  const queues = new Queues(options);
  const run = (name, act = () => {}) => () => {
    log.push(`${queues.now} ${name}`);
    act();
  };
  return {
    queues, log,
    micro: (name, act) => queues.addMicrotask({ kind: "microtask", run: run(name, act) }),
    timer: (ms, name, act, more) => queues.addTimer(ms, { kind: "callback", run: run(name, act), ...more }),
    toEnd() {
      while (queues.step());
      return log;
    },
  };
}

describe("The loop", () => {
  it("runs all microtasks, those that they add included, before the next macrotask", () => {
    const { timer, micro, toEnd } = loop();
    timer(0, "a", () => { micro("b", () => micro("d")); micro("c"); });
    timer(0, "e");
    assert.deepEqual(toEnd(), ["0 a", "0 b", "0 c", "0 d", "0 e"]);
  });

  it("runs one macrotask or one microtask in a step", () => {
    const { timer, micro, queues, log } = loop();
    timer(5, "a", () => micro("b"));
    assert.equal(queues.step(), true);
    assert.deepEqual(log, ["5 a"]);
    assert.equal(queues.step(), true);
    assert.equal(queues.step(), false);
    assert.deepEqual(log, ["5 a", "5 b"]);
  });

  it("runs timers in the order in which they are due, and equal ones in that of their creation", () => {
    const { timer, toEnd } = loop();
    timer(10, "b");
    timer(5, "a");
    timer(10, "c", () => timer(0, "d"));
    timer(10, "e");
    assert.deepEqual(toEnd(), ["5 a", "10 b", "10 c", "10 e", "10 d"]);
  });

  it("stands at its time while code blocks it, and then runs what is overdue", () => {
    const { timer, queues, toEnd } = loop();
    timer(10, "a", () => queues.block(50));
    timer(30, "c", () => timer(5, "d"));
    timer(20, "b");
    assert.deepEqual(toEnd(), ["10 a", "60 b", "60 c", "65 d"]);
  });

  it("lets time pass in timers that set each other, from the sixth on", () => {
    const { timer, toEnd } = loop();
    const again = (count) => timer(0, String(count), () => count < 8 && again(count + 1));
    again(1);
    assert.deepEqual(toEnd(), ["0 1", "0 2", "0 3", "0 4", "0 5", "4 6", "8 7", "12 8"]);
  });

  it("does not run a timer that was cancelled, even when it was due already", () => {
    const events = [];
    const { timer, queues, toEnd } = loop({ emit: (event, { handle }) => events.push(`${event} ${handle}`) });
    const first = timer(5, "a");
    timer(9, "b", () => queues.cancelTimer(last));
    const last = timer(9, "c");
    queues.cancelTimer(first);
    assert.deepEqual(toEnd(), ["9 b"]);
    assert.ok(events.includes("timer_cancelled 1") && events.includes("handle_cancelled 3"), String(events));
  });

  it("does not go on for timers alone that need not run", () => {
    const { timer, toEnd } = loop();
    timer(5, "a", undefined, { unref: true });
    timer(7, "b");
    timer(9, "c", undefined, { unref: true });
    assert.deepEqual(toEnd(), ["5 a", "7 b"]);
  });

  it("runs nothing after its end", () => {
    const { timer, queues, toEnd } = loop();
    timer(5, "a", () => queues.end());
    timer(6, "b");
    assert.deepEqual(toEnd(), ["5 a"]);
  });

  it("waits for the time up to which it may run", () => {
    const { timer, queues, log } = loop();
    timer(5, "a");
    assert.equal(queues.step(4), false);
    assert.equal(queues.now, 0);
    assert.equal(queues.step(5), true);
    assert.deepEqual(log, ["5 a"]);
  });

  it("runs another source of macrotasks at its times", () => {
    const { timer, queues, log, toEnd } = loop();
    const times = [3, 8];
    const run = (time) => {
      log.push(`${time} other`);
      times.shift();
    };
    queues.watch({ nextTime: () => times[0] ?? Infinity, run });
    timer(5, "a");
    assert.deepEqual(toEnd(), ["3 other", "5 a", "8 other"]);
  });

  it("asks what follows when no microtask is left", () => {
    let once = true;
    const { timer, micro, toEnd } = loop({ afterMicrotasks: () => {
      if (once) micro("after");
      once = false;
    } });
    timer(0, "a");
    timer(0, "b");
    assert.deepEqual(toEnd(), ["0 a", "0 after", "0 b"]);
  });
});
