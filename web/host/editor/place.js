// Where the editor is: over the header and the text of the listing that it was opened on, while that is on screen. It follows
// what the app draws, and does nothing while nothing changes.
const LEAST_HEIGHT = 240;  // CSS pixels

// What it lies over: neither the Tab key nor a screen reader is to find that.
const COVERED = ["stage/languages", "stage/edit", "stage/matches", "stage/network", "stage/code"];

const find = (id) => document.querySelector(`#app [data-id="${id}"]`);

/** The text of the listing on the stage; null if none is on screen. */
export const listingShown = () => find("stage/code/text")?.textContent ?? null;

/** How far the listing is scrolled. */
export const listingScroll = () => find("stage/code")?.scrollTop ?? 0;

/** Rectangles of the header and the text, in the window's coordinates, and what is visible of them; null if neither is. */
function rectangles() {
  const [row, code] = [find("stage/languages"), find("stage/code")];
  if (!row || !code) return null;
  const at = code.getBoundingClientRect();
  const tabs = row.getBoundingClientRect();
  // The row of the tabs is 4 px narrower than the header, on either side.
  const head = { left: tabs.left - 4, top: tabs.top, width: tabs.width + 8, height: tabs.height };
  // Over the same column, the header may have a second row.
  if (head.width - at.width < 2) head.height = Math.max(head.height, at.top - head.top);
  const seen = visible(code);
  // A short listing leaves no room to write.
  const height = Math.max(at.height, Math.min(LEAST_HEIGHT, seen.bottom - at.top));
  return { head, body: { left: at.left, top: at.top, width: at.width, height }, seen };
}

// The part of the window that the areas around an element let through.
function visible(element) {
  const seen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let at = element.parentElement?.closest(".scroll"); at; at = at.parentElement.closest(".scroll")) {
    const { left, top, right, bottom } = at.getBoundingClientRect();
    seen.left = Math.max(seen.left, left);
    seen.top = Math.max(seen.top, top);
    seen.right = Math.min(seen.right, right);
    seen.bottom = Math.min(seen.bottom, bottom);
  }
  return seen;
}

// What the app shows over the page, such as the list of keys: each comes with a button behind it that closes it.
function popover() {
  const away = document.querySelector('#app .placed[data-id$="/away"]');
  return away && find(away.dataset.id.replace(/\/away$/, ""))?.getBoundingClientRect();
}

// `over` is a hole, through which the app is seen.
function put({ style }, { left, top, width, height }, seen, over) {
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
  const corners = (box) => [[box.left, box.top], [box.right, box.top], [box.right, box.bottom], [box.left, box.bottom], [box.left, box.top]];
  const within = (value, most) => Math.min(Math.max(value, 0), most);
  const points = [seen, ...over ? [over] : []].flatMap(corners)
    .map(([x, y]) => `${within(x - left, width)}px ${within(y - top, height)}px`);
  style.clipPath = `polygon(evenodd, ${points.join(", ")})`;
  // A click beside it is meant to close it.
  style.pointerEvents = over ? "none" : "";
}

const cover = (covered) => COVERED.forEach((id) => find(id)?.toggleAttribute("inert", covered));

/**
 * Keeps `head` and `body` over the listing while `shows` holds, until the function that it returns is called. `moved` is called
 * with whether they are on screen.
 */
export function follow({ head, body }, shows, moved) {
  const app = document.getElementById("app");
  const place = () => {
    const at = shows() ? rectangles() : null;
    if (at) {
      const over = popover();
      put(head, at.head, at.seen, over);
      put(body, at.body, at.seen, over);
    }
    cover(Boolean(at));
    moved(Boolean(at));
  };
  const changes = new MutationObserver(place);
  changes.observe(document.getElementById("twin"), { subtree: true, childList: true, attributes: true, attributeFilter: ["style", "class"], characterData: true });
  const sizes = new ResizeObserver(place);
  sizes.observe(app);
  app.addEventListener("scroll", place, true);
  place();
  return () => {
    changes.disconnect();
    sizes.disconnect();
    app.removeEventListener("scroll", place, true);
    cover(false);
    moved(false);
  };
}
