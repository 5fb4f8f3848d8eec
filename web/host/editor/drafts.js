// What the learner has written, in the browser's storage: kept without being asked, so that no text is lost. Each piece of
// writing is an entry of its own, so no other text replaces it: not one that is begun later, and not one in another tab.
//
//     const writing = new Writing("async-python", "pool.py", { text, input });  // the text that it begins with
//     writing.keep({ text, input });  // an Error says in words why it cannot be kept
//     latestText("async-python", "pool.py");  // { key, place, name, text, input, at }, or null
import { timeIn } from "./stored_time.js";

const PREFIX = "loopstep.draft.v1.";
const MOST = 100;
const MOST_LETTERS = 100_000;     // of one text
const MOST_IN_ALL = 1_000_000;

const same = (one, other) => one.text === other.text && one.input === other.input;
const lettersOf = ({ text, input }) => text.length + input.length;

// Storage may contain anything: what is no draft is null. A key is PREFIX, the place, the name and, except in the first
// version of this page, what tells it from other texts of that name.
function read(key) {
  const [place, name] = key.slice(PREFIX.length).split("/");
  try {
    const { text, input, at } = JSON.parse(localStorage.getItem(key));
    if (typeof text !== "string" || !name) return null;
    return { key, place, name, text, input: typeof input === "string" ? input : "", at: timeIn(at) };
  } catch {
    return null;
  }
}

/** All texts, the newest first. */
export function listTexts() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map(read).filter(Boolean).sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

const textsOf = (place, name) => listTexts().filter((each) => each.place === place && each.name === name);

/** The newest text of a listing; null if there is none, or if it is what is shown. */
export function latestText(place, name, shown) {
  const [newest = null] = textsOf(place, name);
  return newest && same(newest, shown) ? null : newest;
}

export function removeText(key) {
  try {
    localStorage.removeItem(key);
  } catch { /* blocked */ }
}

/** Keeps a text, or puts one back as it was. */
export function putText({ key, text, input, at }) {
  if (lettersOf({ text, input }) > MOST_LETTERS) {
    throw new Error("This text has more than 100,000 characters, so the browser does not keep it. Save it as a file: see “Drafts”.");
  }
  try {
    localStorage.setItem(key, JSON.stringify({ text, input, at }));
  } catch (error) {
    const why = error?.name === "QuotaExceededError" ? "the storage for this site is full" : "storage is blocked for this page";
    throw new Error(`The browser does not keep what you write here: ${why}. Save it as a file: see “Drafts”.`, { cause: error });
  }
  forgetOldest(key);
}

function forgetOldest(key) {
  const texts = listTexts().filter((each) => each.key !== key);
  let letters = 0;
  for (const [at, each] of texts.entries()) {
    letters += lettersOf(each);
    if (at >= MOST - 1 || letters > MOST_IN_ALL - MOST_LETTERS) removeText(each.key);
  }
}

export class Writing {
  #place;
  #name;
  #began;         // the text that was there first
  #key = null;    // of what is kept
  #kept = null;   // what that was, when it was read or written here
  #goesOn = false;

  // Goes on with the text that is kept, if it is the same.
  constructor(place, name, began) {
    this.#place = place;
    this.#name = name;
    this.#began = began;
    const found = textsOf(place, name).find((each) => same(each, began));
    if (!found) return;
    [this.#key, this.#kept] = [found.key, found];
    this.#goesOn = true;
  }

  /** Of the text that is kept; null if none is. */
  get key() {
    return this.#key;
  }

  /** What is written from now on is another text. */
  split() {
    this.#key = this.#kept = this.#began = null;
    this.#goesOn = false;
  }

  /** A text without letters replaces none, and one that is as it began needs no keeping. */
  keep({ text, input }) {
    const now = { text, input };
    if ((!text.trim() && !input.trim()) || (this.#kept && same(this.#kept, now))) return;
    const stored = this.#key && read(this.#key);
    // Another tab has gone on with it: then both texts are kept.
    if (!stored || !same(stored, this.#kept)) this.#key = this.#kept = null;
    if (!this.#goesOn && this.#began && same(this.#began, now)) return this.#forget();
    const key = this.#key ?? `${PREFIX}${this.#place}/${this.#name}/${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    const alike = textsOf(this.#place, this.#name).filter((each) => each.key !== key && same(each, now));
    putText({ key, ...now, at: Date.now() });
    [this.#key, this.#kept] = [key, now];
    for (const each of alike) removeText(each.key);
  }

  #forget() {
    if (this.#key) removeText(this.#key);
    this.#key = this.#kept = null;
  }
}
