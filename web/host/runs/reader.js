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
  // Loaded at once, together with the run.
  const opening = open(assets);
  const json = await (trace.startsWith("file:") ? readFile(trace.slice(5), file) : fetchRun(trace));
  return sumUpText(await opening, json, { name: nameOf(trace), trace });
}

// The same for a run that is there already, as text. Problems name it `name`. `exercise`, `running` and `begins` are as in
// sum_up.js, and so is `judgement` in what it resolves to.
export async function readText(json, { name, trace, exercise, running, begins }, assets) {
  return sumUpText(await open(assets), json, { name, trace, exercise, running, begins });
}

function sumUpText(reader, json, { name, trace, exercise, running, begins }) {
  const { bundle, bytes, text, judgement } = sumUp(reader, json, name, trace, exercise, { running, begins });
  const lesson = JSON.parse(bundle);
  lesson.demos[0].listing.python.lines = highlighted(text);
  keep(trace, lesson.title, json);
  return { bundle: JSON.stringify(lesson), bytes, judgement };
}

function nameOf(trace) {
  return trace.replace(/[?#].*/, "").replace(/.*[/:]/, "") || "run";
}
