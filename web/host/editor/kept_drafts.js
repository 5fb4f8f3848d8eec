// Drafts that the learner keeps under names, in the browser's storage. draft_files.js reads them from files.
//
//     keepDraft({ name: "pool", text, input });  // an Error says in words why it is not kept
//     listDrafts();                              // [{ name, text, input, at }], the newest first
//
// Storage and files may contain anything: what is no draft is left out. Each change reads the storage again, because another
// tab may have changed it.
import { timeIn } from "./stored_time.js";

const KEY = "loopstep.drafts.v1";
const FORMAT = 1;

export const MOST_DRAFTS = 50;
export const MOST_LETTERS = 100_000;  // of the text and of the input, each
const MOST_IN_ALL = 1_000_000;
const MOST_OF_NAME = 60;

const MAKE_ROOM = "Delete a draft to make room, or save them all as a file first.";

/** A name as it is kept: in one line, without spaces around it. */
export const draftName = (name) => name.toWellFormed().replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim().slice(0, MOST_OF_NAME).toWellFormed().trim();

// The draft in a value from a storage or a file; null if it is none.
function draftIn(value) {
  const { name, text, input = "", at } = value ?? {};
  if (![name, text, input].every((each) => typeof each === "string")) return null;
  if (text.length > MOST_LETTERS || input.length > MOST_LETTERS || !draftName(name)) return null;
  return { name: draftName(name), text, input, at: timeIn(at) };
}

/** The drafts in a value from the storage or a file. Names are unique: of several drafts the first counts. */
export function draftsIn(value) {
  const all = Array.isArray(value?.drafts) ? value.drafts.map(draftIn).filter(Boolean) : [];
  const names = new Set();
  return all.filter(({ name }) => !names.has(name) && names.add(name)).sort((a, b) => b.at - a.at);
}

export function listDrafts() {
  try {
    return draftsIn(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return [];
  }
}

const lettersOf = (drafts) => drafts.reduce((sum, { name, text, input }) => sum + name.length + text.length + input.length, 0);

function problemOf(drafts) {
  if (drafts.length > MOST_DRAFTS) return `More than ${MOST_DRAFTS} drafts cannot be kept. ${MAKE_ROOM}`;
  return lettersOf(drafts) > MOST_IN_ALL ? `There is no room for more drafts: they would have more than a million characters. ${MAKE_ROOM}` : "";
}

function write(drafts, problem = problemOf(drafts)) {
  if (problem) throw new Error(problem);
  try {
    localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, drafts }));
  } catch (error) {
    const words = error?.name === "QuotaExceededError" ? `The browser has no more room for drafts of this site. ${MAKE_ROOM}`
      : "This browser does not let the page keep drafts: its storage is blocked. Save the program as a file instead.";
    throw new Error(words, { cause: error });
  }
}

/** Keeps a draft, instead of the one of that name, which is returned: null if there was none. */
export function keepDraft({ name, text, input }) {
  const draft = draftIn({ name, text, input, at: Date.now() });
  if (!draftName(name)) throw new Error("Give the draft a name.");
  if (!draft) throw new Error("The program is too long for a draft, which has at most 100,000 characters. Save it as a file instead.");
  return putDraft(draft);
}

/** Keeps a draft as it was. */
export function putDraft(draft) {
  const drafts = listDrafts();
  write([draft, ...drafts.filter(({ name }) => name !== draft.name)]);
  return drafts.find(({ name }) => name === draft.name) ?? null;
}

/** Returns the draft that is no longer kept. */
export function removeDraft(name) {
  const drafts = listDrafts();
  write(drafts.filter((draft) => draft.name !== name), "");  // fewer than before, even if they are too many
  return drafts.find((draft) => draft.name === name) ?? null;
}

/** Returns the new name as it is kept. */
export function renameDraft(name, to) {
  const drafts = listDrafts();
  const renamed = draftName(to);
  if (!renamed) throw new Error("Give the draft a name.");
  if (renamed !== name && drafts.some((draft) => draft.name === renamed)) {
    throw new Error(`There is a draft “${renamed}” already. Choose another name.`);
  }
  write(drafts.map((draft) => (draft.name === name ? { ...draft, name: renamed } : draft)));
  return renamed;
}

/** The file with all drafts, as text. */
export const draftsFile = () => `${JSON.stringify({ loopstep: "drafts", format: FORMAT, drafts: listDrafts() }, null, 1)}\n`;

/**
 * Keeps drafts from files, all or none. Those that are kept already stay as they are. Returns what was loaded in words, the
 * drafts with the names that they have now, and the names of those that are new.
 */
export function addDrafts(drafts) {
  const kept = listDrafts();
  const added = [];
  const here = drafts.map((draft) => {
    const all = [...added, ...kept];
    const known = all.find(({ text, input, name }) => text === draft.text && input === draft.input && isNameOf(draft.name, name));
    if (known) return known;
    added.push({ ...draft, name: freeName(draft.name, all) });
    return added.at(-1);
  });
  if (added.length) write([...added, ...kept]);
  const known = drafts.length - added.length;
  const were = known && `${known} ${known === 1 ? "was" : "were"} here already.`;
  const words = [`${added.length} ${added.length === 1 ? "draft was" : "drafts were"} loaded.`, were].filter(Boolean).join(" ");
  return { words, drafts: here, names: added.map(({ name }) => name) };
}

// "pool", "pool (2)" and so on.
const isNameOf = (wanted, name) => name === wanted || (name.startsWith(`${stem(wanted)} (`) && /^\d+\)$/.test(name.slice(stem(wanted).length + 2)));

function freeName(wanted, drafts) {
  const taken = new Set(drafts.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${stem(wanted)} (${number})`;
  return name;
}

const stem = (name) => name.slice(0, MOST_OF_NAME - 6).toWellFormed().trimEnd();
