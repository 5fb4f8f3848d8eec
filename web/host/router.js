// Addresses: a path a lesson below the site's root, a fragment for the place in it. Entries of the
// history remember how far the lesson was scrolled.
import { root } from "./site.js";

export class Router {
  constructor() {
    history.scrollRestoration = "manual";
  }

  // { path, hash, scroll } of the current address, the path relative to the root. A scroll below 0
  // means that none is remembered.
  place() {
    const path = location.pathname.startsWith(root.pathname)
      ? location.pathname.slice(root.pathname.length) : "";
    return {
      path: decoded(path).replace(/index\.html$/, ""),
      hash: decoded(location.hash.slice(1)),
      scroll: history.state?.scroll ?? -1,
    };
  }

  // Shows an address (relative to the root) as a new entry of the history or in place of this one.
  go(url, push, scroll) {
    const target = new URL(url, root);
    if (push) {
      history.replaceState({ scroll }, "");
      history.pushState(null, "", target);
    } else if (target.href !== location.href) {
      history.replaceState(history.state, "", target);
    }
  }

  // Calls back on Back, Forward and a fragment typed by hand.
  listen(changed) {
    addEventListener("popstate", () => changed(this.place()));
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
