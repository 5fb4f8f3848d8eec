// Saves files of the open run: what the links of its last section do. src/reader/run_lesson.cpp writes them.
import { download } from "../download.js";
import { fileName } from "./file_name.js";
import { kept } from "./kept.js";
import { say } from "./message.js";
import { stagePicture } from "./picture.js";
import { open } from "./program.js";
import { positionOf } from "./stage_position.js";
import { saved } from "./sum_up.js";
import { stageSvg } from "./svg/stage_svg.js";

// By format: the end of the file's name, which says the position on the stage if the file depends on it, and the file.
const FORMATS = {
  json: { end: () => ".json", make: (run) => run.json },
  chrome: { end: () => ".trace.json", make: (run, position, { assets }) => converted(run, "chrome", position, assets, "application/json") },
  png: { end: (place) => `${place}.png`, make: (run, position, { app }) => stagePicture(app) },
  svg: {
    end: (place) => `${place}.svg`,
    make: (run, position, { app, assets }) => stageSvg(app, assets, `${run.name}, step ${position.text}`),
  },
  tasks: { end: (place) => `${place}.txt`, make: (run, position, { assets }) => converted(run, "tasks", position, assets, "text/plain") },
};

// Takes clicks on those links, by key too, before the app does. `assets` is the folder of the page's scripts.
export function listenForSaves(app, assets) {
  document.addEventListener("click", (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const [, format, trace] = event.target.closest?.("#app a")?.getAttribute("href")?.match(/^#save=(\w+)&trace=(.*)$/s) ?? [];
    if (!Object.hasOwn(FORMATS, format)) return;
    event.preventDefault();
    event.stopPropagation();
    save(format, trace, { app, assets }).catch((error) => say(error.message));
  }, true);
}

async function save(format, trace, page) {
  const run = kept(trace);
  if (!run) throw new Error("This run is no longer kept. Open it again to save it.");
  const position = positionOf(document, location.hash);
  const file = await FORMATS[format].make(run, position, page);
  download(file, fileName(run.name) + FORMATS[format].end(`-step-${position.text}`));
}

async function converted({ name, json }, format, position, assets, type) {
  const text = saved(await open(assets), await json.text(), name, format, position);
  return new Blob([text], { type });
}
