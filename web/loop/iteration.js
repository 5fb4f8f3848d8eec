// `for await` and `yield*` over async iterators, as in ECMA-262, 14.7.5.6, 7.4 and 15.5.5, and sync iterators in their
// place: 27.1.6, %AsyncFromSyncIteratorPrototype%.
import { DELEGATE, RETURN } from "./async.js";
import { isObject } from "./values.js";

const isMissing = (method) => method === undefined || method === null;

/**
 * @param olderIteration as in editions of ECMA-262 before 2025, and in Node 20: a sync iterator in the place of an
 *     async one is not closed when its item is a promise that is rejected, nor when it lacks `throw()`, which then
 *     hands the error on
 */
export function asyncIteration({ promises, calls, olderIteration = false }) {
  // 7.4.4 GetIterator, async
  function iteratorOf(value) {
    const method = value[Symbol.asyncIterator];
    if (isMissing(method)) return fromSync(value[Symbol.iterator]());
    const iterator = method.call(value);
    if (!isObject(iterator)) throw new TypeError("Result of the Symbol.asyncIterator method is not an object");
    return iterator;
  }

  /** For `for await`: the iterator with its method, which is read once. */
  function iterate(value) {
    const iterator = iteratorOf(value);
    const { next } = iterator;
    return { iterator, next: () => next.call(iterator) };
  }

  function checked(result) {
    if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
    return result;
  }

  // 7.4.12 AsyncIteratorClose, after break and return
  function* close(call, { iterator }) {
    const method = iterator.return;
    if (!isMissing(method)) checked(yield calls.awaiting(call, method.call(iterator)));
  }

  /** The same after an error, which is thrown whatever happens here. */
  function* closeAfterError(call, { iterator }) {
    try {
      const method = iterator.return;
      if (!isMissing(method)) yield calls.awaiting(call, method.call(iterator));
    } catch {
      // The first error counts.
    }
  }

  // 15.5.5, yield*
  function* delegate(call, value) {
    const iterator = iteratorOf(value);
    const { next } = iterator;
    let received = { type: "next", value: undefined };
    for (;;) {
      let result;
      if (received.type === "next") {
        result = checked(yield calls.awaiting(call, next.call(iterator, received.value)));
      } else if (received.type === "throw") {
        const method = iterator.throw;
        if (isMissing(method)) {
          yield* close(call, { iterator });
          throw new TypeError("The iterator does not provide a 'throw' method");
        }
        result = checked(yield calls.awaiting(call, method.call(iterator, received.value)));
      } else {
        const method = iterator.return;
        if (isMissing(method)) yield { kind: RETURN, value: yield calls.awaiting(call, received.value) };
        result = checked(yield calls.awaiting(call, method.call(iterator, received.value)));
        if (result.done) yield { kind: RETURN, value: result.value };
      }
      if (result.done) return result.value;
      received = yield { kind: DELEGATE, value: result.value };
    }
  }

  // 27.1.6.2
  function fromSync(iterator) {
    const { next } = iterator;
    const answer = (make) => {
      const capability = promises.intrinsic({ kind: "promise" });
      try {
        make(capability);
      } catch (error) {
        capability.reject(error);
      }
      return capability.promise;
    };
    const continueWith = (result, capability, closes) => {
      if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
      continuation(iterator, result, capability, closes);
    };
    return {
      next: (value) => answer((capability) => continueWith(next.call(iterator, value), capability, true)),
      return: (...value) => answer((capability) => {
        const method = iterator.return;
        if (isMissing(method)) return capability.resolve({ value: value[0], done: true });
        return continueWith(method.apply(iterator, value), capability, false);
      }),
      throw: (error) => answer((capability) => {
        const method = iterator.throw;
        if (!isMissing(method)) return continueWith(method.call(iterator, error), capability, true);
        if (olderIteration) return capability.reject(error);
        iterator.return?.();
        throw new TypeError("The iterator does not provide a 'throw' method");
      }),
    };
  }

  // 27.1.6.4 AsyncFromSyncIteratorContinuation
  function continuation(iterator, result, capability, closes) {
    const done = Boolean(result.done);
    const closing = closes && !done && !olderIteration;
    const { value } = result;
    let promise;
    try {
      promise = promises.resolve(value);
    } catch (error) {
      if (closing) closeSync(iterator);
      throw error;
    }
    promises.then(promise, {
      kind: "generator", label: "next()", capability,
      onFulfilled: (unwrapped) => ({ value: unwrapped, done }),
      onRejected: closing ? (error) => {
        closeSync(iterator);
        throw error;
      } : undefined,
    });
  }

  function closeSync(iterator) {
    try {
      iterator.return?.();
    } catch {
      // The first error counts.
    }
  }

  return { iterate, checked, close, closeAfterError, delegate };
}
