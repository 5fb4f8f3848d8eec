// Reads a recorded run, checks it, sums it up and highlights its program. Errors are sentences for the learner: what is
// wrong, and what to do.
import { fetchRun, readFile } from "./fetch.js";
import { highlighted } from "./highlight.js";
import { keep } from "./kept.js";
import { open } from "./program.js";
import { sumUp } from "./sum_up.js";

// `trace` is a URL, or "file:" and the name of `file`; `assets` is the folder of the page's scripts. Resolves to
// { bundle, bytes }: the lesson that shows the run, as JSON, and its trace for the app.
export async function read(trace, file, assets) {
  const opening = open(assets);
  opening.catch(() => {});
  const json = await (trace.startsWith("file:") ? readFile(trace.slice(5), file) : fetchRun(trace));
  const { bundle, bytes, text } = sumUp(await opening, json, nameOf(trace), trace);
  const lesson = JSON.parse(bundle);
  lesson.demos[0].listing.python.lines = highlighted(text);
  keep(trace, lesson.title, json);
  return { bundle: JSON.stringify(lesson), bytes };
}

function nameOf(trace) {
  return trace.replace(/[?#].*/, "").replace(/.*[/:]/, "") || "run";
}
