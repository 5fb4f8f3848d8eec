// A drawing of the stage: SVG with shapes and text, made of what the app draws on the canvas.
import { FACES } from "../../fonts.js";
import { bytes, load } from "../../load.js";
import { drawStage } from "../drawn_stage.js";
import { svgOf } from "./document.js";
import { Frames } from "./frames.js";
import { Glyphs } from "./glyphs.js";
import { itemsOf, scaled } from "./items.js";
import { Typeface } from "./typeface.js";

const SIGNATURE = [0, 1, 0, 0];

// Resolves to the drawing. `title` says what it is of; `assets` is the folder of the fonts.
export async function stageSvg(app, assets, title) {
  const faces = await Promise.all(FACES.map((face) => typeface(face, assets)));
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

// The browser has the file already, because the app is drawn with it.
async function typeface([file, family, weight], assets) {
  const font = await load(new URL(file, assets), (answer, name) => bytes(answer, name, SIGNATURE));
  return new Typeface(font, { family, weight });
}

function descriptionOf(page) {
  const words = ["stage/position", "stage/caption"]
    .map((id) => page.querySelector(`[data-id="${id}"]`)?.textContent.trim()).filter(Boolean);
  return ["The stage of Loopstep", ...words].join(". ");
}
