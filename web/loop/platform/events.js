// EventEmitter and once() of node:events.

import { called } from "../values.js";

export class EventEmitter {
  #listeners = new Map(); // name -> [{ callback, once }]

  on(name, callback) {
    return this.#add(name, { callback, once: false });
  }

  once(name, callback) {
    return this.#add(name, { callback, once: true });
  }

  #add(name, listener) {
    this.#listeners.set(name, [...this.#of(name), listener]);
    return this;
  }

  #of(name) {
    return this.#listeners.get(name) ?? [];
  }

  off(name, callback) {
    const place = this.#of(name).findLastIndex((listener) => listener.callback === callback);
    if (place >= 0) this.#listeners.set(name, this.#of(name).toSpliced(place, 1));
    return this;
  }

  addListener(name, callback) {
    return this.on(name, callback);
  }

  removeListener(name, callback) {
    return this.off(name, callback);
  }

  removeAllListeners(name) {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }

  listenerCount(name) {
    return this.#of(name).length;
  }

  /** @returns whether anybody listened */
  emit(name, ...values) {
    const listeners = this.#of(name);
    if (listeners.length === 0 && name === "error") throw values[0];
    for (const { callback, once } of listeners) {
      if (once) this.off(name, callback);
      callback.apply(this, values);
    }
    return listeners.length > 0;
  }
}

called("EventEmitter", EventEmitter);

/** Node's once() is an async function that returns a promise, which costs two more jobs. */
export const makeOnce = (promises) => (emitter, name) => {
  const inner = promises.make({ kind: "executor", label: String(name) });
  const outer = promises.make({ kind: "executor", label: String(name) });
  const received = (...values) => {
    if (name !== "error") emitter.off("error", failed);
    inner.resolve(values);
  };
  const failed = (error) => {
    emitter.off(name, received);
    inner.reject(error);
  };
  emitter.once(name, received);
  if (name !== "error") emitter.once("error", failed);
  outer.resolve(inner.promise);
  return outer.promise;
};
