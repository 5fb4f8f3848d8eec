// The list of the drafts with names: to keep the present text, and to open, rename, delete and save what is there. Below it
// are the texts without names.
import { download } from "../download.js";
import { fileName } from "../runs/file_name.js";
import { loadFiles } from "./draft_files.js";
import { button, make, timeOf } from "./elements.js";
import { draftName, draftsFile, keepDraft, listDrafts, putDraft, removeDraft, renameDraft } from "./kept_drafts.js";
import { saveProgram } from "./save_program.js";
import { TextList } from "./text_list.js";

const EMPTY = "No drafts are kept yet. They stay in this browser, on this computer.";

export class DraftList {
  #parts;
  #calls;
  #texts;            // those without names
  #back = null;      // what Undo does; it returns the name of the draft that it is about
  #renamed = null;   // the draft whose name is being changed

  // `parts` are elements by their names. `calls` are edited(), which returns the present { text, input }, present(), which
  // returns the key under which drafts.js keeps it, open(draft), show(), which shows this list, and save(), which saves the present text as a file.
  constructor(parts, calls) {
    this.#parts = parts;
    this.#calls = calls;
    const { keeping, saveThis, undo, saveAll, load, chosen, drafts } = parts;
    this.#texts = new TextList(parts, {
      present: calls.present, open: calls.open, say: (...what) => this.#say(...what), act: (...what) => this.#act(...what),
    });
    saveThis.onclick = () => calls.save();
    keeping.onsubmit = (event) => this.#act(event, () => this.#keep());
    undo.onclick = (event) => this.#act(event, () => this.#undo());
    saveAll.onclick = () => download(new Blob([draftsFile()], { type: "application/json" }), "drafts.json");
    load.onclick = () => chosen.click();
    chosen.onchange = (event) => this.#act(event, () => this.#choose());
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
    if (drafts.hidden) keepName.value = name;
    drafts.hidden = false;
    this.#renamed = null;
    this.#say();
    this.#fill();
    this.#texts.fill();
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

  async #choose() {
    const { chosen } = this.#parts;
    try {
      if (chosen.files.length) await this.load(chosen.files);
    } finally {
      chosen.value = "";  // the same file can be chosen again
    }
  }

  /** Loads files. A program that comes alone is opened; the list says what else was loaded. Rejects in words. */
  async load(files) {
    const { words, drafts, names } = await loadFiles(files);
    if (files.length === 1 && /\.py$/i.test(files[0].name)) return this.#open(drafts[0]);
    this.#calls.show();
    this.#say(words, names.length ? () => names.forEach(removeDraft) : null);
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
    const open = button("Open", name, (event) => this.#act(event, () => this.#open(draft)));
    open.dataset.name = name;
    const called = make("span", { className: "called", textContent: name, title: name });
    return make("li", {}, called, timeOf(at).element, make("span", { className: "acts" }, open,
      button("Rename", name, (event) => this.#act(event, () => this.#beginRenaming(name))),
      button("Save", name, () => saveProgram(text, `${fileName(name)}.py`)),
      button("Delete", name, (event) => this.#act(event, () => this.#delete(name)))));
  }

  #renamingRow({ name }) {
    const field = make("input", { type: "text", value: name, maxLength: 60, spellcheck: false, autocomplete: "off" });
    field.setAttribute("aria-label", `New name of ${name}`);
    return make("li", {}, make("form", { onsubmit: (event) => this.#act(event, () => this.#rename(name, field.value)) },
      field, make("button", { textContent: "Rename" }), button("Cancel", "", () => this.#endRenaming(name))));
  }
}
