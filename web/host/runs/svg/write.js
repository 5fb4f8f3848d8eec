// Writes shapes and lines of text as SVG.
import { colored, element, escaped, short } from "./markup.js";
import { circleOf, rectangleOf } from "./outline.js";

// For programs that do not read the fonts in the file.
const FALLBACKS = {
  Inter: "Inter, system-ui, sans-serif",
  "JetBrains Mono": "'JetBrains Mono', ui-monospace, monospace",
};
// ImGui lets a corner stick out by that many widths of the line.
const MITER_LIMIT = 10;

// What is in `shape`, { kind, … }, as one element; `x` and `y` are what is at the top left corner.
export function writeShape(shape, { x, y }) {
  return { fill: writeFill, line: writeLine, text: writeText }[shape.kind](shape, { x, y });
}

const moved = (pieces, { x, y }) => pieces.map((points) => points.map((point) => [point[0] - x, point[1] - y]));

function writeFill({ pieces, color }, origin) {
  return writeOutline(moved(pieces, origin), true, colored("fill", color));
}

function writeLine({ pieces, closed, width, color }, origin) {
  const bends = pieces.some((points) => points.length > 2);
  return writeOutline(moved(pieces, origin), closed, {
    fill: "none", ...colored("stroke", color), "stroke-width": width,
    "stroke-miterlimit": bends ? MITER_LIMIT : null,
  });
}

function writeOutline(pieces, closed, paint) {
  const [points] = pieces;
  const circle = closed && circleOf(points);
  if (circle) return element("circle", { cx: circle.x, cy: circle.y, r: circle.r, ...paint });
  const rectangle = closed && rectangleOf(points);
  if (rectangle) {
    const { x, y, w, h, r } = rectangle;
    return element("rect", { x, y, width: w, height: h, rx: r || null, ...paint });
  }
  const d = pieces.map((piece) => `M${piece.map((point) => point.map(short).join(" ")).join("L")}${closed ? "Z" : ""}`);
  return element("path", { d: d.join(""), ...paint });
}

function writeText({ face, size, y: baseline, lean, runs }, { x, y }) {
  const place = baseline - y;
  const slanted = Math.abs(lean) > 0.01;
  const aligned = runs.some(({ text }) => text.includes("  "));
  const common = {
    "xml:space": aligned ? "preserve" : null,
    y: place,
    "font-family": FALLBACKS[face.family],
    "font-weight": face.weight === "400" ? null : face.weight,
    "font-size": size,
    transform: slanted ? `matrix(1 0 ${short(-lean)} 1 ${short(lean * place)} 0)` : null,
  };
  const own = (run) => ({ x: run.xs.map((at) => short(at - x)).join(" "), ...colored("fill", run.color) });
  if (runs.length === 1) return element("text", { ...own(runs[0]), ...common }, escaped(runs[0].text));
  return element("text", common, runs.map((run) => element("tspan", own(run), escaped(run.text))).join(""));
}
