// The stage as the app draws it, to be saved as a picture.

// The window that has room for a stage beside the lesson, where there is none: there the stage is drawn as in this.
const WINDOW = [1280, 800];
// Frames until the app has nothing more to draw; while a run plays, it always has.
const MOST_FRAMES = 5;

// Where the stage would be while it is closed, another node has its id, but no place.
const stageOf = (page) => page.querySelector('[data-id="stage"].placed');

// Draws the stage, and returns what `take(canvas, box, scale)` does: the stage is in `box` of the canvas, in its
// pixels, of which there are `scale` to one of CSS. `take` must be done at once, because the browser clears the canvas
// after each frame.
export function drawStage(app, take) {
  const page = document.getElementById("app");
  const canvas = document.getElementById("canvas");
  if (canvas.getContext("webgl2").isContextLost()) {
    throw new Error("The stage cannot be drawn now, because the browser uses the graphics elsewhere. "
      + "Try again in a moment.");
  }
  const taken = stageOf(page)
    ? takeStage(app, page, canvas, page.clientWidth, take)
    : inWindow(app, page, () => takeStage(app, page, canvas, WINDOW[0], take));
  if (!taken) throw new Error("The stage is closed. Choose “Open on stage”, then save the picture.");
  return taken;
}

function draw(app) {
  for (let frame = 0; frame < MOST_FRAMES && app.frame(performance.now()); frame += 1);
}

// `width` is that of the window for which the app draws. Null if there is no stage.
function takeStage(app, page, canvas, width, take) {
  draw(app);
  const stage = stageOf(page)?.getBoundingClientRect();
  if (!stage) return null;
  const all = canvas.getBoundingClientRect();
  const scale = canvas.width / width;
  const [x, y, w, h] = [stage.x - all.x, stage.y - all.y, stage.width, stage.height]
    .map((size) => Math.round(size * scale));
  return take(canvas, { x, y, w, h }, scale);
}

// Calls `act` while the app draws for a larger window. The learner sees nothing of it: no frame is shown meanwhile.
function inWindow(app, page, act) {
  const areas = [...page.querySelectorAll(".scroll")].map((area) => [area, area.scrollLeft, area.scrollTop]);
  app.resize(...WINDOW, devicePixelRatio || 1);
  try {
    return act();
  } finally {
    app.resize(page.clientWidth, page.clientHeight, devicePixelRatio || 1);
    draw(app);
    for (const [area, left, top] of areas) area.scrollTo({ left, top, behavior: "instant" });
  }
}
