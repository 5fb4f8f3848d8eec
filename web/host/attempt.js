// Calls from the app to the browser, which may refuse any of them: history, storage, clipboard, focus,
// scrolling. A refusal must have no other consequences. An exception that passed through WebAssembly would be
// treated as a crash.

const said = new Set();

// The result of `run`, or `otherwise` if it throws or its promise is rejected.
export function attempt(what, run, otherwise) {
  const refused = (error) => {
    if (said.has(what)) return otherwise;
    said.add(what);
    // A refusal is expected; anything else is an error in this page.
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

// The same functions, wrapped so that none of them throws.
export function shielded(calls) {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) =>
    [name, (...values) => attempt(name, () => call(...values))]));
}
