// The text of the SVG, from the glyphs on the canvas.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Frames } from "../../../../web/host/runs/svg/frames.js";
import { svgOf } from "../../../../web/host/runs/svg/document.js";
import { Glyphs } from "../../../../web/host/runs/svg/glyphs.js";
import { element, escaped, short } from "../../../../web/host/runs/svg/markup.js";
import { itemsOf } from "../../../../web/host/runs/svg/items.js";
import { Triangles } from "./triangles.mjs";

const [RED, BLUE] = [[200, 10, 20, 255], [10, 20, 200, 128]];
const EM = 16;  // ImGui's, for these fonts
const STAGE = { x: 100, y: 50, w: 400, h: 300 };

/** A font whose characters are as wide as `widths` says, in em. */
const face = (family, widths) => ({
  family, weight: "400", ascent: 0.75, descent: 0.25, advance: (code) => widths[String.fromCharCode(code)],
  reduced: (codes) => Uint8Array.from(codes),
});
const sans = face("Inter", { " ": 0.25, a: 0.5, b: 0.625, "<": 0.5 });
const mono = face("JetBrains Mono", { " ": 0.75, a: 0.75, b: 0.75, "<": 0.75 });

// The place in the texture of each glyph.
const uvOf = (font, character) => {
  const u = (character.charCodeAt(0) + (font === mono ? 128 : 0)) / 256;
  return [u, 0.25, u + 1 / 512, 0.5];
};

/** The app's memory, with a list of glyphs of each font. They fill their width, and the 12 pixels above the baseline. */
function memory(lists) {
  const [words, numbers] = [new Uint32Array(4096), new Float32Array(1)];
  const bits = (number) => {
    numbers[0] = number;
    return new Uint32Array(numbers.buffer)[0];
  };
  let at = 101;
  for (const { font, characters } of lists) {
    for (const character of characters) {
      const advance = font.advance(character.charCodeAt(0)) * EM;
      words.set([character.charCodeAt(0) << 2 | 2, ...[advance, 0, 1, advance, 13, ...uvOf(font, character)].map(bits)], at);
      at += 10;
    }
    at += 7;
  }
  return words;
}
const lists = [{ font: sans, characters: " ab<" }, { font: mono, characters: " ab<" }];

/** Draws text, of which (x, y) is the start of the baseline. */
function draw(triangles, text, [x, y], { font = sans, size = EM, color = RED, lean = 0 } = {}) {
  let pen = x;
  for (const character of text) {
    const advance = font.advance(character.charCodeAt(0)) * size;
    const box = [pen, y - 12 / EM * size, pen + advance, y];
    if (character !== " ") triangles.quad(box, color, uvOf(font, character), lean);
    pen += advance;
  }
  return triangles;
}

const everywhere = { x: 0, y: 0, w: 1000, h: 1000 };
const itemsIn = (triangles, clip = everywhere, heap = memory(lists).buffer) => (
  itemsOf([{ clip, ...triangles.part }], STAGE, 1, new Glyphs(heap, [sans, mono])));
const svg = (items) => svgOf({ stage: STAGE, background: [1, 1, 1], items, title: "a & b", description: "<d>" });

describe("A frame of the app", () => {
  it("is what it gives to WebGL, the last of several", () => {
    const calls = [];
    class Context {
      drawingBufferHeight = 500;
      clearColor() {}
      clear() { calls.push("clear"); }
      scissor() {}
      bufferData() { calls.push("bufferData"); }
      drawElements() { calls.push("drawElements"); }
    }
    const context = new Context();
    const frames = new Frames(context);
    const heap = new Uint8Array(64).map((_, at) => at);
    const drawn = (from) => {
      context.clearColor(0, 0.5, 1, 1);
      context.clear();
      context.bufferData(0x8892, heap, 0, from, 20);
      context.bufferData(0x8893, heap, 0, 0, 12);
      context.scissor(10, 20, 30, 40);
      context.drawElements(4, 1, 0x1405, 4);
    };
    drawn(0);
    drawn(20);
    const frame = frames.last(assert.fail);
    assert.deepEqual(frame.background, [0, 0.5, 1]);
    assert.equal(frame.heap, heap.buffer);
    assert.deepEqual(frame.parts.map(({ clip, vertices, indices }) => [clip, new Uint8Array(vertices)[0], [...indices]]),
      [[{ x: 10, y: 440, w: 30, h: 40 }, 20, [0x07060504]]]);
    // As when the memory grows.
    structuredClone(heap.buffer, { transfer: [heap.buffer] });
    let again = 0;
    frames.last(() => { again += 1; });
    assert.equal(again, 1);
    frames.end();
    assert.deepEqual(Object.keys(context), ["drawingBufferHeight"]);
    assert.equal(calls.length, 8);
  });
});

