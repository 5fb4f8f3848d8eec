// What depends on the clock or on chance elsewhere, and is the same in each run here.

import { called } from "../values.js";

const START = Date.UTC(2026, 0, 1); // of the virtual clock, as in recordings of Python

/** Date and performance on the loop's clock. */
export function date(queues) {
  const now = () => START + queues.now;
  const VirtualDate = new Proxy(Date, {
    construct: (target, values, made) => Reflect.construct(target, values.length > 0 ? values : [now()], made),
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
  return { Date: VirtualDate, performance: { timeOrigin: START, now: () => queues.now } };
}

/** Math, whose random() gives the same numbers in each run. */
export function random() {
  const copy = Object.create(Object.getPrototypeOf(Math), Object.getOwnPropertyDescriptors(Math));
  let state = 1;
  copy.random = () => { // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return copy;
}

/** Atomics, whose wait() blocks the loop on its own clock; SharedArrayBuffer, which pages without isolation lack. */
export function block(queues, refuse) {
  const SharedArrayBuffer = called("SharedArrayBuffer", class extends ArrayBuffer {});
  const copy = Object.create(Object.getPrototypeOf(Atomics), Object.getOwnPropertyDescriptors(Atomics));
  copy.wait = (cells, index, value, milliseconds = Infinity) => {
    if (cells[index] !== value) return "not-equal";
    const limit = Number(milliseconds);
    if (!Number.isFinite(limit)) refuse("Atomics.wait() without a time limit would block the loop forever.");
    queues.block(Math.max(limit, 0));
    return "timed-out";
  };
  return { Atomics: copy, SharedArrayBuffer };
}
