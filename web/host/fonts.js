// The three fonts, for the canvas and for the text of the page. Each is requested once; the style sheet
// requests them only if there are no scripts.
import regular from "../../build/fonts/inter-regular.ttf";
import semibold from "../../build/fonts/inter-semibold.ttf";
import mono from "../../build/fonts/jetbrains-mono.ttf";
import { bytes, load } from "./load.js";
import { damaged } from "./obstacle.js";
import { assets } from "./site.js";

const SIGNATURE = [0, 1, 0, 0];
export const FACES = [[regular, "Inter", "400"], [semibold, "Inter", "600"], [mono, "JetBrains Mono", "400"]];

// Resolves to the bytes, in the order in which the app numbers them.
export function loadFonts() {
  return Promise.all(FACES.map(([file, family, weight]) => load(new URL(file, assets), async (answer, name) => {
    const body = await bytes(answer, name, SIGNATURE);
    document.fonts.add(await new FontFace(family, body, { weight }).load().catch(() => { throw damaged(name); }));
    return body;
  })));
}
