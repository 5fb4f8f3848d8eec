// AbortSignal on the loop's clock. The rest of it, and AbortController, are the engine's own: they call back at once.

/** AbortSignal, whose timeout() is a timer of the loop. */
export const abortSignal = (queues) => new Proxy(AbortSignal, {
  get(target, name) {
    return name === "timeout" ? (milliseconds) => timeout(queues, milliseconds) : Reflect.get(target, name);
  },
});

function timeout(queues, milliseconds) {
  const controller = new AbortController();
  queues.addTimer(Math.max(Math.trunc(milliseconds), 0), {
    kind: "timeout", label: `AbortSignal.timeout(${milliseconds})`, unref: true,
    run: () => controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")),
  });
  return controller.signal;
}
