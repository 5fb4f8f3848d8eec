// The host of a page that no course platform opened: progress is in the browser's storage, and nothing is reported.
import { readProgress, watchProgress, writeProgress } from "../storage.js";

const WHY = "The browser's storage may be full. Free up some space and try again.";

// `lost` is a sentence for the learner, "" if there is nothing to say.
export const noPlatform = (lost = "") => ({
  async open() {
    const { text, problem } = readProgress();
    return { state: text, problem, review: false, lost };
  },
  // Other tabs of this browser share it.
  stored: () => readProgress().text,
  watch: watchProgress,
  report() {},
  save: async (state) => ({ saved: writeProgress(state), why: WHY }),
  close() {},
});
