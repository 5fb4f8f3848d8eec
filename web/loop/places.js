// Where in a program an error was raised.
//
//     const places = new Places(rewritten, code);
//     places.of(error)      // [{ name: "work", line: 6, column: 3 }, …], the innermost function first
//
// An error's stack names places in the rewritten code. Engines write stacks in forms of their own, but all of them name
// the address, the line and the column.

import { isObject } from "./values.js";

export class Places {
  #rewritten;
  #address;
  #starts; // of the lines of the code
  #find;

  constructor(rewritten, address) {
    this.#rewritten = rewritten;
    this.#address = address;
    this.#find = positionsIn(address);
    this.#starts = [0];
    for (let at = 0; (at = rewritten.code.indexOf("\n", at) + 1) > 0;) this.#starts.push(at);
  }

  /** The code with the address that stacks name. */
  get code() {
    return `${this.#rewritten.code}\n//# sourceURL=${this.#address}`;
  }

  of(error) {
    const found = positions(stackOf(error), this.#find);
    return found.map(([line, column]) => this.#place(line - linesBefore(), column)).filter(Boolean);
  }

  #place(line, column) {
    if (!(line - 1 in this.#starts)) return undefined;
    const { functions, sites, sourceOffset } = this.#rewritten;
    const offset = sourceOffset(this.#starts[line - 1] + column - 1);
    if (offset === undefined) return undefined;
    const inner = functions.findLast(({ start, end }) => start <= offset && offset <= end) ?? functions[0];
    return { name: inner.site === undefined ? inner.name : sites[inner.site].name, line, site: inner.site };
  }
}

const positionsIn = (address) => new RegExp(`${address.replace(/\W/g, "\\$&")}:(\\d+):(\\d+)`, "g");

const positions = (stack, find) => [...stack.matchAll(find)].map(([, line, column]) => [Number(line), Number(column)]);

let before;

/** How many lines the engine counts before the first line of a function that is made from text. */
function linesBefore() {
  if (before === undefined) {
    const stack = new Function("return new Error().stack;\n//# sourceURL=loop-probe")();
    const [[line]] = [...positions(stack, positionsIn("loop-probe")), [1]];
    before = line - 1;
  }
  return before;
}

function stackOf(error) {
  try {
    return String(error?.stack ?? "");
  } catch {
    return "";
  }
}

const MOST_PLACES = 100; // of a traceback: the innermost

/**
 * What is told of an error with which an async call fails: members of task_done. The traceback has the call first and
 * the place of the error last; an error that other calls have passed on has theirs, too.
 */
export function makeExplain(places, sites) {
  const known = new WeakMap(); // error -> the traceback in the call that it came from
  return (error, call) => {
    const isError = error instanceof Error || error instanceof DOMException;
    const own = [sites[call.site].name, call.line];
    let traceback = isError ? known.get(error) : undefined;
    if (traceback) traceback = [own, ...traceback];
    else {
      const frames = isError ? places.of(error) : [];
      const end = frames.findIndex(({ site }) => site === call.site);
      const named = frames.slice(0, end < 0 ? undefined : end + 1).map(({ name, line }) => [name, line]).reverse();
      traceback = end < 0 ? [own, ...named] : named;
    }
    traceback = traceback.slice(-MOST_PLACES);
    if (isError) known.set(error, traceback);
    return { ...errorTexts(error), traceback };
  };
}

/** @returns { error, error_type }: its message and its kind, as text */
export function errorTexts(error) {
  try {
    const isError = error instanceof Error || error instanceof DOMException;
    if (isError) return { error: String(error.message), error_type: String(error.name) };
    return { error: isObject(error) ? Object.prototype.toString.call(error) : String(error) };
  } catch { // of the program's own getters
    return { error: "an error that cannot be read" };
  }
}
