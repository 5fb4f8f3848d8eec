// Runs a program on the engine's own promises, with timers on a virtual clock. In Node and in browsers.
//
//     const { log } = await runPlain(source, { turn: (next) => setImmediate(next) });
//
// Each line of the log has the time at which it was printed.

const AsyncFunction = (async () => {}).constructor;

/**
 * @param turn calls a function in a macrotask of the engine, when no microtask is left
 * @param onUnhandled makes a handler of unhandled rejections known to the engine
 */
export function runPlain(source, { turn, onUnhandled = () => {} }) {
  const log = [];
  const timers = [];
  let now = 0;
  let nesting = 0;

  // As in HTML: equal times run in the order of creation, and deeply nested timers take 4 ms at least.
  function setTimeout(callback, milliseconds = 0, ...values) {
    const level = nesting + 1;
    const due = now + (level > 5 ? Math.max(milliseconds, 4) : milliseconds);
    let place = timers.length;
    while (place > 0 && timers[place - 1].due > due) place -= 1;
    timers.splice(place, 0, { due, level, run: () => callback(...values) });
  }

  const scope = {
    setTimeout, queueMicrotask,
    console: { log: (text) => { log.push(`${now} ${text}`); } },
    process: { on: (event, handler) => onUnhandled(handler) },
  };
  const main = new AsyncFunction(...Object.keys(scope), `"use strict";${source}`);
  return new Promise((resolve) => {
    function next() {
      const timer = timers.shift();
      if (!timer) return resolve({ log });
      now = timer.due;
      nesting = timer.level;
      timer.run();
      return turn(next);
    }
    turn(() => {
      main(...Object.values(scope));
      turn(next);
    });
  });
}
