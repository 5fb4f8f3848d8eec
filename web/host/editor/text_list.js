// The list of the texts that are kept without a name: to open, save and delete them.
import { listTexts, putText, removeText } from "./drafts.js";
import { button, make, timeOf } from "./elements.js";
import { saveProgram } from "./save_program.js";

const PREVIEW = 200;  // letters

const lines = (text) => {
  const number = text.trimEnd().split("\n").length;
  return `${number} line${number === 1 ? "" : "s"}`;
};

export class TextList {
  #parts;
  #calls;

  // `calls` are present(), which returns the key of the text that is edited now, open(text), say(words, undo), and
  // act(event, act), which calls `act` and says what is wrong.
  constructor(parts, calls) {
    this.#parts = parts;
    this.#calls = calls;
  }

  fill() {
    const { texts, recent } = this.#parts;
    const present = this.#calls.present();
    const all = listTexts().filter(({ key }) => key !== present);
    recent.hidden = all.length === 0;
    texts.replaceChildren(...all.map((text) => this.#row(text)));
  }

  #row(draft) {
    const { name, text, at } = draft;
    const { act, open } = this.#calls;
    const { element: time, words } = timeOf(at);
    const which = `${name}, ${words}`;
    const called = make("span", { className: "called", textContent: `${name}, ${lines(text)}`, title: text.slice(0, PREVIEW) });
    return make("li", {}, called, time, make("span", { className: "acts" },
      button("Open", which, (event) => act(event, () => open({ ...draft, name: which }))),
      button("Save", which, () => saveProgram(text, name)),
      button("Delete", which, (event) => act(event, () => this.#delete(draft, which)))));
  }

  #delete(draft, which) {
    removeText(draft.key);
    this.fill();
    this.#calls.say(`“${which}” is deleted.`, () => {
      putText(draft);
      this.fill();
      return null;
    });
    this.#parts.undo.focus();
  }
}
