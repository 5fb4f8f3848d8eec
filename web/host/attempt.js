// Calls from the app into the browser, which may refuse any of them: history, storage, clipboard, focus,
// scrolling. A refusal costs what was asked for and nothing else. Were its exception to pass through
// WebAssembly, it would be taken for a crash there.

const said = new Set();

// The result of `run`, or `otherwise` where it throws; of a promise likewise.
export function attempt(what, run, otherwise) {
  const refused = (error) => {
    if (said.has(what)) return otherwise;
    said.add(what);
    // A refusal is the browser's right; anything else is a fault of this page.
    const say = error instanceof DOMException ? console.info : console.error;
    say(`Loopstep: ${what}: ${error}`);
    return otherwise;
  };
  try {
    const result = run();
    return result instanceof Promise ? result.catch(refused) : result;
  } catch (error) {
    return refused(error);
  }
}

// The same functions, none of which throws.
export function shielded(calls) {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) =>
    [name, (...values) => attempt(name, () => call(...values))]));
}
