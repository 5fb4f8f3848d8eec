// The calls that the app makes; see src/app/browser_host.cpp and src/app/browser_workers.cpp.
import { shielded } from "./attempt.js";
import { copyText } from "./clipboard.js";
import { refuse } from "./failure.js";
import { readingPlace, scrollFor } from "./handover.js";
import { runJob } from "./jobs.js";
import { framed } from "./site.js";
import { followAddress } from "./static_page.js";

// `app()` returns the app, which does not exist yet, because it is created with these calls.
export function makeHost({ element, frames, platform, runs, twin, router }, program, app) {
  return shielded({
    patch: (json) => {
      twin.apply(JSON.parse(json));
      platform.drawn?.(twin);
    },
    wake: (seconds) => frames.request(seconds),
    scrollTo: (id, x, y, smooth) => twin.scrollTo(id, x, y, smooth),
    // In a frame, the focus may be in the embedding page.
    focus: (id) => { if (!framed || document.hasFocus()) twin.focus(id); },
    copy: (text) => copyText(text).then((done) => app().call("loopstep_copied", done ? 1 : 0)),
    navigate: (url, push) => {
      router.go(url, push);
      followAddress(router.address);
      platform.moved?.(url);
    },
    stored: () => platform.stored?.() ?? "",
    // A session that can never save has said so when it was opened.
    save: (text) => platform.save(text).then(({ saved, final, why }) => {
      app().call("loopstep_saved", saved || final ? 1 : 0, saved ? "" : why);
    }),
    report: (event) => platform.report(JSON.parse(event)),
    loadRun: (trace) => runs.load(trace),
    chooseRun: () => runs.choose(),
    edit: (file, text) => runs.edit(file, text),
    title: (text) => { document.title = text; },
    look: (theme, styles) => twin.look(theme, JSON.parse(styles)),
    job: (name, argument) => runJob(program, name, argument),
    ready: () => {
      frames.begin();
      takeOver(element, (place) => goOn(place, twin.mainArea(), app(), frames));
      platform.ready?.(app(), twin);
    },
    failed: refuse,
  });
}

// Replaces the static page by the app, whose first frame was drawn.
function takeOver(element, atPlace) {
  const place = readingPlace();
  element.hidden = false;
  document.getElementById("note").hidden = true;
  document.documentElement.dataset.state = "ready";
  if (place) queueMicrotask(() => atPlace(place));
}

// Drawn again at once, so that the beginning of the lesson is never visible.
function goOn(place, area, app, frames) {
  if (!area) return;
  area.scrollTop = scrollFor(place, area);
  app.call("loopstep_scroll", area.dataset.id, 0, area.scrollTop);
  frames.now();
}
