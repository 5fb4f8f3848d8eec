// The parser as the site has it, with parts left out, beside the whole one.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as whole from "acorn";
import { slimParser } from "../../../tools/loop_parser.mjs";

const resolveDir = fileURLToPath(new URL("../../..", import.meta.url));
const options = { ecmaVersion: 2025, sourceType: "module" };

describe("The smaller parser", () => {
  let slim;
  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: 'export * from "acorn";', resolveDir },
      bundle: true, format: "esm", plugins: [slimParser], write: false,
    });
    slim = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  });

  const plain = (tree) => JSON.stringify(tree, (key, value) => (typeof value === "bigint" ? String(value) : value));
  const valid = ["const π = 1, 𝒜𝒷 = 2, a\u200cb = 3, ünï·x = \\u0061;", "/a[/]b/giu.test(x); 4 / 2 / 1;",
    "/[\\p{L}]/u; /(?<name>a)\\k<name>/;", "class A { #ß = 1n; }"];
  for (const source of valid) {
    it(`reads ${source}`, () => {
      assert.equal(plain(slim.parse(source, options)), plain(whole.parse(source, options)));
    });
  }

  const invalid = ["const ☃ = 1;", "const \u{1F600} = 1;", "x = /(/;", "x = /a/gg;", "x = /\\p{Nothing}/u;",
    "const a\u2003b;", "let \\u{1F600};"];
  for (const source of invalid) {
    it(`finds the mistake in ${source}, in the same line`, () => {
      const lineIn = (parser) => {
        try {
          parser.parse(source, options);
        } catch ({ loc }) {
          return loc.line;
        }
        return "none";
      };
      assert.notEqual(lineIn(slim), "none");
      assert.equal(lineIn(slim), lineIn(whole));
    });
  }
});
