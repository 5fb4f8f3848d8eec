// Promises and their jobs as in ECMA-262, 27.2, on the loop's own queue.
//
//     const promises = makePromises(queues);
//     promises.Promise                       // what a program sees as Promise
//     promises.then(promise, reaction)       // PerformPromiseThen
//
// A promise also has a note for the trace, which says what it stands for: { kind: "task", task }, { kind: "sleep",
// timer }, { kind: "gather", how, inputs }, { kind: "network" or "executor", label }, { kind: "next", task }, { kind:
// "adopt", of }, or { kind: "promise" }.
import { combinators } from "./combinators.js";
import { called, isObject } from "./values.js";

/**
 * @param refuse called with what cannot be followed; it throws
 * @param made called for each promise that the program makes
 */
export function makePromises(queues, { refuse = () => {}, made = () => {} } = {}) {
  const native = globalThis.Promise;
  const unhandled = new Set(); // rejected promises that nobody has handled
  let executing = null; // the promise whose executor runs
  let inner = null; // of a promise that is made here, without an executor: its note and its owner
  let slotsOf, isPromise;

  // 27.2.3 and 27.2.4
  class Promise {
    #slots;

    static {
      isPromise = (value) => isObject(value) && #slots in value;
      slotsOf = (promise) => promise.#slots;
    }

    constructor(executor) {
      if (!inner && typeof executor !== "function") {
        throw new TypeError(`Promise resolver ${String(executor)} is not a function`);
      }
      if (!inner) made();
      const known = inner ?? { note: { kind: "promise" } };
      this.#slots = { state: "pending", value: undefined, reactions: [], handled: false, ...known };
      if (inner) return;
      const { resolve, reject } = resolvingFunctions(this);
      const outer = executing;
      executing = this;
      try {
        executor(resolve, reject);
      } catch (error) {
        reject(error);
      } finally {
        executing = outer;
      }
    }

    static get [Symbol.species]() {
      return this;
    }

    static resolve(value) {
      if (!isObject(this)) throw new TypeError("PromiseResolve called on non-object");
      return promiseResolve(this, value);
    }

    static reject(reason) {
      const capability = newCapability(this);
      capability.reject(reason);
      return capability.promise;
    }

    static withResolvers() {
      return newCapability(this);
    }

    static try(callback, ...values) {
      const capability = newCapability(this);
      try {
        capability.resolve(callback(...values));
      } catch (error) {
        capability.reject(error);
      }
      return capability.promise;
    }

    // 27.2.5.4
    then(onFulfilled, onRejected) {
      if (!isPromise(this)) throw new TypeError("Promise.prototype.then called on an incompatible receiver");
      const constructor = speciesOf(this);
      const capability = constructor === Promise ? intrinsic({ kind: "then", of: this }) : newCapability(constructor);
      performThen(this, {
        kind: "reaction", label: labelOf(onFulfilled, onRejected), ...reactionAs,
        onFulfilled: typeof onFulfilled === "function" ? onFulfilled : undefined,
        onRejected: typeof onRejected === "function" ? onRejected : undefined,
        capability,
      });
      return capability.promise;
    }

    catch(onRejected) {
      return this.then(undefined, onRejected);
    }

    // 27.2.5.3
    finally(onFinally) {
      if (!isObject(this)) throw new TypeError("Promise.prototype.finally called on a non-object");
      const constructor = speciesOf(this);
      if (typeof onFinally !== "function") return this.then(onFinally, onFinally);
      const named = (callback) => Object.defineProperty(callback, "name", { value: onFinally.name || "finally" });
      return this.then(
        named((value) => promiseResolve(constructor, onFinally()).then(() => value)),
        named((reason) => promiseResolve(constructor, onFinally()).then(() => { throw reason; })),
      );
    }
  }
  called("Promise", Promise);
  Object.defineProperty(Promise.prototype, Symbol.toStringTag, { value: "Promise", configurable: true });

  let reactionAs = null; // what the reactions of then() are called in the trace instead

  /** then() as the program may have redefined it, whose reactions the trace calls so. */
  function thenAs(kind, label, promise, onFulfilled, onRejected) {
    const outer = reactionAs;
    reactionAs = { kind, label };
    try {
      promise.then(onFulfilled, onRejected);
    } finally {
      reactionAs = outer;
    }
  }

  const resolvers = new WeakMap(); // resolve function -> promise

  // 27.2.1.3 CreateResolvingFunctions
  function resolvingFunctions(promise) {
    let called = false;
    const once = (act) => (value) => {
      if (called) return;
      called = true;
      act(promise, value);
    };
    const resolve = once(resolvePromise);
    resolvers.set(resolve, promise);
    return { resolve, reject: once(rejectPromise) };
  }

  function resolvePromise(promise, resolution) {
    if (resolution === promise) {
      return rejectPromise(promise, new TypeError("Chaining cycle detected for promise #<Promise>"));
    }
    if (!isObject(resolution)) return settle(promise, "fulfilled", resolution);
    if (native !== Promise && resolution instanceof native) refuse("a promise that the loop did not make");
    let then;
    try {
      then = resolution.then;
    } catch (error) {
      return rejectPromise(promise, error);
    }
    if (typeof then !== "function") return settle(promise, "fulfilled", resolution);
    const slots = slotsOf(promise);
    if (!slots.note || slots.note.kind === "promise") slots.note = { kind: "adopt", of: resolution };
    // 27.2.2.2 NewPromiseResolveThenableJob
    return queues.addMicrotask({
      kind: "adopt", label: "adopt a promise", task: slots.owner, cause: "called",
      run() {
        const { resolve, reject } = resolvingFunctions(promise);
        try {
          then.call(resolution, resolve, reject);
        } catch (error) {
          reject(error);
        }
      },
    });
  }

  const rejectPromise = (promise, reason) => settle(promise, "rejected", reason);

  // 27.2.1.4 FulfillPromise, 27.2.1.7 RejectPromise
  function settle(promise, state, value) {
    const slots = slotsOf(promise);
    const { reactions } = slots;
    Object.assign(slots, { state, value, reactions: null });
    if (state === "rejected" && !slots.handled) unhandled.add(promise);
    slots.changed?.();
    const why = causeOf(slots.note, queues.job);
    for (const reaction of reactions) enqueueReaction(slots, reaction, why);
  }

  // 27.2.2.1 NewPromiseReactionJob
  function enqueueReaction({ state, value }, reaction, why) {
    const { kind, label, task, resume, capability } = reaction;
    const fulfilled = state === "fulfilled";
    const waited = reaction.since === undefined ? undefined : (queues.now - reaction.since) / 1000;
    queues.addMicrotask({
      kind, label, task, ...why, waited,
      run() {
        if (resume) return resume(fulfilled, value);
        const handler = fulfilled ? reaction.onFulfilled : reaction.onRejected;
        let failed = !fulfilled && !handler;
        let result = value;
        if (handler) {
          try {
            result = handler(value);
          } catch (error) {
            failed = true;
            result = error;
          }
        }
        if (capability) (failed ? capability.reject : capability.resolve)(result);
      },
    });
  }

  /**
   * 27.2.5.4.1 PerformPromiseThen
   * @param reaction its kind, label and task for the trace; either onFulfilled, onRejected and capability, or
   *     resume(fulfilled, value)
   */
  function performThen(promise, reaction) {
    const slots = slotsOf(promise);
    if (slots.state === "pending") slots.reactions.push(reaction);
    else {
      if (!slots.handled) unhandled.delete(promise);
      enqueueReaction(slots, reaction, { cause: "settled" });
    }
    slots.handled = true;
    slots.changed?.();
  }

  // 27.2.1.5 NewPromiseCapability
  function newCapability(constructor) {
    if (typeof constructor !== "function") throw new TypeError("Promise capability constructor is not a constructor");
    const capability = { promise: undefined, resolve: undefined, reject: undefined };
    capability.promise = new constructor((resolve, reject) => {
      if (capability.resolve !== undefined || capability.reject !== undefined) {
        throw new TypeError("Promise executor has already been invoked with non-undefined arguments");
      }
      Object.assign(capability, { resolve, reject });
    });
    if (typeof capability.resolve !== "function" || typeof capability.reject !== "function") {
      throw new TypeError("Promise resolve or reject function is not callable");
    }
    return capability;
  }

  /** NewPromiseCapability(%Promise%). */
  function intrinsic(note, owner) {
    inner = { note, owner };
    const promise = new Promise();
    inner = null;
    return { promise, ...resolvingFunctions(promise) };
  }

  // 27.2.4.7.1 PromiseResolve
  function promiseResolve(constructor, value) {
    if (isPromise(value) && value.constructor === constructor) return value;
    const capability = constructor === Promise ? intrinsic() : newCapability(constructor);
    capability.resolve(value);
    return capability.promise;
  }

  // 7.3.22 SpeciesConstructor
  function speciesOf(promise) {
    const { constructor } = promise;
    if (constructor === undefined) return Promise;
    if (!isObject(constructor)) throw new TypeError("The .constructor property is not an object");
    return constructor[Symbol.species] ?? Promise;
  }

  const promises = {
    Promise, isPromise, slotsOf, intrinsic, newCapability, then: performThen, thenAs,
    resolve: (value) => promiseResolve(Promise, value),
    /** The promise that this function resolves, if it is a promise's resolve function. */
    resolvedBy: (callback) => resolvers.get(callback),
    get executing() {
      return executing;
    },
    /** A promise of the platform's, that it settles itself. */
    make: (note) => intrinsic(note),
    /** Rejected promises that nobody has handled, which then count as told. */
    takeUnhandled() {
      const taken = [...unhandled];
      unhandled.clear();
      return taken;
    },
  };
  combinators(promises);
  return promises;
}

/** Why a reaction to a promise is ready that `job` settles: members of handle_scheduled. */
function causeOf(note, job) {
  switch (note?.kind) {
    case "task": return { cause: "task_done", cause_task: note.task };
    case "next": return { cause: "yielded", cause_task: note.task };
    case "gather": return { cause: "gathered" };
    case "sleep": return { cause: note.timer === job ? "timer" : "future_done" };
    case "network":
    case "executor": return { cause: job?.isArrival ? "outside" : "future_done" };
    default: return { cause: "future_done" };
  }
}

const nameOf = (callback) => (typeof callback === "function" && typeof callback.name === "string" ? callback.name : "");

const labelOf = (onFulfilled, onRejected) => nameOf(onFulfilled) || nameOf(onRejected)
  || (typeof onFulfilled === "function" ? "then" : "catch");
