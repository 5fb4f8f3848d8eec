// The calls that the app makes; see src/app/browser_host.cpp and src/app/browser_workers.cpp.
import { shielded } from "./attempt.js";
import { copyText } from "./clipboard.js";
import { refuse } from "./failure.js";
import { readingPlace, scrollFor } from "./handover.js";
import { runJob } from "./jobs.js";
import { framed } from "./site.js";
import { followAddress } from "./static_page.js";
import { readProgress, writeProgress } from "./storage.js";

// `app()` is the app, which is made with these calls and so does not exist yet.
export function makeHost({ element, frames, twin, router }, program, app) {
  return shielded({
    patch: (json) => twin.apply(JSON.parse(json)),
    wake: (seconds) => frames.request(seconds),
    scrollTo: (id, x, y, smooth) => twin.scrollTo(id, x, y, smooth),
    // Inside another page the focus may be that page's.
    focus: (id) => { if (!framed || document.hasFocus()) twin.focus(id); },
    copy: (text) => copyText(text).then((done) => app().call("loopstep_copied", "number", done ? 1 : 0)),
    navigate: (url, push) => {
      router.go(url, push);
      followAddress(router.address);
    },
    stored: () => readProgress().text,
    store: (text) => writeProgress(text),
    title: (text) => { document.title = text; },
    look: (theme, styles) => twin.look(theme, JSON.parse(styles)),
    job: (name, argument) => runJob(program, name, argument),
    ready: () => {
      frames.begin();
      takeOver(element, (place) => goOn(place, twin.mainArea(), app(), frames));
    },
    failed: refuse,
  });
}

// The app's first frame is drawn: it takes the static page's place.
function takeOver(element, atPlace) {
  const place = readingPlace();
  element.hidden = false;
  document.getElementById("note").hidden = true;
  document.documentElement.dataset.state = "ready";
  if (place) queueMicrotask(() => atPlace(place));
}

// Drawn again at once, so that the lesson's beginning is never seen meanwhile.
function goOn(place, area, app, frames) {
  if (!area) return;
  area.scrollTop = scrollFor(place, area);
  app.call("loopstep_scroll", "string", area.dataset.id, "number", 0, "number", area.scrollTop);
  frames.now();
}
