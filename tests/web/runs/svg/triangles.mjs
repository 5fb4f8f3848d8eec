// What ImGui gives to WebGL for a few shapes, for the tests of their way back.

const WHITE = [0.5, 0.5];

/** A part of a frame. Add shapes in the order in which they are drawn, then take it. */
export class Triangles {
  #vertices = [];
  #indices = [];

  get part() {
    const bytes = new DataView(new ArrayBuffer(20 * this.#vertices.length));
    this.#vertices.forEach(({ at, uv = WHITE, color }, vertex) => {
      [...at, ...uv].forEach((number, field) => bytes.setFloat32(20 * vertex + 4 * field, number, true));
      color.forEach((part, field) => bytes.setUint8(20 * vertex + 16 + field, part));
    });
    return { vertices: bytes.buffer, indices: Uint32Array.from(this.#indices) };
  }

  #add(vertices, indices) {
    const first = this.#vertices.length;
    this.#vertices.push(...vertices);
    this.#indices.push(...indices.map((index) => first + index));
    return this;
  }

  // `uv` is that of the white pixel, or [left, top, right, bottom] of a glyph.
  quad([left, top, right, bottom], color, [u0, v0, u1, v1] = [...WHITE, ...WHITE], lean = 0) {
    const slant = lean * (bottom - top);
    return this.#add([
      { at: [left + slant, top], uv: [u0, v0], color }, { at: [right + slant, top], uv: [u1, v0], color },
      { at: [right, bottom], uv: [u1, v1], color }, { at: [left, bottom], uv: [u0, v1], color },
    ], [0, 1, 2, 0, 2, 3]);
  }

  // A vertex half a pixel to the left of each point, and one to the right that is transparent.
  polygon(points, color) {
    const clear = [...color.slice(0, 3), 0];
    const vertices = points.flatMap(([x, y]) => [{ at: [x - 0.5, y], color }, { at: [x + 0.5, y], color: clear }]);
    const fan = points.slice(2).flatMap((_, at) => [0, 2 * at + 2, 2 * at + 4]);
    const fringe = points.flatMap((_, at) => {
      const before = (at + points.length - 1) % points.length;
      return [2 * at, 2 * before, 2 * before + 1, 2 * before + 1, 2 * at + 1, 2 * at];
    });
    return this.#add(vertices, [...fan, ...fringe]);
  }

  // A horizontal or vertical line, or several; `kind` is "texture", "thin" or "thick".
  line(kind, points, width, color, closed = false) {
    const clear = [...color.slice(0, 3), 0];
    const half = width / 2;
    const [step, sides, segment] = {
      texture: [2, [[half + 1, color], [-half - 1, color]], [2, 0, 1, 3, 1, 2]],
      thin: [3, [[0, color], [1, clear], [-1, clear]], [3, 0, 2, 2, 5, 3, 4, 1, 0, 0, 3, 4]],
      thick: [4, [[half + 0.5, clear], [half - 0.5, color], [0.5 - half, color], [-half - 0.5, clear]],
        [5, 1, 2, 2, 6, 5, 5, 1, 0, 0, 4, 5, 6, 2, 3, 3, 7, 6]],
    }[kind];
    const count = points.length - (closed ? 0 : 1);
    const normals = points.map((point, at) => {
      const [from, to] = at < count ? [point, points[(at + 1) % points.length]] : [points[at - 1], point];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      return [(to[1] - from[1]) / length, (from[0] - to[0]) / length];
    });
    const vertices = points.flatMap(([x, y], at) => {
      const before = normals[at || closed ? (at + points.length - 1) % points.length : 0];
      const after = at < count ? normals[at] : before;
      const [mx, my] = [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2];
      const scale = 1 / (mx * mx + my * my);
      return sides.map(([by, tint]) => ({ at: [x + mx * scale * by, y + my * scale * by], color: tint }));
    });
    const indices = Array.from({ length: count }, (_, at) => segment.map((index) => (
      (step * (at + (index >= step ? 1 : 0)) + (index % step)) % (step * points.length))));
    return this.#add(vertices, indices.flat());
  }
}
