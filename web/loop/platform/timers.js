// setTimeout() and related functions, as in the HTML standard, 8.6 and 8.7.

export function timers({ queues, promises }) {
  const set = new Map(); // id -> timer
  let ids = 0;

  function begin(repeats, callback, milliseconds, values) {
    if (typeof callback !== "function") {
      throw new TypeError(`${repeats ? "setInterval" : "setTimeout"}() needs a function, but got ${typeof callback}`);
    }
    const id = ++ids;
    const delay = Math.max(milliseconds | 0, 0); // as a long of Web IDL
    const again = () => set.set(id, queues.addTimer(delay, {
      ...purpose(callback, repeats),
      run() {
        if (!repeats) set.delete(id);
        callback(...values);
        if (repeats && set.has(id)) again();
      },
    }));
    again();
    const promise = promises.resolvedBy(callback) ?? promises.executing;
    const slots = promise && promises.slotsOf(promise);
    if (!repeats && slots?.note?.kind === "promise") slots.note = { kind: "sleep", timer: set.get(id) };
    return id;
  }

  function purpose(callback, repeats) {
    if (promises.resolvedBy(callback)) return { kind: "sleep", label: "setTimeout" };
    return { kind: "callback", label: callback.name || (repeats ? "setInterval" : "setTimeout") };
  }

  function clear(id) {
    const timer = set.get(id);
    set.delete(id);
    if (timer) queues.cancelTimer(timer);
  }

  return {
    setTimeout: (callback, milliseconds = 0, ...values) => begin(false, callback, milliseconds, values),
    setInterval: (callback, milliseconds = 0, ...values) => begin(true, callback, milliseconds, values),
    clearTimeout: (id) => clear(id),
    clearInterval: (id) => clear(id),
    // ECMA-262 knows no such job; HTML, 8.7.
    queueMicrotask(callback) {
      if (typeof callback !== "function") {
        throw new TypeError(`queueMicrotask() needs a function, but got ${typeof callback}`);
      }
      const label = callback.name || "queueMicrotask";
      queues.addMicrotask({ kind: "microtask", label, cause: "called", run: () => callback() });
    },
  };
}
