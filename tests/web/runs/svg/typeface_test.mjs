// The fonts of the SVG: what is read from a TrueType font, and smaller copies of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { Typeface } from "../../../../web/host/runs/svg/typeface.js";

// One of those that tools/fonts.py reads: it has glyphs that are made of others.
const FILE = "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf";
const NAME = { family: "JetBrains Mono", weight: "400" };

const codes = (text) => [...text].map((character) => character.codePointAt(0));
const sum = (view, at, size) => {
  let all = 0;
  for (let place = at; place < at + size; place += 4) all = (all + view.getUint32(place)) >>> 0;
  return all;
};

/** The tables of a font by name, each { sum, at, size }. */
function tablesOf(bytes) {
  const view = new DataView(bytes.buffer);
  return new Map(Array.from({ length: view.getUint16(4) }, (_, table) => {
    const at = 12 + 16 * table;
    const [checked, start, size] = [4, 8, 12].map((field) => view.getUint32(at + field));
    return [String.fromCharCode(...bytes.subarray(at, at + 4)), { sum: checked, at: start, size }];
  }));
}

describe("A font", () => {
  let font;
  before(() => {
    const { buffer, byteOffset, byteLength } = readFileSync(FILE);
    font = new Typeface(buffer.slice(byteOffset, byteOffset + byteLength), NAME);
  });

  it("has a name, measures, and the widths of its characters", () => {
    const { family, weight, em, ascent, descent } = font;
    assert.deepEqual({ family, weight, em, ascent, descent }, { ...NAME, em: 1000, ascent: 1.02, descent: 0.3 });
    for (const code of codes("a é→")) assert.equal(font.advance(code), 0.6);
    assert.equal(font.advance(0x65e5), undefined);
  });

  it("has a smaller copy with the outlines of some characters, and of what they are made of", () => {
    const outlines = (text) => tablesOf(font.reduced(codes(text))).get("glyf").size;
    const [none, e, accent, both] = ["", "e", "é", "eé"].map(outlines);
    assert.ok(none > 0 && e > none, `${none}, ${e}`);
    assert.ok(accent > e, "the accent is missing, or the letter");
    assert.equal(both, accent);
    const copy = new Typeface(font.reduced(codes("é")).buffer, NAME);
    assert.deepEqual([copy.ascent, copy.advance(0xe9)], [font.ascent, 0.6]);
    assert.deepEqual(copy.reduced(codes("é")), font.reduced(codes("é")));
  });

  it("has a copy whose sums are right", () => {
    const bytes = font.reduced(codes("aé"));
    const view = new DataView(bytes.buffer);
    assert.equal(sum(view, 0, bytes.length), 0xb1b0afba);
    for (const [tag, table] of tablesOf(bytes)) {
      const start = table.at + (tag === "head" ? 12 : 0);  // without what makes the whole sum right
      const before = tag === "head" ? sum(view, table.at, 8) : 0;
      const rest = sum(view, start, table.at + Math.ceil(table.size / 4) * 4 - start);
      assert.equal((before + rest) >>> 0, table.sum, tag);
      assert.equal(table.at % 4, 0);
    }
  });
});
