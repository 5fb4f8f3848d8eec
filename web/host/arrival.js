// A separate script that asks for what the app needs, and reports when the main script does not load or cannot run.
// Either may run first.
import { failToStart, late } from "./failure.js";
import { damaged, Obstacle } from "./obstacle.js";
import { parsed } from "./parsed.js";
import { preload } from "./preload.js";
import { answered, sentElse, unreachable } from "./reasons.js";
import { PATIENCE } from "./waiting.js";

const script = document.getElementById("host");
let told = false;

const missing = () => !told && !("begun" in script.dataset);
if (missing()) preload(document.currentScript.dataset);

// The browser does not say what was wrong with a script, so it is requested again.
async function whyNot(arrived) {
  const name = script.src.split("/").pop();
  let answer;
  try {
    answer = await fetch(script.src);
  } catch {
    return new Obstacle(unreachable(name));
  }
  if (!answer.ok) return new Obstacle(answered(answer, name));
  if (answer.headers.get("content-type")?.includes("html")) return new Obstacle(sentElse(answer, name));
  return arrived ? damaged(name) : new Obstacle(unreachable(name));
}

async function settled(arrived) {
  if (!missing()) return;
  told = true;
  const why = await whyNot(arrived);
  await parsed();
  failToStart(why);
}

script.addEventListener("error", () => settled(false));
script.addEventListener("load", () => settled(true));
// It may have failed before this script ran, so this is also checked when the page is complete.
if (document.readyState === "complete") settled(true);
else addEventListener("load", () => settled(true));
setTimeout(async () => {
  await parsed();
  if (missing()) late(["the page's script"]);
}, PATIENCE);
