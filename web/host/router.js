// Addresses: a path a lesson below the site's root, a fragment for the place in it. Entries of the
// history remember how far the page was scrolled.
import { attempt } from "./attempt.js";
import { framed, root } from "./site.js";

// The address follows the learner once things rest: Safari throws after 100 changes in 30 s.
const REST_MS = 300;

export class Router {
  #scroll;
  #wanted = "";  // the address to show once things rest, or ""
  #timer = 0;

  // `scroll` tells how far the page is scrolled, below 0 where it cannot.
  constructor(scroll) {
    this.#scroll = scroll;
    attempt("scrollRestoration", () => { history.scrollRestoration = "manual"; });
    // Entries are remembered as they were before a reload began: leaving is too late for it.
    document.addEventListener("scroll", () => this.#rest(), true);
    addEventListener("pagehide", () => this.#remember());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.#remember(); });
  }

  // The address, also before it is written.
  get address() {
    return this.#wanted || location.href;
  }

  // { path, hash, scroll } of the address, the path relative to the root. A scroll below 0 means that
  // none is remembered.
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

  // Shows an address (relative to the root) as a new entry of the history or in place of this one. Inside
  // another page always in place: the history is that page's.
  go(url, push) {
    const target = new URL(url, root).href;
    if (!push || framed) return this.#show(target);
    this.#remember();
    const pushed = attempt("pushState", () => { history.pushState(null, "", target); return true; }, false);
    if (!pushed) this.#show(target);
  }

  // Calls back on Back, Forward and a fragment typed by hand.
  listen(changed) {
    addEventListener("popstate", () => {
      // What was not written yet belonged to the entry that was left.
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

  // Writes into this entry where the learner is. Where the browser refuses, that is wanted still.
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
