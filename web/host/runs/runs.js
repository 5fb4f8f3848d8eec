// Recorded runs that the learner opens. All that this takes is loaded with the first one.
import { unreachable } from "../reasons.js";
import { assets } from "../site.js";
import { loadOpener } from "./file.js";

export class Runs {
  #app;
  #opener = null;  // a promise of it

  // `app()` returns the app.
  constructor(app) {
    this.#app = app;
  }

  // Lets the learner choose a file.
  async choose() {
    (await this.#open())?.choose();
  }

  async load(trace) {
    const opener = await this.#open();
    if (opener) opener.load(trace);
    else this.#app().call("loopstep_run_failed", trace, `${unreachable("A part of this page")}.`);
  }

  // Takes files that are dropped anywhere on the page.
  watchDrops() {
    for (const type of ["dragover", "drop"]) {
      addEventListener(type, (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        this.#open().then((opener) => opener?.[type](file));
      });
    }
  }

  // Resolves to null if it cannot be loaded. Then it is tried again the next time.
  #open() {
    this.#opener ??= loadOpener().then(({ makeOpener }) => makeOpener(this.#app(), assets)).catch(() => {
      this.#opener = null;
      return null;
    });
    return this.#opener;
  }
}
