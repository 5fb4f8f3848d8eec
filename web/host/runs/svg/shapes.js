// The shapes of which the triangles of a part of a frame were made. ImGui makes them in few ways (imgui_draw.cpp),
// which are told apart by the order of their vertices: a rectangle or a glyph, a convex polygon, and three kinds of
// lines. All but the first have an edge of one pixel that fades out, from which the true outline follows.

const VERTEX = 20;  // bytes: x, y, u and v as floats, and a color

// Lines: how many vertices a point has, how far those of the first triangle are from the line's first, how many indices
// a segment has, and which vertices are at the two sides of a point, from whose distance the line's `width` follows.
const LINES = [
  // Of a whole number of pixels: the texture, which has a pixel more at each side, fades out.
  { step: 2, order: [2, 0, 1], indices: 6, left: 0, right: 1, width: (distance) => distance - 2 },
  // Of at most one pixel.
  { step: 3, order: [3, 0, 2], indices: 12, left: 1, right: 2, width: () => 1 },
  // Of any width above that: `left` and `right` are where the fading begins.
  { step: 4, order: [5, 1, 2], indices: 18, left: 1, right: 2, width: (distance) => distance + 1 },
];

class Mesh {
  #data;

  constructor(vertices) {
    this.#data = new DataView(vertices);
  }

  #float(vertex, field) {
    return this.#data.getFloat32(vertex * VERTEX + 4 * field, true);
  }

  point(vertex) {
    return [this.#float(vertex, 0), this.#float(vertex, 1)];
  }

  uv(vertex) {
    return [this.#float(vertex, 2), this.#float(vertex, 3)];
  }

  // [red, green, blue, alpha], up to 255.
  color(vertex) {
    return [16, 17, 18, 19].map((byte) => this.#data.getUint8(vertex * VERTEX + byte));
  }
}

// Yields { kind, color, … } in order: "glyph" has its four `corners`, clockwise from the top left one, and its place
// in the texture, `uv`, as [left, top, right, bottom]; "fill" has `points`; "line" has `points`, `width` and `closed`.
export function* shapesOf({ vertices, indices }) {
  const mesh = new Mesh(vertices);
  for (let at = 0; at < indices.length;) {
    const [a, b, c] = indices.subarray(at, at + 3);
    const line = LINES.find(({ order: [second, first, third] }) => a - b === second - first && c - b === third - first);
    const quad = b === a + 1 && c === a + 2;
    const polygon = b === a + 2 && c === a + 4;
    const make = line ? lineFrom : quad ? quadFrom : polygon ? polygonFrom : null;
    if (!make) throw new Error("The stage shows a shape that cannot be saved as SVG. Save the picture instead.");
    const { used, ...shape } = make(mesh, indices.subarray(at), line);
    yield shape;
    at += used;
  }
}

const between = ([x, y], [p, q]) => [(x + p) / 2, (y + q) / 2];

function quadFrom(mesh, [first]) {
  const points = [0, 1, 2, 3].map((corner) => mesh.point(first + corner));
  const color = mesh.color(first);
  const [[left, top], [right, bottom]] = [mesh.uv(first), mesh.uv(first + 2)];
  if (left === right && top === bottom) return { kind: "fill", points, color, used: 6 };
  return { kind: "glyph", corners: points, uv: [left, top, right, bottom], color, used: 6 };
}

// The inside is a fan of triangles around the first vertex. At each point a vertex within and one outside follow.
function polygonFrom(mesh, indices) {
  const [first] = indices;
  const fan = (triangle) => [0, 2 * triangle + 2, 2 * triangle + 4]
    .every((vertex, at) => indices[3 * triangle + at] === first + vertex);
  let triangles = 1;
  while (fan(triangles)) triangles += 1;
  const points = Array.from({ length: triangles + 2 }, (_, at) => (
    between(mesh.point(first + 2 * at), mesh.point(first + 2 * at + 1))));
  return { kind: "fill", points, color: mesh.color(first), used: 3 * triangles + 6 * points.length };
}

function lineFrom(mesh, indices, { step, order, indices: length, left, right, width }) {
  const first = indices[1] - order[1];
  const follows = (segment) => order
    .every((vertex, at) => indices[segment * length + at] === first + segment * step + vertex);
  let segments = 1;
  while (follows(segments)) segments += 1;
  // The last segment of a closed line leads to its first point.
  const last = indices.subarray(segments * length, segments * length + 3);
  const closed = last[0] === first + order[0] - step && last[1] === first + segments * step + order[1];
  const sides = Array.from({ length: segments + 1 }, (_, at) => (
    [left, right].map((side) => mesh.point(first + at * step + side))));
  const points = sides.map(([one, other]) => between(one, other));
  const distance = Math.max(...points.slice(1).map((point, at) => across(points[at], point, sides[at])));
  return {
    kind: "line", points, closed, width: width(distance), color: mesh.color(first + order[1]),
    used: (segments + (closed ? 1 : 0)) * length,
  };
}

// How far the sides are from each other, across the line from one point to the next.
function across([x, y], [toX, toY], [[leftX, leftY], [rightX, rightY]]) {
  const length = Math.hypot(toX - x, toY - y);
  return length && Math.abs((toX - x) * (rightY - leftY) - (toY - y) * (rightX - leftX)) / length;
}
