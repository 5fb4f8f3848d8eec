// Async generators as in ECMA-262, 27.6.
//
//     const generators = asyncGenerators({ promises, calls });
//     // what an async generator function does now
//     generators.start(site, this, arguments, (call) => function* (…) { … })
//
// An async generator is a task of the trace that other code enters with next().
import { DELEGATE } from "./async.js";

export function asyncGenerators({ promises, calls }) {
  const Prototype = Object.create(Object.prototype, { // 27.1.3 %AsyncIteratorPrototype%
    [Symbol.asyncIterator]: { value() { return this; }, writable: true, configurable: true },
  });

  class Generator {
    #call;
    #body;
    #state = "suspended-start"; // suspended-yield, executing, draining-queue, completed
    #queue = []; // requests: { type, value, capability }
    #delegating = false; // it is suspended in `yield*`

    constructor(call, body) {
      this.#call = call;
      this.#body = body;
    }

    // 27.6.1.2 to 27.6.1.4
    request(type, value) {
      const capability = promises.intrinsic({ kind: "next", task: this.#call.task, label: `${type}()` });
      const state = this.#state;
      const fresh = state === "suspended-start";
      if (type === "throw" && fresh) this.#end("returned");
      if (this.#state === "completed" && type !== "return") {
        if (type === "next") capability.resolve({ value: undefined, done: true });
        else capability.reject(value);
        return capability.promise;
      }
      this.#queue.push({ type, value, capability });
      if (type === "return" && (fresh || state === "completed")) {
        if (fresh) this.#end("returned");
        this.#awaitReturn();
      } else if (fresh) this.#resume(() => this.#drive("next", value));
      else if (state === "suspended-yield") this.#resume(() => this.#received());
      return capability.promise;
    }

    #resume(run) {
      this.#state = "executing";
      calls.enter(this.#call);
      run();
    }

    #end(outcome, error) {
      this.#state = "completed";
      calls.end(this.#call, outcome, error);
    }

    #drive(type, value) {
      calls.drive(this.#call, this.#body, type, value, this.#ends);
    }

    #ends = {
      returned: (value) => {
        this.#end("returned");
        this.#complete(true, value, true);
        this.#drain();
      },
      failed: (error) => {
        this.#end("failed", error);
        this.#complete(false, error);
        this.#drain();
      },
      // 27.6.3.8 AsyncGeneratorYield
      yielded: (operation) => {
        this.#delegating = operation.kind === DELEGATE;
        if (this.#delegating) return this.#yielded(operation.value);
        try {
          return calls.awaitValue(this.#call, operation.value, (fulfilled, value) => {
            if (fulfilled) this.#yielded(value);
            else this.#drive("throw", value);
          });
        } catch (error) {
          return this.#drive("throw", error);
        }
      },
    };

    #yielded(value) {
      this.#complete(true, value, false);
      if (this.#queue.length > 0) return this.#received();
      this.#state = "suspended-yield";
      return calls.suspend(this.#call, { awaits: "yield", label: "next()" });
    }

    /** Goes on after a yield with the next request: 27.6.3.7 AsyncGeneratorUnwrapYieldResumption. */
    #received() {
      const { type, value } = this.#queue[0];
      const go = (how, what) => {
        if (this.#delegating) this.#drive("next", { type: how, value: what });
        else this.#drive(how, what);
      };
      if (type !== "return") return go(type, value);
      try {
        return calls.awaitValue(this.#call, value, (fulfilled, result) => go(fulfilled ? "return" : "throw", result));
      } catch (error) {
        return go("throw", error);
      }
    }

    // 27.6.3.5 AsyncGeneratorCompleteStep
    #complete(fulfilled, value, done) {
      const { capability } = this.#queue.shift();
      if (fulfilled) capability.resolve({ value, done });
      else capability.reject(value);
    }

    // 27.6.3.10 AsyncGeneratorDrainQueue
    #drain() {
      this.#state = "draining-queue";
      while (this.#queue.length > 0) {
        const { type, value } = this.#queue[0];
        if (type === "return") return this.#awaitReturn();
        if (type === "throw") this.#complete(false, value);
        else this.#complete(true, undefined, true);
      }
      this.#state = "completed";
      return undefined;
    }

    // 27.6.3.9 AsyncGeneratorAwaitReturn
    #awaitReturn() {
      this.#state = "draining-queue";
      let promise;
      try {
        promise = promises.resolve(this.#queue[0].value);
      } catch (error) {
        this.#complete(false, error);
        return this.#drain();
      }
      return promises.then(promise, {
        kind: "generator", label: "return()", task: this.#call.task,
        resume: (fulfilled, value) => {
          this.#complete(fulfilled, value, true);
          this.#drain();
        },
      });
    }
  }

  function start(site, self, values, makeBody) {
    const call = calls.create(site, values, true);
    const body = makeBody(call).apply(self, values);
    const generator = new Generator(call, body);
    const request = (type) => ({ [type](value) { return generator.request(type, value); } })[type];
    return Object.create(Prototype, Object.fromEntries([
      ...["next", "return", "throw"].map((type) => {
        return [type, { value: request(type), writable: true, configurable: true }];
      }),
      [Symbol.toStringTag, { value: "AsyncGenerator", configurable: true }],
    ]));
  }

  return { start };
}
