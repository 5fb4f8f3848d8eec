// The bundles for this page, requested together with everything else, so that the app does not have to
// request them one after the other.
import { bytes, load } from "./load.js";
import { packedTexts } from "./pack.js";
import { root } from "./site.js";

// A JSON object, as written by the content compiler.
const SIGNATURE = [0x7b];

// Resolves to pairs of a URL and a text. Reports to `waiting` what it waits for.
export async function loadFiles(waiting) {
  const { lesson } = document.documentElement.dataset;
  const files = [["the course outline", "course.json"]];
  if (lesson) files.push(["the lesson", `${lesson}/lesson.json`]);
  const texts = await Promise.all(files.map(([what, path]) => waiting.for(what, loadText(new URL(path, root)))));
  return [...texts, ...await packedTexts()];
}

// The ids in each lesson, to which the progress that a course platform stores refers.
export async function loadOutline() {
  const [, text] = await loadText(new URL("outline.json", root));
  return JSON.parse(text);
}

async function loadText(address) {
  const body = await load(address, (answer, name) => bytes(answer, name, SIGNATURE));
  return [address.href, new TextDecoder().decode(body)];
}
