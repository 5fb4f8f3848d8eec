// The shapes of the SVG, from the triangles that ImGui made of them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { circleOf, rectangleOf } from "../../../../web/host/runs/svg/outline.js";
import { shapesOf } from "../../../../web/host/runs/svg/shapes.js";
import { Triangles } from "./triangles.mjs";

const RED = [200, 10, 20, 255];
const rounded = (number) => Math.round(number * 1000) / 1000;
const shapes = (triangles) => [...shapesOf(triangles.part)];

function assertShape(found, wanted) {
  const tidy = (shape) => JSON.parse(JSON.stringify(shape), (_, value) => (typeof value === "number" ? rounded(value) : value));
  assert.deepEqual(tidy(found), wanted);
}

/** Points around a centre, from one angle to another, in quarters of the circle. */
const arc = ([x, y], r, from, to, pieces = 3) => Array.from({ length: pieces + 1 }, (_, at) => {
  const angle = (from + (to - from) * at / pieces) * Math.PI / 2;
  return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
});
const roundedRectangle = (x, y, w, h, r) => [
  ...arc([x + r, y + r], r, 2, 3), ...arc([x + w - r, y + r], r, 3, 4),
  ...arc([x + w - r, y + h - r], r, 0, 1), ...arc([x + r, y + h - r], r, 1, 2),
];

describe("The triangles of a frame", () => {
  it("are rectangles and glyphs", () => {
    const [rectangle, glyph] = shapes(new Triangles().quad([1, 2, 5, 8], RED).quad([10, 10, 14, 20], RED, [0.25, 0, 0.5, 1]));
    assertShape(rectangle, { kind: "fill", points: [[1, 2], [5, 2], [5, 8], [1, 8]], color: RED });
    assertShape(glyph, { kind: "glyph", corners: [[10, 10], [14, 10], [14, 20], [10, 20]], uv: [0.25, 0, 0.5, 1], color: RED });
  });

  it("are polygons, one after another", () => {
    const points = [[0, 0], [8, 0], [8, 8], [4, 12], [0, 8]];
    const [one, other] = shapes(new Triangles().polygon(points, RED).polygon(points.slice(0, 3), RED));
    assertShape(one, { kind: "fill", points, color: RED });
    assertShape(other, { kind: "fill", points: points.slice(0, 3), color: RED });
  });

  for (const [kind, width] of [["texture", 1], ["texture", 3], ["thin", 1], ["thick", 1.5], ["thick", 4]]) {
    it(`are lines of ${width} pixels, ${kind}, open and closed`, () => {
      const points = [[2, 2], [12, 2], [12, 22], [2, 22]];
      const [straight, open, closed, last] = shapes(new Triangles().line(kind, points.slice(0, 2), width, RED)
        .line(kind, points, width, RED).line(kind, points, width, RED, true).line(kind, points, width, RED));
      assertShape(straight, { kind: "line", points: points.slice(0, 2), closed: false, width, color: RED });
      assertShape(open, { kind: "line", points, closed: false, width, color: RED });
      assertShape(closed, { kind: "line", points, closed: true, width, color: RED });
      assertShape(last, { kind: "line", points, closed: false, width, color: RED });
    });
  }

  it("say so if they are something else", () => {
    const { vertices } = new Triangles().quad([1, 2, 5, 8], RED).part;
    assert.throws(() => [...shapesOf({ vertices, indices: Uint32Array.of(0, 3, 1) })], /Save the picture instead/);
  });
});

describe("A polygon", () => {
  it("is a circle if its points are around one", () => {
    const { x, y, r } = circleOf(arc([10, 20], 5, 0, 4, 12).slice(1));
    assert.deepEqual([x, y, r].map(rounded), [10, 20, 5]);
  });

  it("is no circle if it is half of one, a square or a triangle", () => {
    for (const points of [arc([10, 20], 5, 0, 2, 12), [[0, 0], [4, 0], [4, 4], [0, 4]], [[0, 0], [4, 0], [2, 3]]]) {
      assert.equal(circleOf(points), null);
    }
  });

  it("is a rectangle, with its rounding", () => {
    assert.deepEqual(rectangleOf([[1, 2], [5, 2], [5, 8], [1, 8]]), { x: 1, y: 2, w: 4, h: 6, r: 0 });
    for (const [w, h, r] of [[40, 20, 6], [20, 20, 10], [9, 14, 3]]) {
      const found = rectangleOf(roundedRectangle(3, 4, w, h, r));
      assert.deepEqual(Object.values(found).map(rounded), [3, 4, w, h, r]);
    }
  });

  it("is no rectangle if a corner is missing or sticks out", () => {
    const points = roundedRectangle(0, 0, 40, 20, 6);
    assert.equal(rectangleOf([[0, 0], [4, 0], [0, 4]]), null);
    assert.equal(rectangleOf([[5, 0], [10, 5], [5, 10], [0, 5]]), null);
    assert.equal(rectangleOf(points.slice(0, -4)), null);
    assert.equal(rectangleOf([...points.slice(0, 4), [40, 0], ...points.slice(8)].with(1, [0, 0])), null);
  });
});
