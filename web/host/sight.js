// Whether the page is visible: its tab is in front and, in a frame, that part of the embedding page is on the
// screen or close to it.
import { framed } from "./site.js";

// Calls back with whether it is visible, and whether it would be if its tab were in front; at once and whenever
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
