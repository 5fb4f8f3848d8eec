// The canvas and its WebGL context. The browser may take the context away at any time, also while the
// program is still on its way: it keeps about 16 for all the pages in its windows. A page that cannot be
// seen gives its own back, so that a page full of frames can have any number of them.
import { framed } from "./site.js";

const PATIENCE_MS = 1000;  // what is scrolled past comes back often

export class Graphics {
  canvas = document.createElement("canvas");
  // Told whether the context is there, whenever that changes.
  changed = () => {};
  #context;
  #extension;
  #lost = false;
  #released = false;  // lost because this page gave it back
  #claimed = false;   // asked for after it was taken: once each time the page comes in sight, or two would take turns
  #seen = true;
  #timer = 0;

  constructor() {
    this.canvas.id = "canvas";
    this.canvas.setAttribute("aria-hidden", "true");
    this.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();  // it is wanted back
      this.#lost = true;
      this.changed(false);
      // Restoring is allowed only after this event. Those who hide need a while to give theirs back.
      setTimeout(() => (this.#released ? this.#settle() : this.#claim()), this.#released ? 0 : 2 * PATIENCE_MS);
    });
    this.canvas.addEventListener("webglcontextrestored", () => {
      this.#lost = this.#released = false;
      this.changed(true);
      this.#settle();
    });
    // The one that the app draws with.
    this.#context = this.canvas.getContext("webgl2", { alpha: false, depth: false, antialias: false });
    this.#extension = this.#context?.getExtension("WEBGL_lose_context");
  }

  get works() {
    return Boolean(this.#context);
  }

  // Whether the browser took the context, and not this page gave it back.
  get taken() {
    return this.#lost && !this.#released;
  }

  // Says whether the page can be seen. One that stands alone keeps its context.
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

  // Chrome gives back what it took when another page ends, but not when one lets go.
  #claim() {
    if (!this.#seen || !this.taken || this.#claimed) return;
    this.#claimed = true;
    this.#extension?.restoreContext();
  }
}
