// A picture of the stage, as it is on the canvas.
import { drawStage } from "./drawn_stage.js";

// Resolves to a PNG at the pixel ratio of the screen.
export async function stagePicture(app) {
  const copy = drawStage(app, copied);
  const picture = await new Promise((done) => { copy.toBlob(done, "image/png"); });
  if (!picture) throw new Error("The browser could not make a picture of the stage. Try again in a smaller window.");
  return picture;
}

function copied(canvas, { x, y, w, h }) {
  const copy = document.createElement("canvas");
  Object.assign(copy, { width: w, height: h });
  copy.getContext("2d").drawImage(canvas, x, y, w, h, 0, 0, w, h);
  return copy;
}
