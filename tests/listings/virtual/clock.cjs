// Puts a JavaScript program, itself untouched, on a virtual clock:
//
//   node --require ./tests/listings/virtual/clock.cjs program.mjs
//
// Time starts at 0 and jumps to the next timer when nothing else is left to do: Node emits
// "beforeExit" as soon as no file, no worker and no promise keeps its event loop alive. So order and
// times are the same in each run, however busy the machine. A worker has a clock of its own and runs
// for real while this one stands still; its events arrive as much later as it has slept.
// Atomics.wait with a time limit, the way to block, moves the clock.
'use strict';
const {syncBuiltinESMExports} = require('node:module');
const timersPromises = require('node:timers/promises');
const threads = require('node:worker_threads');
const fakeTimers = require('@sinonjs/fake-timers');

const key = 'virtual milliseconds';
const fromWorker = new Set(['online', 'message', 'messageerror', 'error', 'exit']);

// The time, in memory which the worker shares with the thread that started it.
const milliseconds = (threads.isMainThread ? null : threads.getEnvironmentData(key)) ?? newTime();

const clock = fakeTimers.install({
  now: 0,
  toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance', 'hrtime'],
});
Object.defineProperty(clock, 'now', {
  get: () => milliseconds[0],
  // A timer that falls due while the program blocks fires after that, and time never goes back.
  set: (time) => { milliseconds[0] = Math.max(milliseconds[0], time); },
});

process.on('beforeExit', () => {
  if (clock.countTimers() === 0) return;
  setImmediate(() => clock.next());
});

const reallyWait = Atomics.wait;
Atomics.wait = (cells, index, value, limit = Infinity) => {
  if (limit === Infinity || Atomics.load(cells, index) !== value) {
    return reallyWait(cells, index, value, limit);
  }
  clock.now += limit;
  return 'timed-out';
};

// The library hands on the signal's reason here, Node an AbortError that is caused by it.
const sleep = timersPromises.setTimeout;
timersPromises.setTimeout = (...options) => sleep(...options).catch((cause) => {
  throw Object.assign(new Error('The operation was aborted', {cause}), {name: 'AbortError', code: 'ABORT_ERR'});
});

AbortSignal.timeout = (limit) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), limit);
  return controller.signal;
};

threads.Worker = class Worker extends threads.Worker {
  #started = clock.now;
  #slept;
  #late = 0;

  constructor(program, options) {
    const slept = newTime();
    threads.setEnvironmentData(key, slept);
    super(program, options);
    this.#slept = slept;
  }

  emit(name, ...values) {
    const early = fromWorker.has(name) ? this.#started + this.#slept[0] - clock.now : 0;
    if (early <= 0) return super.emit(name, ...values);
    this.#late += 1;
    setTimeout(() => {
      this.#late -= 1;
      super.emit(name, ...values);
    }, early);
    return true;
  }

  // Node does this when the worker has ended, which its listeners are yet to hear.
  removeAllListeners(...names) {
    return this.#late === 0 ? super.removeAllListeners(...names) : this;
  }
};
syncBuiltinESMExports();

function newTime() {
  return new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
}
