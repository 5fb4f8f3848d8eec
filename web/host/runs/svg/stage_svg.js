// A drawing of the stage: SVG with shapes and text, made of what the app draws on the canvas.
import { FACES } from "../../fonts.js";
import { bytes, load } from "../../load.js";
import { drawStage } from "../drawn_stage.js";
import { Frames } from "./frames.js";
import { Glyphs } from "./glyphs.js";
import { append, lineOf, spacesBetween, written } from "./lines.js";
import { colored, element, escaped, short } from "./markup.js";
import { boxOf } from "./outline.js";
import { shapesOf } from "./shapes.js";
import { Typeface } from "./typeface.js";
import { writeShape } from "./write.js";

const SIGNATURE = [0, 1, 0, 0];
const OPAQUE = 255;

// Resolves to the drawing. `title` says what it is of; `assets` is the folder of the fonts.
export async function stageSvg(app, assets, title) {
  const faces = await Promise.all(FACES.map(async ([file, family, weight]) => (
    new Typeface(await load(new URL(file, assets), (answer, name) => bytes(answer, name, SIGNATURE)), { family, weight }))));
  const frames = new Frames(document.getElementById("canvas").getContext("webgl2"));
  try {
    return drawStage(app, (canvas, box, scale) => {
      const { background, parts, heap } = frames.last(() => app.frame(performance.now()));
      const stage = scaled(box, scale);
      const items = itemsOf(parts, stage, scale, new Glyphs(heap, faces));
      const text = svgOf({ stage, background, items, title, description: descriptionOf(document) });
      return new Blob([text], { type: "image/svg+xml" });
    });
  } finally {
    frames.end();
  }
}

const scaled = ({ x, y, w, h }, scale) => ({ x: x / scale, y: y / scale, w: w / scale, h: h / scale });

function descriptionOf(page) {
  const words = ["stage/position", "stage/caption"]
    .map((id) => page.querySelector(`[data-id="${id}"]`)?.textContent.trim()).filter(Boolean);
  return ["The stage of Loopstep", ...words].join(". ");
}

// What of the frame is on the stage, in order: shapes and lines of text, each with the `clip` that it needs, or null.
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

// The text of the file.
export function svgOf({ stage, background, items, title, description }) {
  const clips = new Map();
  const groups = [];
  for (const item of items) {
    const key = item.clip && JSON.stringify(item.clip);
    if (key && !clips.has(key)) clips.set(key, { id: `clip-${clips.size + 1}`, ...item.clip });
    if (groups.at(-1)?.key !== key || !groups.length) groups.push({ key, inside: [] });
    groups.at(-1).inside.push(writeShape(item, stage));
  }
  const paths = [...clips.values()].map(({ id, x, y, w, h }) => element("clipPath", { id },
    element("rect", { x: x - stage.x, y: y - stage.y, width: w, height: h })));
  const body = [
    element("title", {}, escaped(title)),
    element("desc", {}, escaped(description)),
    element("style", {}, fontsOf(items)),
    paths.length ? element("defs", {}, paths.join("")) : "",
    element("rect", { width: stage.w, height: stage.h, ...colored("fill", background.map((part) => Math.round(part * 255))) }),
    ...groups.map(({ key, inside }) => (key
      ? element("g", { "clip-path": `url(#${clips.get(key).id})` }, `\n${inside.join("\n")}\n`) : inside.join("\n"))),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("svg", {
    xmlns: "http://www.w3.org/2000/svg", "xml:lang": "en",
    width: stage.w, height: stage.h, viewBox: `0 0 ${short(stage.w)} ${short(stage.h)}`,
  }, `\n${body.filter(Boolean).join("\n")}\n`)}\n`;
}

// The fonts of the text, with the characters in it.
function fontsOf(items) {
  const used = new Map();
  for (const { kind, face, runs } of items) {
    if (kind !== "text") continue;
    if (!used.has(face)) used.set(face, new Set([" "]));
    for (const { text } of runs) for (const character of text) used.get(face).add(character);
  }
  return [...used].map(([face, characters]) => {
    const font = face.reduced([...characters].map((character) => character.codePointAt(0)));
    const base64 = btoa(Array.from(font, (byte) => String.fromCharCode(byte)).join(""));
    return `@font-face{font-family:"${face.family}";font-weight:${face.weight};src:url(data:font/ttf;base64,${base64})}`;
  }).join("\n");
}
