// Asks for what the app fetches in any case, before its script is there. Not by preload links in the page itself: a page
// without an origin may not fetch those files, and its console would say so.
import { isStranger } from "./pack.js";

export function preload({ fetches }) {
  if (isStranger()) return;
  for (const href of fetches.split(" ")) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href }));
  }
}
