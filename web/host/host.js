// Starts the app on a page that is already readable: checks what the browser can do, brings
// WebAssembly, fonts and the page together, and hands over when the first frame is drawn. Until
// then, and where it fails, the static lesson stays; data-state says which: loading, ready, failed.
import { loadFonts } from "./fonts.js";
import { Frames } from "./frames.js";
import { readingPlace, scrollFor } from "./handover.js";
import { listen } from "./input.js";
import { note } from "./note.js";
import { Router } from "./router.js";
import { assets, root } from "./site.js";
import { followAddress } from "./static_page.js";
import { readProgress, writeProgress } from "./storage.js";
import { applyTheme, preferences, watchPreferences } from "./theme.js";
import { Twin } from "./twin.js";
import { copyText } from "./clipboard.js";

const page = document.documentElement;

function fail(message, error) {
  page.dataset.state = "failed";
  document.getElementById("app").hidden = true;
  note(message);
  if (error) console.info(`Loopstep stays static: ${error}`);
}

// Why the app cannot run here, or "". The context that is asked for is the one that the app draws with.
function obstacle(canvas) {
  if (typeof WebAssembly !== "object") {
    return "This browser has no WebAssembly, so the examples cannot run here. The lesson's text below is complete.";
  }
  if (!canvas.getContext("webgl2", { alpha: false, depth: false, antialias: false })) {
    return "This browser has no WebGL 2 (or it is switched off), so the examples cannot run here. The lesson's text below is complete.";
  }
  return "";
}

async function start() {
  const stored = readProgress();
  applyTheme(stored.text);
  const app = document.getElementById("app");
  const canvas = document.createElement("canvas");
  canvas.id = "canvas";
  canvas.setAttribute("aria-hidden", "true");
  const reason = obstacle(canvas);
  if (reason) return fail(reason);
  app.append(canvas);

  const frames = new Frames();
  const twin = new Twin(app);
  const router = new Router();
  // What the app calls; see src/app/host_calls.cpp.
  const host = {
    patch: (json) => twin.apply(JSON.parse(json)),
    wake: (seconds) => frames.request(seconds),
    scrollTo: (id, x, y, smooth) => twin.scrollTo(id, x, y, smooth),
    focus: (id) => twin.focus(id),
    copy: (text) => copyText(text).then((done) => call("loopstep_copied", "number", done ? 1 : 0)),
    navigate: (url, push) => {
      router.go(url, push, twin.mainScroll());
      followAddress();
    },
    store: (text) => writeProgress(text),
    title: (text) => { document.title = text; },
    look: (theme, styles) => twin.look(theme, JSON.parse(styles)),
    ready: () => {
      const place = readingPlace();
      app.hidden = false;
      page.dataset.state = "ready";
      if (place) queueMicrotask(() => goOn(place));
    },
    failed: (message) => fail(message),
  };

  let module;
  try {
    const [{ default: load }, fonts] = await Promise.all([import("./loopstep.js"), loadFonts(assets)]);
    module = await load({ canvas, host, locateFile: (file) => new URL(file, assets).href });
    fonts.forEach((bytes, index) => {
      const at = module._malloc(bytes.byteLength);
      module.HEAPU8.set(new Uint8Array(bytes), at);
      module._loopstep_font(index, at, bytes.byteLength);
      module._free(at);
    });
  } catch (error) {
    return fail("The interactive part of this page could not be loaded. Check the connection and reload; the lesson's text below is complete.", error);
  }

  // A trap in WebAssembly cannot be caught there; after one, nothing of the app can be trusted.
  let crashed = false;
  const guarded = (run) => {
    if (crashed) return 0;
    try {
      return run();
    } catch (error) {
      crashed = true;
      fail("Something went wrong in this page. Reload to try again; the lesson's text below is complete.", error);
      return 0;
    }
  };
  const call = (name, ...typed) => {
    const types = typed.filter((_, i) => i % 2 === 0);
    const values = typed.filter((_, i) => i % 2 === 1);
    return guarded(() => module.ccall(name, "number", types, values));
  };
  frames.draw = (now) => guarded(() => module._loopstep_frame(now));

  // Drawn again at once, so that the lesson's beginning is never seen meanwhile.
  const goOn = (place) => {
    const area = twin.mainArea();
    if (!area) return;
    area.scrollTop = scrollFor(place, area);
    call("loopstep_scroll", "string", area.dataset.id, "number", 0, "number", area.scrollTop);
    frames.now();
  };

  // The box that the canvas fills; while the static page is still up, the window's.
  const box = () => [app.clientWidth || innerWidth, app.clientHeight || innerHeight, devicePixelRatio || 1];
  const size = () => {
    module._loopstep_resize(...box());
    frames.request();
  };
  const wishes = preferences();
  call("loopstep_start", "string", JSON.stringify({
    root: root.href,
    ...router.place(),
    progress: stored.text,
    storage: stored.problem,
    ...wishes,
    width: box()[0],
    height: box()[1],
    ratio: box()[2],
  }));
  new ResizeObserver(size).observe(app);
  watchPreferences(size, ({ dark, contrast, forced, reduced }) => {
    module._loopstep_preferences(dark, contrast, forced, reduced);
    frames.request();
  });
  const show = (place) => {
    followAddress();
    call("loopstep_route", "string", place.path, "string", place.hash, "number", place.scroll);
    frames.request();
  };
  router.listen(show);
  listen(app, frames, call, (address) => {
    router.go(address, true, twin.mainScroll());
    show(router.place());
  });
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    module._loopstep_context(0);
    app.classList.add("lost");
  });
  canvas.addEventListener("webglcontextrestored", () => {
    app.classList.remove("lost");
    module._loopstep_context(1);
    frames.request();
  });
  window.loopstep = {
    version: module.UTF8ToString(module._loopstep_version()),
    stats: () => frames.stats(),
  };
  frames.request();
}

start().catch((error) => fail("Something went wrong while this page started. Reload to try again; the lesson's text below is complete.", error));
