// Opens recorded runs from files, dropped or chosen, and from addresses, and passes them to the app.
import { read } from "./reader.js";

// What src/ui/shell/location.hpp calls a run from a file, before the file's name.
const SCHEME = "file:";

// `assets` is the folder of the page's scripts.
export function makeOpener(app, assets) {
  const files = new Map();  // by trace: those that were opened since the page was loaded

  const page = document.documentElement;
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) delete page.dataset.drop; });

  const open = (file) => {
    if (!file) return;
    files.set(SCHEME + file.name, file);
    app.call("loopstep_open_run", SCHEME + file.name);
  };

  return {
    choose() {
      const input = document.createElement("input");
      input.type = "file";
      input.accept = ".json,application/json";
      input.addEventListener("change", () => open(input.files[0]));
      input.click();
    },

    async load(trace) {
      try {
        const { bundle, bytes } = await read(trace, files.get(trace), assets);
        app.takeRun(trace, bundle, bytes);
      } catch (error) {
        app.call("loopstep_run_failed", trace, error.message);
      }
    },

    // A file is over the page, or was dropped on it.
    dragover() {
      page.dataset.drop = "";
    },
    drop(file) {
      delete page.dataset.drop;
      open(file);
    },
  };
}
