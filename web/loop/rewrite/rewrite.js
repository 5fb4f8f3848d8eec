// Rewrites a program so that the loop can run it statement by statement.
//
//     const { code, sites } = rewrite(source, "program.js");
//
// Async functions become generators, and `await` yields to the loop: see ../async.js. Each statement reports its line,
// and each round of a loop counts against the budget. No line moves, and what a program can observe stays the same,
// apart from what docs/javascript-loop.md lists. Programs are modules: strict, with `await` at the top level.
import { parse } from "acorn";
import { ProgramError } from "../problems.js";
import { Edits } from "./edits.js";
import { Rewriter } from "./rewriter.js";

/**
 * @returns {
 *   code: the body of a function whose parameters are `parameters`, the names in the order of HELPERS, and the globals;
 *       it returns the promise of the module,
 *   sites: [{ name, line }] of each async function; the last is the module,
 *   functions: [{ name, start, end, site }] in the source, outer ones before those in them,
 *   imports: [{ name, line, exports }],
 *   sourceOffset: the place in the source of a place in `code`; undefined in what calls an async function
 * }
 * @throws ProgramError for a program that is no valid module, or that does what cannot be followed
 */
export function rewrite(source, file = "program.js") {
  try {
    return rewritten(source, file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // of the stack
    throw new ProgramError(TOO_DEEP, { file });
  }
}

function rewritten(source, file) {
  const tokens = [];
  const comments = [];
  const program = parseModule(source, file, { onToken: tokens, onComment: comments });
  const edits = new Edits(source);
  const rewriter = new Rewriter({ source, file, tokens, comments, edits, prefix: unusedPrefix(source) });
  const { names } = rewriter;
  const module = rewriter.site("module", 1);
  rewriter.functions.push({ name: "module", start: 0, end: source.length, site: module });
  if (source.startsWith("#!")) edits.replace(0, source.match(/^.*/)[0].length);
  rewriter.statements(program.body, { call: names.module, kind: "async" });
  const { text, sourceOffset } = edits.apply();
  const head = `"use strict";return ${names.start}(${module},undefined,[],(${names.module})=>function*(){`
    + rewriter.imports.map((each) => each.text).join("");
  return {
    code: `${head}${text}\n})`,
    helpers: HELPERS.map((name) => names[name]),
    sites: rewriter.sites,
    functions: rewriter.functions,
    imports: rewriter.imports,
    sourceOffset: (offset) => (offset < head.length ? undefined : sourceOffset(offset - head.length)),
  };
}

const TOO_DEEP = "it is nested too deeply to be read. Split long expressions.";

/** What a rewritten program calls. */
export const HELPERS = ["start", "startGenerator", "awaiting", "yielding", "delegate", "iterate", "checked", "close",
  "closeAfterError", "line", "expression", "tick", "named", "load", "meta", "checkedCode", "evaluate"];

/** @throws ProgramError with the place of the mistake */
export function parseModule(source, file, options) {
  try {
    const all = { ecmaVersion: 2025, sourceType: "module", locations: true, preserveParens: true, ...options };
    return parse(source, all);
  } catch (error) {
    if (!error.loc) throw error;
    const isDeep = error.message.startsWith("Not enough stack space");
    const text = isDeep ? TOO_DEEP : error.message.replace(/ \(\d+:\d+\)$/, "");
    throw new ProgramError(text, { type: "SyntaxError", file, line: error.loc.line, column: error.loc.column + 1 });
  }
}

/** What no name in the program begins with. */
function unusedPrefix(source) {
  let prefix = "_$";
  while (source.includes(prefix)) prefix += "$";
  return prefix;
}
