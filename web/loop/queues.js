// The event loop of a JavaScript program that runs step by step: its queues, its timers and its clock.
//
//     const queues = new Queues({ emit: (event, members) => …, });
//     queues.addMacrotask({ kind: "script", run: main });
//     while (queues.step());
//
// It follows "event loop processing model" and "timers" of the HTML standard (8.1.7.3, 8.6) and HostEnqueuePromiseJob
// of ECMA-262 (9.5.5). The clock is virtual: it jumps to the next timer when nothing else is left to do. A step is one
// macrotask or one microtask, and a call of step() runs it to its end.
//
// `emit` receives the events of docs/trace-format.md with their members, except for the time.

// HTML, timer initialization steps: deeper timers than this take 4 ms at least, so that time passes in every endless
// loop.
const DEEPEST_FREE = 5;
const LEAST_DEEP = 4;

/** A queue whose first element is removed in constant time. */
class Fifo {
  #items = [];
  #first = 0;

  get length() {
    return this.#items.length - this.#first;
  }

  push(item) {
    this.#items.push(item);
  }

  shift() {
    const item = this.#items[this.#first];
    this.#items[this.#first++] = undefined;
    if (this.#first > 1000 && this.#first * 2 > this.#items.length) {
      this.#items.splice(0, this.#first);
      this.#first = 0;
    }
    return item;
  }

  /** @returns whether it was there */
  remove(item) {
    const place = this.#items.indexOf(item, this.#first);
    if (place < 0) return false;
    this.#items.splice(place, 1);
    return true;
  }
}

export class Queues {
  #microtasks = new Fifo();
  #macrotasks = new Fifo();
  #timers = []; // in the order in which they are due
  #handles = 0;
  #iterations = 0;
  #nesting = 0; // of timers, in the macrotask that runs
  #watched = []; // other sources of macrotasks, see watch()

  /**
   * @param emit called with an event and its members
   * @param beforeEnd called at the end of a step
   * @param afterMicrotasks called when no microtask is left; it may add some
   */
  constructor({ emit = () => {}, beforeEnd = () => {}, afterMicrotasks = () => {} } = {}) {
    this.emit = emit;
    this.beforeEnd = beforeEnd;
    this.afterMicrotasks = afterMicrotasks;
    this.now = 0; // milliseconds
    this.stack = []; // async calls that run now, the innermost last
    this.jobs = 0; // of promises, that have run
    this.job = null; // the macrotask or microtask that runs
    this.over = false; // nothing runs any more
  }

  /** The async call whose code runs, or undefined. */
  get running() {
    return this.stack.at(-1);
  }

  get microtasks() {
    return this.#microtasks.length;
  }

  /**
   * Another source of macrotasks: its nextTime() is when it wants to run next (Infinity: never), and run(time) lets it
   * run up to that time.
   */
  watch(source) {
    this.#watched.push(source);
  }

  /** @param job its kind, label, task, cause, cause_task, and its function `run` */
  addMicrotask(job) {
    this.#schedule(job, "micro");
    this.#microtasks.push(job);
  }

  /** A macrotask that is ready now. */
  addMacrotask(job) {
    this.#schedule(job, "macro");
    this.#macrotasks.push(job);
  }

