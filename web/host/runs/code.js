// Programs in addresses: "code:" and base64url of the compressed JSON {"name", "text", "input"?, "lesson"?,
// "exercise"?}. What is decoded may come from a stranger, so its size and its types are checked.
import { bytesIn } from "../bytes.js";
import { programName } from "../python/program_name.js";

const PREFIX = "code:";
const MOST_LETTERS = 8192;       // after the prefix
const MOST_BYTES = 256 * 1024;   // of the JSON

const BAD = "The program in the address";
const REMEDY = "Copy the whole link again, or ask for a new one.";

export const isCode = (trace) => trace.startsWith(PREFIX);

/** The file's name without folders. */
export const plainName = (name) => programName(name.split(/[/\\]/).pop());

/** Resolves to what an address contains of a program, or to null if that would be too long. */
export async function encode({ name, text, input = "", lesson = "", exercise = "" }) {
  const json = JSON.stringify({ name, text, ...input && { input }, ...lesson && { lesson }, ...exercise && { exercise } }, wellFormed);
  const bytes = new TextEncoder().encode(json);
  if (bytes.length > MOST_BYTES) return null;
  const letters = toLetters(await through(new CompressionStream("deflate-raw"), bytes));
  return letters.length > MOST_LETTERS ? null : PREFIX + letters;
}

/** Resolves to the program; rejects with an Error that says what is wrong, and what to do. */
export async function decode(trace) {
  const letters = trace.slice(PREFIX.length);
  if (letters.length > MOST_LETTERS) {
    throw new Error(`${BAD} is longer than ${MOST_LETTERS.toLocaleString("en")} characters. Ask for its file instead.`);
  }
  const bytes = await unpacked(letters);
  return checked(bytes);
}

class TooLarge extends Error {
  constructor() {
    super(`${BAD} is larger than ${MOST_BYTES / 1024} KiB. Ask for its file instead.`);
  }
}

async function unpacked(letters) {
  try {
    return await through(new DecompressionStream("deflate-raw"), toBytes(letters));
  } catch (error) {
    throw error instanceof TooLarge ? error : new Error(`${BAD} is damaged. ${REMEDY}`);
  }
}

// Nothing is unpacked beyond the limit.
function through(stream, bytes) {
  const writer = stream.writable.getWriter();
  // The reader gets the same errors.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return bytesIn(stream.readable, (size) => { if (size > MOST_BYTES) throw new TooLarge(); });
}

function checked(bytes) {
  let program;
  try {
    program = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), wellFormed);
  } catch {
    throw new Error(`${BAD} is damaged. ${REMEDY}`);
  }
  const wrong = (what) => new Error(`${BAD} is not one that this page has made: ${what}. ${REMEDY}`);
  if (typeof program !== "object" || program === null || Array.isArray(program)) throw wrong("it is no object");
  const { name, text, input = "", lesson = "", exercise = "" } = program;
  for (const [member, value] of Object.entries({ name, text, input, lesson, exercise })) {
    if (typeof value !== "string") throw wrong(`its “${member}” is no text`);
  }
  for (const [member, value] of Object.entries({ lesson, exercise })) {
    if (value && !/^[\w-]{1,100}$/.test(value)) throw wrong(`its “${member}” is no name`);
  }
  return { name: plainName(name), text, input, lesson, exercise };
}

// Halves of letters would be no valid text for the app.
const wellFormed = (_, value) => value?.toWellFormed?.() ?? value;

const toLetters = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

function toBytes(letters) {
  if (!/^[\w-]+$/.test(letters)) throw new Error("no base64url");
  return Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
