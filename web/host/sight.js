// Whether the page can be seen: its tab is in front and, where it is a frame in another page, that part of
// the other page is on the screen or close to it.
import { framed } from "./site.js";

// Calls back with whether it can be seen, and whether it could if its tab were in front; at once and whenever
// that changes.
export function watchSight(changed) {
  let near = true;
  const tell = () => changed(near && !document.hidden, near);
  document.addEventListener("visibilitychange", tell);
  if (framed) {
    new IntersectionObserver((entries) => {
      near = entries.at(-1).isIntersecting;
      tell();
    }, { rootMargin: "25%" }).observe(document.documentElement);
  }
  tell();
}
