// Python as it runs in the browser, in Node: the same interpreter, library and recorder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import * as interpreter from "../../../web/host/python/interpreter.js";
import { eventsOf, resultOf } from "../../../web/host/python/messages.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Loopstep's own Python files, {path: source}: those that web/host/python/sources.js has. */
export const sources = Object.fromEntries(readdirSync(`${root}python/loopstep`, { recursive: true })
  .filter((path) => /^(browser|recorder|stand_ins\/.*)\.py$/.test(path)).sort()
  .map((path) => [path, readFileSync(`${root}python/loopstep/${path}`, "utf8")]));

export class Interpreters {
  #folder = mkdtempSync(`${tmpdir()}/python-`);
  #library;
  #snapshot;

  constructor() {
    execFileSync("python3", ["tools/python_library.py", "--out", `${this.#folder}/library.json`], { cwd: root });
    writeFileSync(`${this.#folder}/empty.zip`, interpreter.EMPTY_ARCHIVE);
    this.#library = JSON.parse(readFileSync(`${this.#folder}/library.json`, "utf8"));
  }

  // The first one starts from nothing, the others from its memory.
  async start() {
    const pyodide = await interpreter.start({
      loadPyodide,
      library: this.#library,
      sources,
      snapshot: this.#snapshot,
      options: { stdLibURL: `${this.#folder}/empty.zip`, stdout() {}, stderr() {} },
    });
    this.#snapshot ??= interpreter.takeSnapshot(pyodide);
    return pyodide;
  }

  // Resolves to { recording, error, batches } of a program in an interpreter of its own.
  async run(text, { name = "program.py", ...options } = {}) {
    const batches = [];
    const result = interpreter.run(await this.start(), { name, text, ...options }, (batch) => { batches.push(batch); });
    return { ...result, batches, recording: resultOf(result, batches.flatMap(eventsOf)).recording };
  }

  close() {
    rmSync(this.#folder, { recursive: true });
  }
}
