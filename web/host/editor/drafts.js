// What the learner has written, in the browser's storage: by the page and the name of the listing. Storage may be blocked or
// full: then a reload loses it.
const PREFIX = "loopstep.draft.v1.";
const MOST = 30;

const keyOf = (place, name) => `${PREFIX}${place}/${name}`;

/** The text and the input that were written last: { text, input }, or null. */
export function readDraft(place, name) {
  try {
    const { text, input } = JSON.parse(localStorage.getItem(keyOf(place, name)) ?? "{}");
    return typeof text === "string" ? { text, input: typeof input === "string" ? input : "" } : null;
  } catch {
    return null;
  }
}

export function writeDraft(place, name, { text, input }) {
  try {
    localStorage.setItem(keyOf(place, name), JSON.stringify({ text, input, at: Date.now() }));
    forgetOldest();
  } catch { /* blocked or full */ }
}

export function removeDraft(place, name) {
  try {
    localStorage.removeItem(keyOf(place, name));
  } catch { /* blocked */ }
}

function forgetOldest() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  if (keys.length <= MOST) return;
  const timeOf = (key) => {
    try {
      return Number(JSON.parse(localStorage.getItem(key)).at) || 0;
    } catch {
      return 0;
    }
  };
  keys.sort((a, b) => timeOf(a) - timeOf(b));
  for (const key of keys.slice(0, keys.length - MOST)) localStorage.removeItem(key);
}
