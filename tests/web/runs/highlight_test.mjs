// Listings of recorded runs look like those of the lessons.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { highlighted } from "../../../web/host/runs/highlight.js";

const LETTERS = { k: "keyword", s: "string", n: "number", c: "comment", f: "function", b: "builtin", t: "class", o: "operator", d: "decorator", v: "constant" };
const kinds = (text) => Object.fromEntries(highlighted(text).flat().filter(([letter]) => letter !== " ").map((piece) => [piece.slice(1), LETTERS[piece[0]]]));
const textOf = (line) => line.map((piece) => piece.slice(1)).join("");

describe("A highlighted program", () => {
  it("has the classes of the lessons' listings", () => {
    assert.deepEqual(kinds('@cached\nasync def load(n):\n    return fetch("a") + 1 if n else None  # why\n'), {
      "@": "decorator", async: "keyword", def: "keyword", load: "function", return: "keyword",
      fetch: "function", '"a"': "string", "+": "operator", 1: "number", if: "keyword", else: "keyword", None: "constant",
      "# why": "comment",
    });
    assert.deepEqual(kinds("class A(Base):\n    def f(self): print(Queue(), len(x))\n"), {
      class: "keyword", A: "class", def: "keyword", f: "function", self: "builtin", print: "builtin", Queue: "class", len: "builtin",
    });
    assert.equal(kinds("except ValueError:")["ValueError"], "class");
  });

  it("has a line for each of the program's, and all its text", () => {
    const text = 'a = """one\ntwo\n"""\n\n\tb()\n';
    const lines = highlighted(text).map(textOf);
    assert.deepEqual(lines, ['a = """one', "two", '"""', "", "\tb()"]);
  });

  it("counts the lines that end as on Windows once", () => {
    assert.equal(highlighted("a\r\nb\r\n").length, 2);
  });

  it("may be no Python at all", () => {
    const text = ")]} def def \u{1f40d} 'open";
    assert.equal(textOf(highlighted(text)[0]), text);
    assert.deepEqual(highlighted(""), [[]]);
  });
});
