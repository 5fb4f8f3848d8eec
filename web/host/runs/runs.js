// Recorded runs that the learner opens, and listings that the learner edits. What that needs is loaded with the first one.
import { note } from "../note.js";
import { unreachable } from "../reasons.js";
import { loadOpener } from "./file.js";

export class Runs {
  #app;
  #opener = null;  // a promise of it
  #files = new Map();  // by trace: those that were opened since the page was loaded

  // `app()` returns the app.
  constructor(app) {
    this.#app = app;
  }

  // Lets the learner choose a file. Browsers allow that in answer to a click only, so nothing may be loaded first.
  choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,application/json";
    input.onchange = () => this.#take(input.files[0]);
    input.click();
  }

  load(trace) {
    return this.#use((opener) => opener.openRun(this.#app(), trace, this.#files.get(trace)),
      (why) => this.#app().call("loopstep_run_failed", trace, why));
  }

  // Lets the learner edit a listing.
  edit(file, text) {
    return this.#use((opener) => opener.edit(this.#app(), file, text), note);
  }

  // Takes files that are dropped anywhere on the page.
  watchDrops() {
    const page = document.documentElement.dataset;
    const on = (type, act) => addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      act(event.dataTransfer.files[0]);
    });
    on("dragover", () => { page.drop = ""; });
    on("drop", (file) => {
      delete page.drop;
      this.#take(file);
    });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) delete page.drop; });
  }

  // The app goes to the run, and has it loaded. src/ui/shell/location.hpp calls it by its file's name.
  #take(file) {
    if (!file) return;
    const trace = `file:${file.name}`;
    this.#files.set(trace, file);
    this.#app().call("loopstep_open_run", trace);
  }

  // If it cannot be loaded, that is tried again the next time.
  #use(act, fail) {
    this.#opener ??= loadOpener();
    return this.#opener.then(act, () => {
      this.#opener = null;
      fail(`${unreachable("A part of this page")}.`);
    });
  }
}
