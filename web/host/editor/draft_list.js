// The list of the drafts that are kept: to keep the present text, and to open, rename, delete and save what is there.
import { download } from "../download.js";
import { fileName } from "../runs/file_name.js";
import { draftName, draftsFile, keepDraft, listDrafts, loadDrafts, putDraft, removeDraft, renameDraft } from "./kept_drafts.js";

const EMPTY = "No drafts are kept yet. They stay in this browser, on this computer.";

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const button = (label, name, act) => {
  const element = make("button", { type: "button", textContent: label, onclick: act });
  if (name) element.setAttribute("aria-label", `${label} ${name}`);
  return element;
};

export class DraftList {
  #parts;
  #calls;
  #back = null;      // what Undo does; it returns the name of the draft that it is about
  #renamed = null;   // the draft whose name is being changed

  // `parts` are elements by their names. `calls` are edited(), which returns the present { text, input }, and open(draft).
  constructor(parts, calls) {
    this.#parts = parts;
    this.#calls = calls;
    const { keeping, undo, saveAll, load, chosen, drafts } = parts;
    keeping.onsubmit = (event) => this.#act(event, () => this.#keep());
    undo.onclick = (event) => this.#act(event, () => this.#undo());
    saveAll.onclick = () => download(new Blob([draftsFile()], { type: "application/json" }), "drafts.json");
    load.onclick = () => chosen.click();
    chosen.onchange = (event) => this.#act(event, () => this.#load());
    drafts.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#renamed === null) return;
      this.#endRenaming(this.#renamed);
      event.preventDefault();
    });
    // Another tab has changed them.
    addEventListener("storage", () => { if (!drafts.hidden && this.#renamed === null) this.#fill(); });
  }

  /** Shows the list; `name` is offered for the present text. */
  show(name) {
    const { drafts, keepName } = this.#parts;
    drafts.hidden = false;
    keepName.value = name;
    this.#renamed = null;
    this.#say();
    this.#fill();
    keepName.focus();
    keepName.select();
  }

  hide() {
    this.#parts.drafts.hidden = true;
  }

  // Whatever cannot be done is said.
  async #act(event, act) {
    event.preventDefault();
    try {
      await act();
    } catch (error) {
      this.#say(error.message);
    }
  }

  #keep() {
    const { keepName } = this.#parts;
    const name = draftName(keepName.value);
    const before = keepDraft({ name, ...this.#calls.edited() });
    this.#fill();
    if (!before) return this.#say(`Kept as “${name}”.`, () => removeDraft(name) && null);
    this.#say(`Kept as “${name}”, instead of what had that name.`, () => {
      putDraft(before);
      return name;
    });
  }

  #open(draft) {
    this.#calls.open(draft);
  }

  #delete(name) {
    const draft = removeDraft(name);
    this.#fill();
    if (!draft) return;
    this.#say(`“${name}” is deleted.`, () => {
      putDraft(draft);
      return name;
    });
    this.#parts.undo.focus();
  }

  #rename(name, to) {
    const renamed = renameDraft(name, to);
    this.#endRenaming(renamed);
    this.#say(renamed === name ? "" : `“${name}” is called “${renamed}” now.`);
  }

  #beginRenaming(name) {
    this.#renamed = name;
    this.#say();
    this.#fill();
    const field = this.#parts.list.querySelector("input");
    field.focus();
    field.select();
  }

  #endRenaming(name) {
    this.#renamed = null;
    this.#fill();
    this.#focus(name);
  }

  async #undo() {
    const name = this.#back();
    this.#fill();
    this.#say("Undone.");
    this.#focus(name);
  }

  async #load() {
    const { chosen } = this.#parts;
    const [file] = chosen.files;
    if (!file) return;
    const before = listDrafts().map(({ name }) => name);
    try {
      const words = await loadDrafts(file);
      const added = listDrafts().map(({ name }) => name).filter((name) => !before.includes(name));
      this.#say(words, added.length ? () => added.forEach(removeDraft) : null);
    } finally {
      chosen.value = "";  // the same file can be chosen again
      this.#fill();
    }
  }

  #say(words = "", back = null) {
    const { said, undo } = this.#parts;
    this.#back = back;
    said.textContent = words;
    undo.hidden = !back;
  }

  #focus(name) {
    const { list, keepName } = this.#parts;
    ([...list.querySelectorAll("[data-name]")].find((element) => element.dataset.name === name) ?? keepName).focus();
  }

  #fill() {
    const { list, none, saveAll } = this.#parts;
    const drafts = listDrafts();
    list.replaceChildren(...drafts.map((draft) => (draft.name === this.#renamed ? this.#renamingRow(draft) : this.#row(draft))));
    list.hidden = saveAll.hidden = drafts.length === 0;
    none.textContent = drafts.length ? "" : EMPTY;
  }

  #row(draft) {
    const { name, text, at } = draft;
    const open = button(name, "", (event) => this.#act(event, () => this.#open(draft)));
    open.className = "open";
    open.dataset.name = name;
    open.setAttribute("aria-label", `Open ${name}`);
    const date = new Date(at);
    const time = make("time", { dateTime: date.toISOString(), textContent: date.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" }) });
    return make("li", {}, open, time, make("span", { className: "acts" },
      button("Rename", name, (event) => this.#act(event, () => this.#beginRenaming(name))),
      button("Save", name, () => download(new Blob([text], { type: "text/x-python" }), `${fileName(name)}.py`)),
      button("Delete", name, (event) => this.#act(event, () => this.#delete(name)))));
  }

  #renamingRow({ name }) {
    const field = make("input", { type: "text", value: name, maxLength: 60, spellcheck: false, autocomplete: "off" });
    field.setAttribute("aria-label", `New name of ${name}`);
    return make("li", {}, make("form", { onsubmit: (event) => this.#act(event, () => this.#rename(name, field.value)) },
      field, make("button", { textContent: "Rename" }), button("Cancel", "", () => this.#endRenaming(name))));
  }
}
