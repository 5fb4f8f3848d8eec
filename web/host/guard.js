// Every way into WebAssembly: its functions, also those that it hands out as callbacks. A trap cannot be
// caught there; after one nothing of the program can be trusted, so nothing of it is called any more.

// The exports of an instance, none of which throws. `crashed` is told the first exception.
export function guarded(exports, crashed) {
  let alive = true;
  const guard = (run) => run && ((...values) => {
    if (!alive) return 0;
    try {
      return run(...values);
    } catch (error) {
      alive = false;
      crashed(error);
      return 0;
    }
  });
  const wrap = (value) => {
    if (typeof value === "function") return guard(value);
    if (value instanceof WebAssembly.Table) return { get: (index) => guard(value.get(index)) };
    return value;
  };
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, wrap(value)]));
}
