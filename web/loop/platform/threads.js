// node:worker_threads. A worker runs on a loop of its own, on the same clock; for the program's loop it is outside.
import { EventEmitter } from "./events.js";
import { called, isObject } from "../values.js";

class Thread {
  #realm = null; // of its program
  #inner = null; // its queues
  #operation;
  #answer;
  #isOver = false;

  /** @param isScript whether its program is text that finds require(), as in Node */
  constructor({ queues, outside, worker, data, copy, isScript }) {
    Object.assign(this, { queues, outside, worker, data, isScript });
    this.#operation = outside.start("thread", "worker");
    this.port = new EventEmitter();
    this.port.postMessage = (message) => {
      this.#answer = isObject(message) ? undefined : String(message);
      this.#tell("message", copy(message));
    };
    this.port.close = () => this.port.removeAllListeners();
  }

  start(realm) {
    this.#realm = realm;
    this.#inner = realm.queues;
    this.#inner.now = this.queues.now;
    realm.begin();
  }

  // What the loop of the program that made the worker asks of a source of macrotasks.

  nextTime() {
    return this.#isOver ? Infinity : this.#inner.nextTime();
  }

  run(time) {
    while (this.nextTime() <= time) this.#realm.step();
    if (this.nextTime() === Infinity && this.port.listenerCount("message") === 0) this.end();
  }

  /** A message from the program that made it. */
  receive(message) {
    this.#inner.now = Math.max(this.#inner.now, this.queues.now);
    const run = () => this.port.emit("message", message);
    this.#inner.addMacrotask({ kind: "callback", label: "message", cause: "outside", run });
  }

  /** An error that the program of the worker did not catch. */
  fail(error) {
    this.#tell("error", error);
  }

  end() {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#inner.end();
    this.#tell("exit", 0, () => this.outside.end(this.#operation, "returned", this.#answer));
  }

  /** Lets the program know at the time that it is in the worker. */
  #tell(name, value, arrives) {
    const { worker, queues } = this;
    const delay = Math.max(this.#inner.now - queues.now, 0);
    queues.addArrival(delay, { label: `worker: ${name}`, arrives, run: () => worker.emit(name, value) });
  }
}

/**
 * @param source the text of this program, which a worker runs that is made with its address
 * @param thread the Thread that this program runs in, or nothing in the main thread
 * @param startThread starts another program: (source, thread) -> its realm, see realm.js
 */
export function makeThreads({ queues, outside, source, thread, startThread, copy }) {
  class Worker extends EventEmitter {
    #thread;

    constructor(program, options = {}) {
      super();
      const text = options.eval ? String(program) : source;
      const data = copy(options.workerData);
      this.#thread = new Thread({ queues, outside, worker: this, data, copy, isScript: options.eval });
      this.#thread.start(startThread(text, this.#thread));
      queues.watch(this.#thread);
    }

    postMessage(message) {
      this.#thread.receive(copy(message));
    }

    terminate() {
      this.#thread.end();
    }
  }

  return {
    Worker: called("Worker", Worker),
    isMainThread: !thread,
    parentPort: thread?.port ?? null,
    workerData: thread?.data ?? null,
    threadId: thread ? 1 : 0,
  };
}
