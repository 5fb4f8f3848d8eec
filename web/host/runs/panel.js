// A panel in the middle of the page, while something is loaded or runs that the learner waits for.
import style from "./panel.css";
import { watchPresence } from "./presence.js";
import { phaseWords } from "./words.js";

const PARTS = `<section aria-labelledby="title"><h2 id="title"></h2><p role="status" hidden></p>
  <progress aria-labelledby="title" hidden></progress><button type="button" hidden></button></section>`;

export class Panel {
  #host = document.createElement("div");
  #parts;
  #unwatch = () => {};
  #leave;
  left = false;

  // `leave` is called when the learner presses Stop, or goes elsewhere, as watchPresence() finds out by `stays`.
  constructor(title, { leave, stays } = {}) {
    const root = this.#host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = PARTS;
    const [heading, words, progress, button] = root.querySelectorAll("h2, p, progress, button");
    heading.textContent = title;
    this.#parts = { words, progress, button };
    this.#leave = leave;
    // Keys that are meant for the panel are not the app's.
    this.#host.addEventListener("keydown", (event) => event.stopPropagation());
    // The app is not visible before it shows something.
    document.body.append(this.#host);
    if (leave) this.#offer("Stop", leave);
    if (stays) this.#unwatch = watchPresence(stays, () => this.abandon());
  }

  show(state) {
    const { words, progress } = this.#parts;
    words.hidden = false;
    words.textContent = phaseWords(state);
    progress.hidden = state.phase !== "loading";
    if (progress.hidden) return;
    progress.max = state.total;
    progress.value = state.loaded;
  }

  fail(why) {
    const { words, progress } = this.#parts;
    this.#unwatch();
    progress.hidden = true;
    words.hidden = false;
    words.setAttribute("role", "alert");
    words.textContent = why;
    this.#offer("Close", () => this.close());
  }

  // The learner has gone elsewhere.
  abandon() {
    if (!this.#host.isConnected) return;
    this.left = true;
    this.close();
    this.#leave?.();
  }

  close() {
    this.#unwatch();
    this.#host.remove();
  }

  #offer(label, act) {
    const { button } = this.#parts;
    button.hidden = false;
    button.textContent = label;
    button.onclick = act;
  }
}
