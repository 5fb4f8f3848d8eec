// Wraps all calls into WebAssembly: its exports, and the functions that it passes as callbacks. WebAssembly cannot
// catch a trap; after one the app's state cannot be trusted, so it is not called again.

// The exports of an instance, wrapped so that none throws. `crashed` is called with the first exception.
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