describe("Glyphs", () => {
  it("are the characters of a font, at their size and place", () => {
    const [line] = itemsIn(draw(new Triangles(), "ab", [110, 80], { size: 32 }));
    assert.deepEqual([line.kind, line.face, line.size, line.y, line.lean], ["text", sans, 32, 80, 0]);
    assert.deepEqual(line.runs, [{ color: RED, text: "ab", xs: [110, 126] }]);
  });

  it("lean if they are slanted", () => {
    const [line] = itemsIn(draw(new Triangles(), "ab", [110, 80], { lean: 0.25 }));
    assert.deepEqual([line.lean, line.runs[0].xs], [0.25, [110, 118]]);
    assert.match(svg([line]), / transform="matrix\(1 0 -0.25 1 7.5 0\)"/);
  });

  it("are told by the list that the font agrees with, where old copies lie around", () => {
    const stale = memory([{ font: sans, characters: "ab" }, ...lists]);
    stale[101] = 0x61626364;            // what freed memory may have instead of a character
    stale[111] = "z".charCodeAt(0) << 2;
    const [line] = itemsIn(draw(new Triangles(), "ab", [110, 80]), everywhere, stale.buffer);
    assert.equal(line.runs[0].text, "ab");
  });

  it("that no font has cannot be saved", () => {
    assert.throws(() => itemsIn(draw(new Triangles(), "a", [110, 80]), everywhere, memory([]).buffer), /Save the picture instead/);
  });
});

describe("Lines of text", () => {
  const words = (items) => items.map(({ runs }) => runs.map(({ text }) => text));

  it("have their spaces, and a run for each color", () => {
    const triangles = draw(draw(new Triangles(), "a b", [110, 80]), "a", [110 + 22 + 4, 80], { color: BLUE });
    const [line] = itemsIn(triangles);
    assert.deepEqual(line.runs, [{ color: RED, text: "a b ", xs: [110, 118, 122, 132] }, { color: BLUE, text: "a", xs: [136] }]);
  });

  it("have a run of its own after several spaces, so that nothing moves where they become one", () => {
    const items = itemsIn(draw(new Triangles(), "a   b", [110, 80], { font: mono }));
    assert.deepEqual(words(items), [["a   ", "b"]]);
    assert.match(svg(items), /<text xml:space="preserve"[^>]*><tspan x="10 22 34 46"[^>]*>a {3}<\/tspan><tspan x="58"/);
  });

  it("end at another height, font or size, and far away", () => {
    const triangles = draw(new Triangles(), "a", [110, 80]);
    draw(triangles, "a", [118, 81]);
    draw(triangles, "a", [126, 81], { font: mono });
    draw(triangles, "a", [138, 81], { font: mono, size: 20 });
    draw(triangles, "a", [300, 81], { font: mono, size: 20 });
    assert.deepEqual(words(itemsIn(triangles)), [["a"], ["a"], ["a"], ["a"], ["a"]]);
  });
});

describe("The SVG", () => {
  it("has what is on the stage, moved there, in order", () => {
    const triangles = new Triangles().quad([0, 0, 90, 40], RED).quad([110, 60, 130, 70], BLUE);
    triangles.line("thick", [[110, 60], [120, 60]], 1.5, RED).line("thick", [[130, 60], [140, 60]], 1.5, RED);
    const drawn = svg(itemsIn(draw(triangles, "a<", [110, 80])));
    assert.match(drawn, /<title>a &amp; b<\/title>\n<desc>&lt;d&gt;<\/desc>/);
    assert.match(drawn, /viewBox="0 0 400 300"/);
    const [background, ...rest] = drawn.split("\n").filter((line) => /^<(rect|path|text)/.test(line));
    assert.equal(background, '<rect width="400" height="300" fill="#ffffff"/>');
    assert.deepEqual(rest, [
      '<rect x="10" y="10" width="20" height="10" fill="#0a14c8" fill-opacity="0.502"/>',
      '<path d="M10 10L20 10M30 10L40 10" fill="none" stroke="#c80a14" stroke-width="1.5"/>',
      '<text x="10 18" fill="#c80a14" y="30" font-family="Inter, system-ui, sans-serif" font-size="16">a&lt;</text>',
    ]);
  });

  it("keeps lines apart that show through", () => {
    const triangles = new Triangles().line("thick", [[110, 60], [120, 60]], 1.5, BLUE).line("thick", [[110, 60], [120, 60]], 1.5, BLUE);
    assert.equal(itemsIn(triangles).length, 2);
  });

  it("clips what sticks out of its area, and only that", () => {
    const triangles = new Triangles().quad([110, 60, 130, 70], RED).quad([190, 60, 230, 70], RED).quad([300, 60, 310, 70], RED);
    const drawn = svg(itemsIn(triangles, { x: 100, y: 50, w: 100, h: 100 }));
    assert.match(drawn, /<clipPath id="clip-1"><rect x="0" y="0" width="100" height="100"\/><\/clipPath>/);
    assert.match(drawn, /<rect x="10" [^>]*>\n<g clip-path="url\(#clip-1\)">\n<rect x="90" [^>]*>\n<\/g>\n<\/svg>/);
  });

  it("has the fonts of its text, with its characters only", () => {
    const drawn = svg(itemsIn(draw(new Triangles(), "ab", [110, 80])));
    const fonts = [...drawn.matchAll(/@font-face\{font-family:"([^"]+)";font-weight:400;src:url\(data:font\/ttf;base64,([^)]+)\)/g)];
    assert.deepEqual(fonts.map(([, family, data]) => [family, atob(data)]), [["Inter", " ab"]]);
  });

  it("is XML, whatever the text is", () => {
    assert.equal(escaped('a<b>&"\u0001\ud800'), "a&lt;b&gt;&amp;&quot;\ufffd\ufffd");
    assert.equal(element("a", { b: '"', c: null, d: 1 / 3 }, "x"), '<a b="&quot;" d="0.333">x</a>');
    assert.deepEqual([-0.0001, 2, 1.23456].map(short), ["0", "2", "1.235"]);
  });
});
