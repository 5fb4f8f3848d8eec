// Async functions as in ECMA-262, 27.7, for programs that rewrite/ has changed: the body of each is a generator, which
// yields an operation where it awaits.
//
//     const calls = asyncFunctions({ queues, promises, sites });
//     calls.start(site, this, arguments, (call) => function* (…) { … })     // what an async function does now
//     (yield calls.awaiting(call, value))                                   // await value
//
// A call of an async function is a task of the trace. It begins at once, inside what called it.

const MOST_LISTED = 1_000; // of what a gather waits for

// What a body yields.
export const AWAIT = 0;
export const YIELD = 1;
/** A result of an inner iterator, from `yield*`: what next() has given is passed on as it is. */
export const DELEGATE = 2;
/** Return the value, from `yield*`. */
export const RETURN = 3;

/**
 * @param sites by number: the `name` of each async function
 * @param returnTo called with a call that is about to wait
 * @param explain what is told of the error with which a call fails: members of task_done
 */
export function asyncFunctions({ queues, promises, sites, returnTo = () => {}, explain = () => ({}) }) {
  let calls = 0;
  const { stack } = queues;

  function create(site, values, isGenerator) {
    // `line` is where its own code is; `shown` is its latest line in the trace, which can be in what it called.
    const call = { task: ++calls, site, line: 0, shown: 0 };
    queues.emit("task_created", {
      task: call.task, creator: queues.running?.task, name: sites[site].name, values,
      generator: isGenerator || undefined,
    });
    return call;
  }

  /** The call's code runs from now on, inside what runs already. */
  function enter(call) {
    stack.push(call);
    queues.emit("task_entered", { task: call.task });
  }

  function leave(call) {
    const place = stack.lastIndexOf(call);
    if (place >= 0) stack.length = place;
  }

  function suspend(call, wait) {
    returnTo(call);
    queues.emit("task_suspended", { task: call.task, ...wait });
    leave(call);
  }

  function end(call, outcome, error) {
    queues.emit("task_done", { task: call.task, outcome, ...(outcome === "failed" ? explain(error, call) : {}) });
    leave(call);
  }

  /** 27.7.5.3 Await. Throws what reading `value.constructor` throws. */
  function awaitValue(call, value, resume) {
    const promise = promises.resolve(value);
    suspend(call, waitFor(promise, promises, queues));
    promises.then(promise, {
      kind: "task_step", task: call.task, since: queues.now,
      resume(fulfilled, result) {
        stack.push(call); // the trace knows it by the step's task
        resume(fulfilled, result);
      },
    });
  }

  /**
   * Runs a body to its next suspension.
   * @param body the generator
   * @param type how it is resumed: "next", "throw" or "return"
   * @param ends what happens then: returned(value), failed(error), and for an async generator yielded(operation)
   */
  function drive(call, body, type, value, ends) {
    for (;;) {
      let result;
      try {
        result = body[type](value);
      } catch (error) {
        return ends.failed(error);
      }
      if (result.done) return ends.returned(result.value);
      const operation = result.value;
      if (operation.kind === RETURN) {
        type = "return";
        value = operation.value;
        continue;
      }
      if (operation.kind !== AWAIT) return ends.yielded(operation);
      try {
        return awaitValue(call, operation.value, (fulfilled, settled) => {
          drive(call, body, fulfilled ? "next" : "throw", settled, ends);
        });
      } catch (error) {
        type = "throw";
        value = error;
      }
    }
  }

  /** 27.7.5.1 AsyncFunctionStart: an async function was called. */
  function start(site, self, values, makeBody) {
    const call = create(site, values);
    const { promise, resolve, reject } = promises.intrinsic({ kind: "task", task: call.task }, call.task);
    enter(call);
    const ends = {
      returned(value) {
        end(call, "returned");
        resolve(value);
      },
      failed(error) {
        end(call, "failed", error);
        reject(error);
      },
    };
    let body;
    try {
      body = makeBody(call).apply(self, values); // evaluates the parameters' defaults
    } catch (error) {
      ends.failed(error);
      return promise;
    }
    drive(call, body, "next", undefined, ends);
    return promise;
  }

  return {
    create, enter, leave, suspend, end, awaitValue, drive, start,
    awaiting: (call, value) => ({ kind: AWAIT, value }),
    yielding: (call, value) => ({ kind: YIELD, value }),
  };
}

/** What a call waits for: members of task_suspended. */
export function waitFor(promise, promises, queues) {
  const slots = promises.slotsOf(promise);
  const settled = slots.state === "pending" ? undefined : true;
  return { ...describe(promise, promises, queues), object: slots.object, settled };
}

function describe(promise, promises, queues) {
  const { note } = promises.slotsOf(promise);
  switch (note?.kind) {
    case "task": return { awaits: "task", tasks: [note.task] };
    case "next": return { awaits: "task", tasks: [note.task], label: note.label };
    case "sleep":
      if (!queues.isSet(note.timer)) return { awaits: "future", label: "promise" };
      return { awaits: "sleep", until: note.timer.due / 1000 };
    case "gather": return { awaits: "gather", label: note.how, ...inputsOf(note, promises) };
    case "network":
    case "executor": return { awaits: note.kind, label: note.label };
    case "then": return { awaits: "future", label: "then" };
    case "adopt": return describeAdopted(note, promises, queues);
    default: return { awaits: "future", label: note ? "promise" : "value" };
  }
}

/** What is behind a promise that was resolved with others, which may go round in a circle. */
function describeAdopted(note, promises, queues) {
  const seen = new Set();
  while (note?.kind === "adopt" && !seen.has(note)) {
    seen.add(note);
    if (!promises.isPromise(note.of)) return { awaits: "future", label: "thenable" };
    const next = promises.slotsOf(note.of).note;
    if (next?.kind !== "adopt") return describe(note.of, promises, queues);
    note = next;
  }
  return { awaits: "future", label: "promise" };
}

/** What a gather waits for: tasks, and what happens outside the loop. */
function inputsOf({ inputs }, promises) {
  const notes = inputs.filter(promises.isPromise).map((promise) => promises.slotsOf(promise).note ?? {});
  const tasks = notes.filter(({ kind }) => kind === "task" || kind === "next").map(({ task }) => task);
  const outside = notes.filter(({ kind }) => kind === "network" || kind === "executor").map(({ label }) => label);
  const first = (list) => [...new Set(list)].slice(0, MOST_LISTED);
  return { tasks: first(tasks), outside: outside.length > 0 ? first(outside) : undefined };
}
