// The host of a page that no course platform opened: progress is in the browser's storage, and nothing is reported.
import { readProgress, writeProgress } from "../storage.js";

const WHY = "Storage is blocked or full. Keep the page open.";

// `lost` is a sentence for the learner, "" if there is nothing to say.
export const noPlatform = (lost = "") => ({
  open: async () => ({ state: readProgress().text, review: false, lost }),
  report() {},
  save: async (state) => ({ saved: writeProgress(state), why: WHY }),
  close() {},
});
