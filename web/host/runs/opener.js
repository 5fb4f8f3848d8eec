// Opens recorded runs from files and addresses, and passes them to the app.
import { read } from "./reader.js";
import { listenForSaves } from "./save.js";

let listens = false;

// `trace` is a URL, or "file:" and the name of `file`; `assets` is the folder of the page's scripts.
export async function openRun(app, trace, file, assets) {
  if (!listens) listenForSaves(app, assets);
  listens = true;
  try {
    const { bundle, bytes } = await read(trace, file, assets);
    app.takeRun(trace, bundle, bytes);
  } catch (error) {
    app.call("loopstep_run_failed", trace, error.message);
  }
}
