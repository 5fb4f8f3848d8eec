// Puts the app and the page together: from here on the page tells the app what happens, and the app
// draws.
import { listen } from "./input.js";
import { framed, root } from "./site.js";
import { followAddress } from "./static_page.js";
import { watchProgress } from "./storage.js";
import { preferences, watchPreferences } from "./theme.js";

export function connect(app, { element, graphics, frames, router }, stored) {
  frames.draw = (now) => app.frame(now);
  // The box that the canvas fills; while the static page is still up, the window's.
  const box = () => [element.clientWidth || innerWidth, element.clientHeight || innerHeight, devicePixelRatio || 1];
  const size = () => {
    app.resize(...box());
    frames.request();
  };
  const [width, height, ratio] = box();
  app.start({
    root: root.href,
    ...router.place(),
    progress: stored.text,
    storage: stored.problem,
    framed,
    ...preferences(),
    width,
    height,
    ratio,
  });
  new ResizeObserver(size).observe(element);
  watchPreferences(size, (wishes) => {
    app.preferences(wishes);
    frames.request();
  });
  const show = (place) => {
    followAddress(router.address);
    app.call("loopstep_route", "string", place.path, "string", place.hash, "number", place.scroll);
    frames.request();
  };
  router.listen(show);
  watchProgress((text) => app.stored(text));
  listen(element, frames, app.call, (address) => {
    router.go(address, true);
    show(router.place());
  });
  watchContext(graphics, element, app, frames);
  window.loopstep = { version: app.version(), stats: () => frames.stats() };
  frames.request();
}

// The browser may take the graphics away from a page, and give them back: with the picture that belongs there.
function watchContext(graphics, element, app, frames) {
  graphics.changed = (alive) => {
    app.context(alive);
    element.classList.toggle("lost", graphics.taken);
    if (alive) frames.refresh();
  };
  element.classList.toggle("lost", graphics.taken);
}
