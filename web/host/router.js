// URLs: a path for each lesson, relative to the site's root, and a fragment for the place in it. History entries
// store how far the page was scrolled.
import { attempt } from "./attempt.js";
import { framed, root } from "./site.js";

// The URL is updated after a pause, because Safari throws after 100 changes in 30 s.
const REST_MS = 300;

// The parameters by which a course platform has launched the page or another page embeds it, and perhaps the name of its
// file: without them a reload would find neither the platform nor, on some servers, the page.
const launch = /[?&](lms|endpoint|embed)=/.test(location.search) && { file: location.pathname, search: location.search };

// The URL to show for one relative to the root.
function addressOf(url) {
  const target = new URL(url, root);
  if (!launch) return target.href;
  target.search = launch.search;
  if (launch.file.replace(/index\.html$/, "") === target.pathname) target.pathname = launch.file;
  return target.href;
}

export class Router {
  #scroll;
  #wanted = "";  // the URL to show after the pause, or ""
  #timer = 0;

  // `scroll` returns how far the page is scrolled; below 0 if it cannot be.
  constructor(scroll) {
    this.#scroll = scroll;
    attempt("scrollRestoration", () => { history.scrollRestoration = "manual"; });
    // Entries must be up to date before a reload begins, because pagehide is too late.
    document.addEventListener("scroll", () => this.#rest(), true);
    addEventListener("pagehide", () => this.#remember());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.#remember(); });
  }

  // The URL, even before it is written.
  get address() {
    return this.#wanted || location.href;
  }

  // { path, hash, scroll } of the URL, with the path relative to the root. A scroll below 0 means that none is
  // stored.
  place() {
    const { pathname, hash } = new URL(this.address);
    const scroll = this.#wanted ? -1 : history.state?.scroll ?? -1;
    const path = pathname.startsWith(root.pathname) ? pathname.slice(root.pathname.length) : "";
    return {
      path: decoded(path).replace(/index\.html$/, ""),
      hash: decoded(hash.slice(1)),
      scroll,
    };
  }

  // Shows a URL (relative to the root) as a new history entry or in place of the current one. In a frame it is always
  // in place, because the history belongs to the embedding page.
  go(url, push) {
    const target = addressOf(url);
    if (!push || framed) return this.#show(target);
    this.#remember();
    const pushed = attempt("pushState", () => { history.pushState(null, "", target); return true; }, false);
    if (!pushed) this.#show(target);
  }

  // Calls back on Back, Forward, and a fragment that was typed.
  listen(changed) {
    addEventListener("popstate", () => {
      // What was not written yet belonged to the previous entry.
      this.#forget();
      changed(this.place());
    });
  }

  #show(target) {
    this.#wanted = target;
    this.#rest();
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#remember(), REST_MS);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#wanted = "";
  }

  // Writes the learner's place into this entry. If the browser refuses, it is tried again later.
  #remember() {
    const target = this.address;
    const now = this.#scroll();
    const before = history.state?.scroll ?? -1;
    const scroll = now >= 0 ? now : before;
    if (target === location.href && scroll === before) return this.#forget();
    const written = attempt("replaceState", () => { history.replaceState({ scroll }, "", target); return true; }, false);
    if (written) this.#forget();
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
