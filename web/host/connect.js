// Connects the app and the page: from here on the page reports events to the app, and the app draws.
import { listen } from "./input.js";
import { framed, root } from "./site.js";
import { followAddress } from "./static_page.js";
import { preferences, watchPreferences } from "./theme.js";

export function connect(app, { element, graphics, frames, platform, router, runs }, kept) {
  frames.draw = (now) => app.frame(now);
  // The size of the canvas; while the static page is visible, that of the window.
  const box = () => [element.clientWidth || innerWidth, element.clientHeight || innerHeight, devicePixelRatio || 1];
  const size = () => {
    app.resize(...box());
    frames.request();
  };
  const [width, height, ratio] = box();
  const place = router.place();
  app.start({
    ...platform.show,
    root: root.href,
    ...place,
    hash: platform.begin?.(place.hash) ?? place.hash,
    progress: kept.state,
    storage: kept.problem ?? "",
    lost: kept.lost,
    review: kept.review,
    edits: platform.takesPrograms,
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
    app.call("loopstep_route", place.path, place.hash, place.scroll);
    frames.request();
  };
  router.listen(show);
  platform.watch?.((text) => app.stored(text));
  const go = (address) => {
    router.go(address, true);
    show(router.place());
  };
  listen(element, frames, app.call, (address) => platform.leaves?.(address) || go(address));
  platform.connect?.(app, { frames, go, router });
  if (platform.takesPrograms) runs.watchDrops();
  watchContext(graphics, element, app, frames);
  window.loopstep = { version: app.version(), stats: (since) => frames.stats(since) };
  frames.request();
}

// The browser may take the graphics context away and restore it; then the current picture is drawn.
function watchContext(graphics, element, app, frames) {
  graphics.changed = (alive) => {
    app.context(alive);
    element.classList.toggle("lost", graphics.taken);
    if (alive) frames.refresh();
  };
  element.classList.toggle("lost", graphics.taken);
}
