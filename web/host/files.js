// The bundles that the page will show, asked for together with everything else, so that the app need
// not ask for them one after the other.
import { bytes, load } from "./load.js";
import { packedTexts } from "./pack.js";
import { root } from "./site.js";

// An object of JSON, as the content compiler writes it.
const SIGNATURE = [0x7b];

// Resolves to pairs of an address and a text. `waiting` is told what is waited for.
export async function loadFiles(waiting) {
  const { lesson } = document.documentElement.dataset;
  const files = [["the course outline", "course.json"]];
  if (lesson) files.push(["the lesson", `${lesson}/lesson.json`]);
  const texts = await Promise.all(files.map(([what, path]) => waiting.for(what, loadText(new URL(path, root)))));
  return [...texts, ...await packedTexts()];
}

async function loadText(address) {
  const body = await load(address, (answer, name) => bytes(answer, name, SIGNATURE));
  return [address.href, new TextDecoder().decode(body)];
}
