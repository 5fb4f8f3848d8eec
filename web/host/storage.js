// Progress in the browser's storage, which may be blocked, full or broken: reading and writing never throw, and report
// what is wrong.
const KEY = "loopstep.progress.v1";

// { text, problem }: what is stored, "" if nothing is, and "blocked" if it cannot be read.
export function readProgress() {
  try {
    return { text: localStorage.getItem(KEY) ?? "", problem: "" };
  } catch {
    return { text: "", problem: "blocked" };
  }
}

// Whether it was stored.
export function writeProgress(text) {
  try {
    localStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

// Calls back with what another tab stores.
export function watchProgress(changed) {
  addEventListener("storage", (event) => {
    if (event.key === KEY) changed(event.newValue ?? "");
  });
}
