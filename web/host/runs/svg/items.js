// What of a frame is on the stage.
import { append, lineOf, spacesBetween, written } from "./lines.js";
import { boxOf } from "./outline.js";
import { shapesOf } from "./shapes.js";

const OPAQUE = 255;

// From pixels of the canvas to those of CSS.
export const scaled = ({ x, y, w, h }, scale) => ({ x: x / scale, y: y / scale, w: w / scale, h: h / scale });

// In order: shapes and lines of text, each with the `clip` that it needs, or null. `parts` are those of the frame, with
// `scale` pixels to one of CSS; `stage` is where the stage is.
export function itemsOf(parts, stage, scale, glyphs) {
  const items = [];
  for (const part of parts) {
    const clip = common(scaled(part.clip, scale), stage);
    if (!clip) continue;
    for (const shape of shapesOf(part)) {
      const area = boxOf(shape.corners ?? shape.points);
      if (!common(grown(area, shape.width ?? 0), clip)) continue;
      const needed = within(area, clip, stage) ? null : clip;
      if (shape.kind === "glyph") addGlyph(items, written(shape, glyphs), needed);
      else addShape(items, { ...shape, clip: needed });
    }
  }
  return items;
}

// Dashes become one line, unless one could show through another.
function addShape(items, { points, ...shape }) {
  const before = items.at(-1);
  const dash = shape.kind === "line" && !shape.closed && shape.color[3] === OPAQUE;
  const same = dash && ["kind", "closed", "width", "color", "clip"]
    .every((field) => JSON.stringify(shape[field]) === JSON.stringify(before?.[field]));
  if (same) before.pieces.push(points);
  else items.push({ ...shape, pieces: [points] });
}

function addGlyph(items, glyph, clip) {
  let line = items.at(-1);
  const spaces = line?.kind === "text" ? spacesBetween(line, glyph) : null;
  if (spaces === null) {
    line = { ...lineOf(glyph), clip: null };
    items.push(line);
  }
  line.clip ??= clip;
  append(line, glyph, spaces ?? 0);
}

// What two rectangles have in common; null if that is nothing.
function common(a, b) {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const [w, h] = [Math.min(a.x + a.w, b.x + b.w) - x, Math.min(a.y + a.h, b.y + b.h) - y];
  return w > 0 && h > 0 ? { x, y, w, h } : null;
}

const grown = ({ x, y, w, h }, by) => ({ x: x - by / 2, y: y - by / 2, w: w + by, h: h + by });

// Whether an area needs no clip: beyond the edges of the stage the drawing ends anyway.
const within = (area, clip, stage) => ["x", "y"].every((side, at) => {
  const size = ["w", "h"][at];
  return (area[side] >= clip[side] || clip[side] <= stage[side])
    && (area[side] + area[size] <= clip[side] + clip[size] || clip[side] + clip[size] >= stage[side] + stage[size]);
});
