// If the app does not run, the static lesson remains, with a note above it that says why.
import { fragmentTarget } from "./handover.js";
import { note } from "./note.js";
import { Obstacle } from "./obstacle.js";

const REST = "The text below is complete.";

// The app has ended or could not start. `error` is for the console.
function fail(message, error) {
  const target = fragmentTarget();
  document.documentElement.dataset.state = "failed";
  document.getElementById("app").hidden = true;
  for (const link of document.querySelectorAll(".demo .button")) link.hidden = true;
  note(message);
  // The outputs of demos, which become visible only now, have moved what the reader was looking at.
  target?.scrollIntoView();
  if (error) console.info(`Loopstep stays static: ${error}`);
}

export function failToStart(error) {
  if (error instanceof Obstacle) fail(`The examples cannot run here: ${error.message}. ${REST}`);
  else fail(`Something went wrong while this page started. Reload to try again. ${REST}`, error);
}

// The app itself reports, in complete sentences, what it cannot show.
export function refuse(message) {
  fail(`The examples cannot run here: ${message} ${REST}`);
}

export function crash(error) {
  fail(`Something went wrong in this page. Reload to try again. ${REST}`, error);
}

// Not final: late files may still arrive, and then the app starts.
export function late(names) {
  const have = names.length > 1 || names[0].endsWith("s") ? "have" : "has";
  fail(`The examples have not started: ${new Intl.ListFormat("en-GB").format(names)} ${have} not arrived yet. `
    + `If the connection improves, they will start by themselves; otherwise reload. ${REST}`);
}
