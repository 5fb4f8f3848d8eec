// A strip along the lower edge of the page while the program runs whose run is on the stage. The app makes room for it, so it
// covers nothing, and nothing else changes its place.
import style from "./strip.css";
import { countWords } from "./words.js";

// Milliseconds after which a live region is there for screen readers, so that a change of its text is read out.
const SETTLED = 100;

const PARTS = `<section aria-labelledby="words" hidden><p id="words"></p><button type="button">Stop</button></section>
  <p class="spoken" role="status"></p>`;

let last = null;  // its status is read out after its end

export class Strip {
  #host = document.createElement("div");
  #parts;
  #name;
  #timer = 0;
  #lend;

  // `stop` is called when the learner presses Stop, and `lend` with how much of the app's height the strip takes.
  constructor(name, { stop, lend }) {
    last?.remove();
    last = this.#host;
    this.#name = name;
    const root = this.#host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = PARTS;
    const [bar, words, button, status] = root.querySelectorAll("section, #words, button, .spoken");
    this.#parts = { root, bar, words, button, status };
    button.setAttribute("aria-label", `Stop ${name}`);
    button.onclick = stop;
    // Keys that are meant for the strip are not the app's.
    this.#host.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(this.#host);
    bar.hidden = false;
    this.#lend = lend;
    this.#makeRoom(bar.offsetHeight);
    this.#say(`${name} is running. What it has done so far is on the stage.`);
  }

  count(events) {
    this.#parts.words.textContent = countWords(events);
  }

  close() {
    const { root, bar } = this.#parts;
    const focused = root.activeElement;
    bar.hidden = true;
    this.#makeRoom(0);
    if (focused) document.querySelector('#app [data-id="stage/step"]')?.focus({ preventScroll: true });
    this.#say(`${this.#name} is no longer running.`);
  }

  #makeRoom(height) {
    document.getElementById("app").style.bottom = height ? `${height}px` : "";
    this.#lend(height);
  }

  #say(words) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#parts.status.textContent = words; }, SETTLED);
  }
}
