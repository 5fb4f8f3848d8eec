// The modules of Node that a program can import.
import { ProgramError } from "../problems.js";
import { EventEmitter, makeOnce } from "./events.js";

/** @returns load(name), which gives the module's exports or undefined */
export function makeModules({ queues, promises, outside, globals, files, threads }) {
  /** setTimeout() of node:timers/promises. */
  function sleep(milliseconds = 1, value = undefined, { signal } = {}) {
    const note = { kind: "sleep" };
    const { promise, resolve, reject } = promises.make(note);
    const aborted = () => {
      const error = new Error("The operation was aborted", { cause: signal.reason });
      reject(Object.assign(error, { name: "AbortError", code: "ABORT_ERR" }));
    };
    if (signal?.aborted) {
      aborted();
      return promise;
    }
    const abort = () => {
      queues.cancelTimer(note.timer);
      aborted();
    };
    note.timer = queues.addTimer(Math.max(milliseconds | 0, 0), {
      kind: "sleep", label: "setTimeout",
      run() {
        signal?.removeEventListener("abort", abort);
        resolve(value);
      },
    });
    signal?.addEventListener("abort", abort);
    return promise;
  }

  function contentOf(path) {
    const name = String(path?.href ?? path).split("/").at(-1);
    if (Object.hasOwn(files, name)) return files[name];
    throw Object.assign(new Error(`ENOENT: no such file or directory, open '${name}'`), { code: "ENOENT" });
  }

  /** Something that the system does outside the loop; the clock stands still meanwhile. */
  function inThread(label, act) {
    const { promise, resolve, reject } = promises.make({ kind: "executor", label });
    const operation = outside.start("thread", label);
    let outcome;
    queues.addArrival(0, {
      label,
      arrives() {
        try {
          const result = act();
          outcome = () => resolve(result);
          outside.end(operation, "returned");
        } catch (error) {
          outcome = () => reject(error);
          outside.end(operation, "failed", error.message);
        }
      },
      run: () => outcome(),
    });
    return promise;
  }

  const readFile = (path) => inThread(`readFile ${path}`, () => contentOf(path));
  const open = (path) => inThread(`open ${path}`, () => {
    contentOf(path);
    return { readFile: () => readFile(path), close: () => inThread(`close ${path}`, () => undefined) };
  });

  const modules = {
    "node:timers/promises": { setTimeout: sleep },
    "node:timers": pick(globals, ["setTimeout", "clearTimeout", "setInterval", "clearInterval"]),
    "node:events": { once: makeOnce(promises), EventEmitter, default: EventEmitter },
    "node:fs": { readFileSync: contentOf },
    "node:fs/promises": { readFile, open },
    "node:worker_threads": threads,
    "node:process": globals.process,
    "node:perf_hooks": { performance: globals.performance },
  };
  for (const [name, module] of Object.entries(modules)) modules[name] = { default: module, ...module };
  const load = (name) => modules[name.startsWith("node:") ? name : `node:${name}`];
  return { load, names: Object.keys(modules) };
}

const pick = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** @throws ProgramError for an import that there is not */
export function checkImports(imports, { load, names }, file) {
  for (const { name, line, exports } of imports) {
    const found = load(name);
    if (!found) {
      const known = names.join(", ");
      throw new ProgramError(`there is no module "${name}" here. A program can import ${known}.`, { file, line });
    }
    const missing = exports.find((each) => !(each in found));
    if (missing) {
      const known = Object.keys(found).filter((each) => each !== "default").join(", ");
      const text = `"${missing}" of "${name}" is not there. A program can import ${known} from it.`;
      throw new ProgramError(text, { file, line });
    }
  }
}
