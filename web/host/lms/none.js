// The host of a page that no course platform opened: progress is in the browser's storage, and nothing is reported.
import { readProgress, watchProgress, writeProgress } from "../storage.js";

const WHY = "The browser's storage is blocked or full. Free up some space, or keep this page open.";

// `lost` says why the host of a platform is missing, "" if there is no platform. With one, nothing is stored, because
// other learners may use this browser.
export const noPlatform = (lost = "") => {
  const read = lost ? () => ({ text: "" }) : readProgress;
  return {
    async open() {
      const { text, problem } = read();
      return { state: text, problem, review: false, lost };
    },
    // Other tabs of this browser share it.
    stored: () => read().text,
    watch: lost ? undefined : watchProgress,
    // In a course platform nothing may lead away from the lesson, and there is no Python.
    takesPrograms: !lost,
    report() {},
    save: async (state) => (lost ? { saved: false, final: true, why: lost } : { saved: writeProgress(state), why: WHY }),
    close() {},
  };
};
