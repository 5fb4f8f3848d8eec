// Starts Python in a worker, or in Node for tests, and runs one program in it. A new program needs a new interpreter, so
// that nothing of an earlier one is left.

// Modules that are imported before the memory is copied, beside those that the recorder imports itself.
const IMPORTED = "collections.abc, contextlib, dataclasses, datetime, decimal, fractions, functools, itertools, logging, "
  + "operator, queue, random, statistics, string, typing, concurrent.futures.thread";

// Names that Pyodide wants to know of its packages, of which there are none here.
const NO_PACKAGES = {
  info: { abi_version: "2025_0", arch: "wasm32", platform: "emscripten_4_0_9", python: "3.13.2", version: "0.29.5" },
  packages: {},
};

// An archive without files: Pyodide insists on one, beside the library that it is given.
export const EMPTY_ARCHIVE = new Uint8Array([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]);

// `loadPyodide` is Pyodide's. `library` is Python's, {path: source}; `sources` are Loopstep's own Python files, {path: source}.
// `snapshot` is an earlier result of takeSnapshot(), with which it starts much faster; `options` are more for Pyodide.
export async function start({ loadPyodide, library, sources, snapshot, options }) {
  const pyodide = await loadPyodide({
    ...options,
    env: { HOME: "/home/learner", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
    lockFileContents: NO_PACKAGES,
    fsInit: async (files) => install(files, library, sources),
    ...snapshot ? { _loadSnapshot: snapshot } : { _makeSnapshot: true },
  });
  if (!snapshot) pyodide.runPython(`import ${IMPORTED}\nfrom loopstep import browser`);
  return pyodide;
}

function install(files, library, sources) {
  const write = (path, text) => {
    files.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    files.writeFile(path, text);
  };
  for (const [path, text] of Object.entries(library)) write(`/lib/python3.13/${path}`, text);
  for (const [path, text] of Object.entries(sources)) write(`/lib/python3.13/site-packages/loopstep/${path}`, text);
}

// The interpreter's memory, before it has run any program.
export const takeSnapshot = (pyodide) => pyodide.makeMemorySnapshot();

// Runs a program; `send` gets events as text, see python/loopstep/browser.py. Returns the rest of the result.
export function run(pyodide, { name, text, input, files, responses, limits, live }, send) {
  const main = pyodide.runPython("from loopstep import browser\nbrowser.prepare()\nimport json\n"
    + "lambda name, text, send, options: browser.run(name, text, send, **json.loads(options))");
  return JSON.parse(main(name, text, send, JSON.stringify({ input, files, responses, limits, live })));
}
