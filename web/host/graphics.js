// The canvas and its WebGL context. The browser may take the context away at any time, even while the app
// is being loaded, because it keeps only about 16 for all pages. An invisible page releases its own, so that
// a page can have any number of frames.
import { framed } from "./site.js";

const PATIENCE_MS = 1000;  // readers often scroll back

export class Graphics {
  canvas = document.createElement("canvas");
  // Called whenever the context is lost or restored, with whether there is one.
  changed = () => {};
  #context;
  #extension;
  #lost = false;
  #released = false;  // lost because this page released it
  #claimed = false;   // requested again after it was taken: once each time the page becomes visible, or two pages would alternate
  #seen = true;
  #timer = 0;

  constructor() {
    this.canvas.id = "canvas";
    this.canvas.setAttribute("aria-hidden", "true");
    this.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();  // allows it to be restored
      this.#lost = true;
      this.changed(false);
      // Restoring is possible only after this event. Pages that become hidden need some time to release theirs.
      setTimeout(() => (this.#released ? this.#settle() : this.#claim()), this.#released ? 0 : 2 * PATIENCE_MS);
    });
    this.canvas.addEventListener("webglcontextrestored", () => {
      this.#lost = this.#released = false;
      this.changed(true);
      this.#settle();
    });
    // The context that the app uses.
    this.#context = this.canvas.getContext("webgl2", { alpha: false, depth: false, antialias: false });
    this.#extension = this.#context?.getExtension("WEBGL_lose_context");
  }

  get works() {
    return Boolean(this.#context);
  }

  // Whether the browser took the context, rather than this page releasing it.
  get taken() {
    return this.#lost && !this.#released;
  }

  // Sets whether the page is visible. A page that is not in a frame keeps its context.
  show(seen) {
    const before = this.#seen;
    this.#seen = seen || !framed;
    clearTimeout(this.#timer);
    if (this.#seen && !before) this.#claimed = false;
    if (this.#seen) this.#settle();
    else this.#timer = setTimeout(() => this.#settle(), PATIENCE_MS);
  }

  #settle() {
    if (!this.#seen && !this.#lost) {
      this.#released = Boolean(this.#extension);
      this.#extension?.loseContext();
    } else if (this.#seen && this.#lost) {
      if (this.#released) this.#extension.restoreContext();
      else this.#claim();
    }
  }

  // Chrome restores a context when another page closes, but not when one releases its own.
  #claim() {
    if (!this.#seen || !this.taken || this.#claimed) return;
    this.#claimed = true;
    this.#extension?.restoreContext();
  }
}
