// Python as it runs in the browser, in Node: the same interpreter, library and recorder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import * as interpreter from "../../../web/host/python/interpreter.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

// An archive without files: Pyodide insists on one.
const EMPTY_ARCHIVE = Buffer.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]);

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
    writeFileSync(`${this.#folder}/empty.zip`, EMPTY_ARCHIVE);
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
    return { ...result, batches, recording: recordingOf(result, batches) };
  }

  close() {
    rmSync(this.#folder, { recursive: true });
  }
}

function recordingOf({ head, tail, renamed }, batches) {
  if (head === undefined) return null;
  const lines = batches.flatMap((batch) => batch.split(",\n"));
  for (const [at, line] of renamed) lines[at] = line;
  return `${head}\n${lines.join(",\n")}\n${tail}`;
}

// Both are CPython 3.13, but not the same patch of it.
export const withoutVersion = (recording) => recording.replace(/"python":"3\.13\.\d+"/, '"python":"3.13"');
