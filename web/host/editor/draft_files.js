// Files that the learner loads: programs, each of which becomes a draft, and the file with all drafts. Errors name the file
// and say what to do.
//
//     const { words, drafts } = await loadFiles(input.files);  // all of them are kept, or none
import { addDrafts, draftName, draftsIn, MOST_LETTERS } from "./kept_drafts.js";

const MOST_OF_DRAFTS = 8 * 2 ** 20;         // bytes
const MOST_OF_PROGRAM = 4 * MOST_LETTERS;   // bytes; a letter has at most four

/** Resolves to what was loaded, in words, and to the drafts with the names by which they are kept now. */
export async function loadFiles(files) {
  const drafts = (await Promise.all([...files].map(readDrafts))).flat();
  return addDrafts(drafts);
}

/** Whether that is a file which “Save all” has made. */
export const isDraftsFile = async (file) => (await valueOf(file))?.loopstep === "drafts";

// A file of drafts may have got another name.
async function readDrafts(file) {
  if (/\.py$/i.test(file.name)) return [await programOf(file)];
  if (/\.json$/i.test(file.name) || await isDraftsFile(file)) return draftsOf(file);
  throw new Error(`${file.name} is neither a Python program (.py) nor a file of drafts (.json).`);
}

async function programOf(file) {
  const long = `${file.name} has more than 100,000 characters, so it is too long for a program here.`
    + " Record it on your computer instead, with “loopstep record”.";
  if (file.size > MOST_OF_PROGRAM) throw new Error(long);
  const text = textIn(await bytesOf(file), file.name);
  if (text.length > MOST_LETTERS) throw new Error(long);
  if (!text.trim()) throw new Error(`${file.name} is empty. Choose a file with a program in it.`);
  return { name: draftName(file.name.replace(/\.py$/i, "")) || "program", text, input: "", at: Date.now() };
}

async function bytesOf(file) {
  try {
    return await file.arrayBuffer();
  } catch (error) {
    throw new Error(`${file.name} cannot be read: it is a folder, or was moved or changed. Choose it again.`, { cause: error });
  }
}

// Lines end as they do in the editor.
function textIn(bytes, name) {
  let text = null;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch { /* said below */ }
  if (text?.includes("\0")) throw new Error(`${name} is not text. Choose a Python program.`);
  if (text === null) throw new Error(`${name} is not UTF-8 text. Save it in the encoding UTF-8, and load it again.`);
  return text.replace(/\r\n?/g, "\n");
}

async function draftsOf(file) {
  if (file.size > MOST_OF_DRAFTS) throw new Error(`${file.name} is larger than 8 MiB, so it is no file of drafts. Choose one that “Save all” has made.`);
  const value = await valueOf(file);
  const drafts = value?.loopstep === "drafts" ? draftsIn(value) : [];
  if (!drafts.length) throw new Error(`${file.name} has no drafts. Choose a file that “Save all” has made.`);
  return drafts;
}

async function valueOf(file) {
  if (file.size > MOST_OF_DRAFTS) return null;
  try {
    return JSON.parse(await file.text());
  } catch {
    return null;
  }
}
