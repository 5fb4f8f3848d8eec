// The text of an SVG file.
import { colored, element, escaped, short } from "./markup.js";
import { writeShape } from "./write.js";

// `items` are those of items.js on the `stage`; `background` is [red, green, blue], up to 1.
// Glyphs are not moved to whole pixels, as on the canvas.
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
    element("rect", { width: stage.w, height: stage.h, ...colored("fill", whole(background)) }),
    ...groups.map(({ key, inside }) => (key
      ? element("g", { "clip-path": `url(#${clips.get(key).id})` }, `\n${inside.join("\n")}\n`) : inside.join("\n"))),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("svg", {
    xmlns: "http://www.w3.org/2000/svg", "xml:lang": "en", "text-rendering": "geometricPrecision",
    width: stage.w, height: stage.h, viewBox: `0 0 ${short(stage.w)} ${short(stage.h)}`,
  }, `\n${body.filter(Boolean).join("\n")}\n`)}\n`;
}

const whole = (color) => color.map((part) => Math.round(part * 255));

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
    const source = `url(data:font/ttf;base64,${base64})`;
    return `@font-face{font-family:"${face.family}";font-weight:${face.weight};src:${source}}`;
  }).join("\n");
}
