// Promise.all(), allSettled(), any() and race(), as in ECMA-262, 27.2.4.1 to 27.2.4.5.

/** Adds them to promises.Promise. */
export function combinators(promises) {
  const { Promise, isPromise, slotsOf, newCapability, thenAs } = promises;

  /** @param use called with the iterable, the capability, and a function that waits for an element */
  function combinator(how, use) {
    const method = {
      [how](iterable) {
        const capability = newCapability(this);
        const inputs = [];
        if (isPromise(capability.promise)) {
          slotsOf(capability.promise).note = { kind: "gather", how: `Promise.${how}`, inputs };
        }
        try {
          const { resolve } = this;
          if (typeof resolve !== "function") throw new TypeError("Promise resolve or reject function is not callable");
          use(iterable, capability, (element, onFulfilled, onRejected) => {
            const promise = resolve.call(this, element);
            inputs.push(promise);
            thenAs("gather", `Promise.${how}`, promise, onFulfilled, onRejected);
          });
        } catch (error) {
          capability.reject(error);
        }
        return capability.promise;
      },
    }[how];
    Object.defineProperty(Promise, how, { value: method, writable: true, configurable: true });
  }

  /**
   * One that waits for every element. `fulfilled` and `rejected` make an element's value of what it is settled with;
   * without one of them, the first that is settled so settles everything. `finish` settles it when no element is left.
   */
  function counting(how, { fulfilled, rejected, finish }) {
    combinator(how, (iterable, capability, wait) => {
      const values = [];
      let left = 1;
      const oneLess = () => {
        left -= 1;
        if (left === 0) finish(capability, values);
      };
      let place = 0;
      for (const element of iterable) {
        const index = place++;
        values.push(undefined);
        let called = false;
        const keeping = (make) => make && ((value) => {
          if (called) return;
          called = true;
          values[index] = make(value);
          oneLess();
        });
        left += 1;
        wait(element, keeping(fulfilled) ?? capability.resolve, keeping(rejected) ?? capability.reject);
      }
      oneLess();
    });
  }

  const itself = (value) => value;
  const resolve = (capability, values) => capability.resolve(values);
  counting("all", { fulfilled: itself, finish: resolve });
  counting("allSettled", {
    fulfilled: (value) => ({ status: "fulfilled", value }),
    rejected: (reason) => ({ status: "rejected", reason }),
    finish: resolve,
  });
  counting("any", {
    rejected: itself,
    finish: (capability, errors) => capability.reject(new AggregateError(errors, "All promises were rejected")),
  });
  combinator("race", (iterable, capability, wait) => {
    for (const element of iterable) wait(element, capability.resolve, capability.reject);
  });
}
