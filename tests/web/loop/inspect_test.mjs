// What console.log() prints, beside this Node's own.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import util from "node:util";
import { format, inspect } from "../../../web/loop/platform/inspect.js";
import { printed } from "./programs.mjs";

class Point {
  constructor() {
    this.x = 1;
  }
}
class Registry extends Map {}
const circular = { a: 1 };
circular.self = circular;
const sparse = [undefined];
sparse[2] = 3;
sparse[5] = 4;
const numbers = (length) => Array.from({ length }, (_, index) => index * index);
const people = [
  { name: "Ada Lovelace", born: 1815, tags: ["math", "poetry"] }, { name: "Grace", born: 1906, tags: ["navy"] },
];
const wide = { long: "x".repeat(50), other: "y".repeat(40) };

describe("inspect() writes as Node", () => {
  const values = {
    "numbers and texts": [1, -0, NaN, 10n, "a'b", 'q"\'', "`'\"", "multi\nline", "\u001b"],
    "other primitive values": [undefined, null, true, Symbol("x")],
    "arrays": [[], [1, 2, 3], sparse, [[]], [[[[]]]], [[[[1]]]], [[1, [2, [3, [4]]]]], Object.assign([1], { k: 2 })],
    "long arrays": [numbers(7), numbers(30), numbers(120), Array.from({ length: 8 }, (_, index) => `item${index}`),
      Array(200).fill("long text here"), [1.5, 22.25, 300, 4, 5, 6, 7, 8], people.concat(people, people, people)],
    "objects": [{}, { a: 1, b: "x" }, { "a-b": 1, [Symbol("s")]: 2 }, { a: { b: { c: { d: 1 } } } },
      { a: { b: { c: {} } } }, new Point(), circular, Object.create(null), { get a() { return 1; }, set b(x) {} },
      { u: undefined, n: null }, { users: people, total: 2 }, { [Symbol.toStringTag]: "T" }],
    "what does not fit on a line": [wide, ["x".repeat(80), "y"], { a: numbers(30), b: people }],
    "collections": [new Map(), new Map([[1, { a: 2 }], ["k", [1]]]), new Set([1, "a"]), new Registry(), new WeakMap(),
      new Uint8Array(3), new Set(numbers(102)), new Map(numbers(101).map((n) => [n, 1]))],
    "functions": [() => {}, function named() {}, class Q extends Point {}, class {}, { f() {}, g: () => 1, h: class {} },
      Object.assign(() => {}, { a: 1 })],
    "others": [new Date(0), new Date(NaN), /x/g],
  };
  for (const [name, list] of Object.entries(values)) {
    it(name, () => {
      for (const value of list) assert.equal(inspect(value), util.inspect(value));
    });
  }

  it("texts with directives", () => {
    for (const values of [["%s is %d", "x", 5, { a: 1 }], ["a", "b", [1]], ["100%"], ["%o", 1], ["%j", { a: 1 }],
      ["%%", 1], [{ a: "s" }, "s"], ["%i %f", "12.5", "1.5"], ["%s", { a: { b: 1 } }], ["%s"], [], ["%c styled", "color: red"]]) {
      assert.equal(format(values), util.format(...values));
    }
  });
});

describe("console.log() of", () => {
  it("a promise shows its state", () => {
    assert.deepEqual(printed(`const late = new Promise(() => {}), bad = Promise.reject("no");
      bad.catch(() => {});
      console.log(late, Promise.resolve({ a: 1 }), [bad]);`),
    ["Promise { <pending> } Promise { { a: 1 } } [ Promise { <rejected> 'no' } ]"]);
  });

  it("an error shows where in the program it was made", () => {
    assert.deepEqual(printed("async function work() {\n  return new RangeError('far');\n}\nconsole.log(await work());"),
      ["RangeError: far\n    at work (program.js:2)\n    at module (program.js:4)"]);
  });
});
