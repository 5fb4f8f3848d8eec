// Makes the parser of the JavaScript loop smaller in what visitors load: a plugin for esbuild.
//
//     await build({ entryPoints: ["web/loop/program.js"], bundle: true, plugins: [slimParser] });
//
// acorn brings tables of Unicode and checks regular expressions itself, so that it runs everywhere. The engines that
// run the loop know both. A third of acorn's size is left out.
import { readFile } from "node:fs/promises";

/** What is replaced: where it begins, where what follows begins, and what stands there instead. */
const PARTS = [
  // Characters of names.
  { from: "// This file was generated. Do not modify manually!\nvar astralIdentifierCodes",
    to: "// These are a run-length and offset",
    by: "var astralIdentifierCodes = /\\p{ID_Continue}/u, astralIdentifierStartCodes = /\\p{ID_Start}/u;\n" },
  { from: "var nonASCIIidentifierStart = new RegExp", to: "// This has a complexity linear",
    by: "var nonASCIIidentifierStart = astralIdentifierStartCodes;\n"
      + "var nonASCIIidentifier = /[\\p{ID_Continue}\\u200c\\u200d]/u;\n" },
  { from: "function isInAstralSet(code, set) {", to: "// Test whether a given character code starts an identifier.",
    by: "function isInAstralSet(code, set) { return set.test(String.fromCodePoint(code)) }\n" },
  // The checks of regular expressions.
  { from: "// This file contains Unicode properties extracted", to: "// Object type used to represent tokens", by: "" },
  { from: "  // Validate pattern\n", to: "  // Create Literal#value property value.", by: "" },
  { from: "    // ESTree requires null if it failed to instantiate RegExp object.",
    to: "  }\n\n  return this.finishToken(types$1.regexp",
    by: "    this.raise(start, e.message);\n" },
];

/** @throws Error if the parser is not the version that this knows */
export function slim(text) {
  for (const { from, to, by } of PARTS) {
    const start = text.indexOf(from);
    const end = text.indexOf(to, start);
    if (start < 0 || end < 0 || text.indexOf(from, start + 1) >= 0) {
      const missing = from.trim().slice(0, 60);
      throw new Error(`acorn has changed: tools/loop_parser.mjs does not find "${missing}". Compare it with acorn.`);
    }
    text = text.slice(0, start) + by + text.slice(end);
  }
  return text;
}

export const slimParser = {
  name: "slim parser",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]acorn[/\\]dist[/\\]acorn\.mjs$/ }, async ({ path }) => {
      return { contents: slim(await readFile(path, "utf8")), loader: "js" };
    });
  },
};