  #schedule(job, queue) {
    job.handle ??= ++this.#handles;
    const { handle, task, kind, label, cause, cause_task, waited } = job;
    this.emit("handle_scheduled", { handle, task, kind, label, queue, cause, cause_task, waited });
  }

  /**
   * A macrotask that is ready after so many milliseconds. Timers of equal times run in the order of their creation.
   * @param job also `unref` if the loop need not go on for it
   */
  addTimer(milliseconds, job) {
    const level = this.#nesting + 1;
    const delay = level > DEEPEST_FREE ? Math.max(milliseconds, LEAST_DEEP) : milliseconds;
    const timer = { task: this.running?.task, ...job, handle: ++this.#handles, due: this.now + delay, level };
    this.#insert(timer);
    const { handle, task, kind, label, due } = timer;
    this.emit("timer_set", { handle, task, kind, label, due: due / 1000 });
    return timer;
  }

  /**
   * A macrotask for what arrives from outside the loop after so many milliseconds: a response, a file, a message.
   * @param job also `arrives`, called when it does
   */
  addArrival(milliseconds, job) {
    return this.#insert({ cause: "outside", kind: "callback", ...job, due: this.now + milliseconds, isArrival: true });
  }

  #insert(timer) {
    let place = this.#timers.length;
    while (place > 0 && this.#timers[place - 1].due > timer.due) place -= 1;
    this.#timers.splice(place, 0, timer);
    return timer;
  }

  /** Also for a timer that is due and whose macrotask has not run. */
  cancelTimer(timer) {
    const place = this.#timers.indexOf(timer);
    if (place >= 0) {
      this.#timers.splice(place, 1);
      if (!timer.isArrival) this.emit("timer_cancelled", { handle: timer.handle });
    } else if (this.#macrotasks.remove(timer)) {
      this.emit("handle_cancelled", { handle: timer.handle });
    }
  }

  isSet(timer) {
    return this.#timers.includes(timer);
  }

  /** Ends the loop: nothing runs any more, and timers that are left are cancelled. */
  end() {
    while (this.#timers.length > 0) this.cancelTimer(this.#timers[0]);
    this.over = true;
  }

  /** The code that runs blocks the loop. */
  block(milliseconds) {
    this.now += milliseconds;
    this.emit("blocked", { task: this.running?.task, seconds: milliseconds / 1000 });
  }

  /** When the next macrotask can run; Infinity if there is none. */
  nextTime() {
    if (this.over) return Infinity;
    if (this.#microtasks.length > 0 || this.#macrotasks.length > 0) return this.now;
    const timer = this.#timers.some(({ unref }) => !unref) ? this.#timers[0].due : Infinity;
    const times = [timer, ...this.#watched.map((source) => source.nextTime())];
    return Math.max(Math.min(...times), this.now);
  }

  /**
   * Runs a microtask, or if there is none, a macrotask, at `horizon` milliseconds at the latest.
   * @returns whether there was one
   */
  step(horizon = Infinity) {
    if (this.over) return false;
    if (this.#microtasks.length > 0) {
      this.#run(this.#microtasks.shift());
      return true;
    }
    const next = this.#nextMacrotask(horizon);
    if (!next) return false;
    this.emit("iteration_started", { iteration: ++this.#iterations });
    this.#nesting = next.level ?? 0;
    this.#run(next);
    return true;
  }

  #nextMacrotask(horizon) {
    for (;;) {
      const time = this.nextTime();
      if (time === Infinity || time > horizon) return undefined;
      this.now = time;
      for (const source of this.#watched) if (source.nextTime() <= time) source.run(time);
      while (this.#timers[0]?.due <= time) {
        const timer = this.#timers.shift();
        if (timer.isArrival) timer.arrives?.();
        else this.emit("timer_due", { handle: timer.handle });
        this.addMacrotask(Object.assign(timer, { cause: timer.cause ?? "timer" }));
      }
      if (this.#macrotasks.length > 0) return this.#macrotasks.shift();
    }
  }

  #run(job) {
    const { handle, task, kind } = job;
    this.emit("handle_started", { handle, task, kind });
    this.stack.length = 0;
    this.job = job;
    if (!NOT_OF_PROMISES.has(kind)) this.jobs += 1;
    try {
      job.run();
    } finally {
      this.stack.length = 0;
      this.job = null;
      this.beforeEnd();
      this.emit("handle_finished", { handle });
    }
    if (this.#microtasks.length === 0 && !this.over) this.afterMicrotasks();
  }
}

const NOT_OF_PROMISES = new Set(["script", "sleep", "timeout", "callback", "microtask"]);
