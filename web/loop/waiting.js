// Live requests: while one is on its way, the clock of the program goes as fast as the real one.
//
// Otherwise the clock jumps from timer to timer, so a timer would always be before a response.

export class Waiting {
  #live;
  #queues = null;
  #pending = new Map(); // requests on their way -> when they began: { now, real }
  #changed = null; // called when a response arrives
  #arrived = [];

  /** @param live makes a request, and resolves to { status, reason, headers, text } */
  constructor(live) {
    this.#live = live;
  }

  of(queues) {
    this.#queues = queues;
  }

  /** Makes a request; the promise is the engine's own, and only the host may see it. */
  request = (request) => {
    const key = {};
    this.#pending.set(key, { now: this.#queues.now, real: performance.now() });
    const arrive = (settle) => (value) => {
      const { now, real } = this.#pending.get(key);
      this.#pending.delete(key);
      this.#arrived.push({ time: now + performance.now() - real, settle: () => settle(value) });
      this.#changed?.();
    };
    return { then: (fulfilled, rejected) => this.#live(request).then(arrive(fulfilled), arrive(rejected)) };
  };

  get isPending() {
    return this.#pending.size > 0 || this.#arrived.length > 0;
  }

  /** Until when the program may run now. */
  horizon() {
    for (const { time, settle } of this.#arrived.splice(0)) {
      this.#queues.now = Math.max(this.#queues.now, time);
      settle();
    }
    const times = [...this.#pending.values()].map(({ now, real }) => now + performance.now() - real);
    return times.length > 0 ? Math.max(Math.min(...times), this.#queues.now) : Infinity;
  }

  /** Resolves when a response has arrived, or when the next timer is due. */
  next() {
    const wait = this.#queues.nextTime() - this.horizon();
    return new Promise((resolve) => {
      const timer = Number.isFinite(wait) ? setTimeout(resolve, Math.max(wait, 0)) : undefined;
      this.#changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
