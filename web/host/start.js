// Starts the app on a page that is already readable: checks the browser's features, loads WebAssembly and fonts, and
// replaces the static lesson when the first frame is drawn. If that fails, the static lesson remains. data-state is
// loading, ready or failed.
import { App } from "./app.js";
import { makeHost } from "./calls.js";
import { connect } from "./connect.js";
import { crash, failToStart, late } from "./failure.js";
import { loadFiles, loadOutline } from "./files.js";
import { loadFonts } from "./fonts.js";
import { Frames } from "./frames.js";
import { Graphics } from "./graphics.js";
import { findHost } from "./lms/find.js";
import { guarded } from "./guard.js";
import { instantiate } from "./instantiate.js";
import { checkBrowser } from "./obstacle.js";
import { parsed } from "./parsed.js";
import { loadProgram } from "./program.js";
import { Router } from "./router.js";
import { watchSight } from "./sight.js";
import { Runs } from "./runs/runs.js";
import { root } from "./site.js";
import { watchStageLinks } from "./stage_links.js";
import { readProgress } from "./storage.js";
import { showWithoutStyle, styleArrives } from "./style.js";
import { applyTheme } from "./theme.js";
import { Twin } from "./twin.js";
import { Waiting } from "./waiting.js";

// Requests everything at once. Nothing is thrown before it is awaited.
function loadAll(waiting) {
  const all = [
    waiting.for("the app", loadProgram()),
    waiting.for("the fonts", loadFonts()),
    loadFiles(waiting),
    waiting.for("the style sheet", styleArrives()),
  ];
  const loaded = Promise.all(all);
  loaded.catch(() => {});
  return loaded;
}

// A frame for a stage or a quiz shows nothing of the static lesson, unless the app fails; and one for an exam never what
// is right.
function markPart(search) {
  const page = document.documentElement;
  page.toggleAttribute("data-part", /[?&]embed=(stage|quiz)\b/.test(search));
  page.toggleAttribute("data-exam", /[?&]embed=.*[?&]exam\b/.test(search));
}

async function run() {
  applyTheme(readProgress().text);
  markPart(location.search);
  const graphics = new Graphics();
  checkBrowser(graphics);
  const waiting = new Waiting((names) => {
    showWithoutStyle();
    parsed().then(() => late(names));
  });
  const loaded = loadAll(waiting);
  const { lesson } = document.documentElement.dataset;
  const found = findHost({ lesson, course: root.pathname + lesson, outline: loadOutline });
  found.catch(() => {});
  await parsed();
  document.getElementById("late").remove();
  watchStageLinks();
  const element = document.getElementById("app");
  const frames = new Frames();
  const twin = new Twin(element);
  const parts = { element, graphics, frames, twin, router: new Router(() => twin.mainScroll()) };
  watchSight((seen, near) => {
    frames.show(seen);
    graphics.show(near);
  });
  element.append(graphics.canvas);
  const [program, fonts, files] = await loaded;
  parts.platform = await found;
  addEventListener("pagehide", () => parts.platform.close());
  const kept = await parts.platform.open();
  let app;
  parts.runs = new Runs(() => app);
  const host = makeHost(parts, program, () => app);
  app = new App(await instantiate(program, { canvas: graphics.canvas, host }, (exports) => guarded(exports, crash)));
  app.takeFonts(fonts);
  app.takeFiles(files);
  connect(app, parts, kept);
}

export async function start() {
  // For arrival.js: this script has loaded, and reports errors itself from now on.
  document.getElementById("host").dataset.begun = "";
  try {
    await run();
  } catch (error) {
    await parsed();
    document.getElementById("late")?.remove();
    failToStart(error);
  }
}
