// A learner's progress as the text that a course platform keeps: SCORM calls it suspend data, and SCORM 1.2 allows
// 4,096 characters of ASCII. `state` is the JSON of src/course/progress.hpp.
//
//     HEADER.RECORD.RECORD…
//
// The header is the version, the session (4 letters) and the time (8) that wrote it, and the number of records (2).
// It and each record end with a checksum, so that what is whole is recovered from a text that is damaged or cut off.
// Ids are stored as tags, which the outline of the course resolves:
//
//     {"async-python": {"sections": ["errors"], "questions": {"call-only": "e6b47c5001885a97"},
//                       "predictions": ["hello-task/40f4351c"]}}
//
//     encode(state, { session, time, kept: [], first: "async-python" })   // { text, whole }
//     decode(text, outline)                                               // { state, session, time, kept, lost, newer }
import { read, seal, TAG, tag, unseal, write } from "./letters.js";
import { dictionary, newLesson, takeRecord, writeLesson } from "./records.js";

export const LIMIT = 4096;
const VERSION = "1";
const THEMES = ["", "dark", "light"];

function writeSettings({ theme = "", text = 1, lesson = 0, hidden = 0 }) {
  return seal(`s${write(Math.max(0, THEMES.indexOf(theme)), 1)}${write(text, 1)}${write(hidden, 1)}${write(lesson, 3)}`);
}

function readSettings(rest) {
  const [theme, text, hidden, lesson] = [rest[0], rest[1], rest[2], rest.slice(3)].map(read);
  return { hidden, lesson, text, theme: THEMES[theme] ?? "" };
}

// The lesson `first` comes first. `whole` says whether everything fitted: if not, the last records are missing. `kept`
// are the records of lessons that decode() did not know.
export function encode(state, { session, time, kept, first, limit = LIMIT }) {
  const { lessons = {}, settings = {} } = JSON.parse(state);
  const slugs = Object.keys(lessons).sort((a, b) => Number(b === first) - Number(a === first));
  const records = [writeSettings(settings), ...slugs.flatMap((slug) => writeLesson(slug, lessons[slug])), ...kept];
  const header = (count) => seal(VERSION + session + write(time, 8) + write(count, 2));
  let length = header(0).length;
  const fitting = records.findIndex((record) => (length += record.length + 1) > limit);
  const written = fitting < 0 ? records : records.slice(0, fitting);
  return { text: [header(written.length), ...written].join("."), whole: fitting < 0 };
}

// Objects with their keys in order, so that the text is the one that was encoded.
function sorted(value) {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function readHeader(record) {
  const body = unseal(record);
  if (!body) return null;
  return { version: body[0], session: body.slice(1, 5), time: read(body.slice(5, 13)), count: read(body.slice(13, 15)) };
}

// Takes what is whole, and lists what is not.
function takeRecords(records, outline) {
  const known = new Map(Object.entries(outline).map(([slug, lesson]) => [tag(slug), { slug, ...dictionary(lesson) }]));
  const progress = { format: 1, lessons: {}, settings: { hidden: 0, lesson: 0, text: 1, theme: "" } };
  const kept = [];
  const damaged = [];
  for (const record of records) {
    const body = unseal(record);
    const lesson = known.get(record.slice(1, 1 + TAG));
    if (!body) damaged.push(lesson ? `the lesson "${lesson.slug}"` : "");
    else if (body[0] === "s") progress.settings = readSettings(body.slice(1));
    else if (!lesson || !takeRecord(body, lesson, (progress.lessons[lesson.slug] ??= newLesson()))) kept.push(record);
  }
  return { progress, kept, damaged };
}

function sentence(damaged, missing) {
  if (damaged.length + missing === 0) return "";
  const names = [...new Set(damaged.filter(Boolean))];
  const of = names.length ? `, in ${names.join(" and ")}` : "";
  const what = missing > 0 ? "was cut off" : "was damaged";
  return `Part of the progress that the course platform stored ${what} and could not be read${of}. Everything else was `
    + "kept. Please look through your answers, and give again those that are missing.";
}

// Version 1, from its header (null if it is damaged) and its records.
function readFirst(header, records, outline) {
  const { progress, kept, damaged } = takeRecords(records, outline);
  const missing = header ? Math.max(0, header.count - records.length) : 0;
  if (!header) damaged.push("");
  const { session = "", time = 0 } = header ?? {};
  return { state: JSON.stringify(sorted(progress)), session, time, kept, lost: sentence(damaged, missing), newer: false };
}

// How the text of each version is read. A later version adds its reader, and what the earlier ones return stays valid.
export const READERS = { [VERSION]: readFirst };

const nothing = { state: "", session: "", time: 0, kept: [], lost: "", newer: false };

// Never throws, whatever the text is. `newer`: a later version wrote it, and it must not be overwritten.
export function decode(text, outline, readers = READERS) {
  if (!text) return nothing;
  const [first, ...records] = text.split(".");
  const header = readHeader(first);
  const reader = readers[header?.version ?? VERSION];
  if (reader) return reader(header, records, outline);
  return {
    ...nothing,
    newer: true,
    lost: "Your progress was stored by a newer version of this lesson. It is left unchanged, and what you do now is not "
      + "stored. Ask whoever runs the course to update the lesson.",
  };
}
