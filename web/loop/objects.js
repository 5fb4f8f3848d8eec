// The objects of a trace: promises and AbortSignals that the program keeps under a name. An async call's promise is
// none: the call is a task.
import { valueText } from "./values.js";

const MOST_SHOWN = 8; // waiting tasks

export function makeObjects({ queues, promises }) {
  let count = 0;
  const changed = new Map(); // object -> what it is like now
  const signals = new WeakSet();

  /** Called where the program keeps `value` under a name. */
  function named(name, value) {
    if (promises.isPromise(value)) namePromise(name, value);
    else if (value instanceof AbortSignal) nameSignal(name, value);
    else if (value instanceof AbortController) nameSignal(name, value.signal);
    return value;
  }

  function create(type, name) {
    count += 1;
    queues.emit("object_created", { task: queues.running?.task, object: count, type, name });
    return count;
  }

  function namePromise(name, promise) {
    const slots = promises.slotsOf(promise);
    if (slots.object || slots.note?.kind === "task") return;
    const object = slots.object = create("Promise", name);
    slots.changed = () => changed.set(object, () => {
      const waiting = (slots.reactions ?? []).filter(({ resume, task }) => resume && task).map(({ task }) => task);
      const value = slots.state === "pending" ? undefined : valueText(slots.value);
      return { type: "Promise", state: slots.state, value, waiters: waiting.slice(0, MOST_SHOWN),
        waiter_count: waiting.length > MOST_SHOWN ? waiting.length : undefined };
    });
    slots.changed();
  }

  function nameSignal(name, signal) {
    if (signals.has(signal)) return;
    signals.add(signal);
    const object = create("AbortSignal", name);
    const reason = () => signal.reason?.name ?? valueText(signal.reason);
    const change = () => changed.set(object, () => {
      return { type: "AbortSignal", aborted: signal.aborted, reason: signal.aborted ? reason() : undefined };
    });
    signal.addEventListener("abort", change);
    change();
  }

  /** At the end of a step: tells what it has made or changed. */
  function tellChanged() {
    for (const [object, members] of changed) queues.emit("object_changed", { object, ...members() });
    changed.clear();
  }

  return { named, tellChanged };
}
