// How a program is rewritten. What it then does is compared with Node in tests/js.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { rewrite } from "../../../web/loop/rewrite/rewrite.js";
import { Edits } from "../../../web/loop/rewrite/edits.js";

describe("Edits", () => {
  it("nest: what was inserted first is outermost", () => {
    const edits = new Edits("x");
    edits.insertBefore(0, "(");
    edits.insertBefore(0, "[");
    edits.insertAfter(1, "]");
    edits.insertAfter(1, ")");
    assert.equal(edits.apply().text, "([x])");
  });

  it("at one place close what ends there before they open what begins there", () => {
    const edits = new Edits("ab");
    edits.insertBefore(1, "<");
    edits.insertAfter(1, ">");
    assert.equal(edits.apply().text, "a><b");
  });

  it("keep the line breaks of what they remove", () => {
    const edits = new Edits("a\nb\r\nc");
    edits.replace(0, 5, "x");
    assert.equal(edits.apply().text, "x\n\nc");
  });

  it("know the place in the source of each place in the new text", () => {
    const edits = new Edits("await x;");
    edits.replace(0, 6, "(yield ");
    edits.insertAfter(7, ")");
    const { text, sourceOffset } = edits.apply();
    assert.equal(text, "(yield x);");
    assert.deepEqual([0, 7, 8, 9].map(sourceOffset), [0, 6, 7, 7]);
  });
});

describe("A rewritten program", () => {
  it("has every line where it was", () => {
    const source = `import {
  once,
} from "node:events";

export default async function
  main(
    a,
    b = "b",
  ) {
  for await (
    const {
      x, // one
      y,
    } of a
  )
    await
      b;
}
outer:
for await (const x of []) break
  outer;
export {
  main,
};
const marker = 1;`;
    const { code } = rewrite(source);
    const line = (text) => text.slice(0, text.indexOf("marker")).split("\n").length;
    assert.equal(line(code), line(source));
  });

  it("uses names that the program does not have", () => {
    const { code, helpers } = rewrite("let _$start = 1; let _$$a1 = 2; await _$start;");
    assert.ok(helpers.every((name) => name.startsWith("_$$$")));
    assert.ok(code.includes("_$$$awaiting"));
  });

  it("tells the functions with their names, and the places of async ones", () => {
    const source = "class A { async m() {} #p() {} }\nconst f = async () => {};\nconst o = { g: function () {} };";
    const { sites, functions } = rewrite(source);
    assert.deepEqual(sites, [{ name: "module", line: 1 }, { name: "A.m", line: 1 }, { name: "f", line: 2 }]);
    assert.deepEqual(functions.map(({ name }) => name), ["module", "A.m", "A.#p", "f", "g"]);
  });

  it("is valid whatever stands where keywords are", () => {
    for (const source of ["", "// only a comment", "async () => {}", "(async () => {})", "x: { break x; }",
      "export const a = async x => x, b = 1;", "export default async () => {};", "export default async function () {}",
      "export default class { async m() {} }", "export * from 'node:events';", "import 'node:events';",
      "import * as events from 'node:events';", "import events, { once as only } from 'node:events';",
      "for (const async of []);", "let async = 1; async = 2; async\n(3);", "label: while (0) continue label;",
      "({ async: 1, await: 2, get async() { return 1; } });", `\`\${async () => {}}\``, "throw await 1",
      "async function f() { return; }", "async function* g() { return\n1; yield\n2; }"]) {
      assert.doesNotThrow(() => new Function(...rewrite(source).helpers, rewrite(source).code), source);
    }
  });

  it("is valid, with every line where it was, for each script of a large library", () => {
    const folder = fileURLToPath(new URL("../../../node_modules/eslint/lib/", import.meta.url));
    const scripts = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
    const lines = (text) => text.split(/\r\n|[\n\r\u2028\u2029]/).length;
    let count = 0;
    for (const name of scripts) {
      const source = readFileSync(folder + name, "utf8").replace(/\bimport\(/g, "load("); // which is refused
      const { code, helpers } = rewrite(source, name);
      assert.doesNotThrow(() => new Function(...helpers, code), name);
      assert.equal(lines(code), lines(source) + 1, name); // the end of the function is a line of its own
      count += 1;
    }
    assert.ok(count > 100, `${count} scripts`);
  });
});
