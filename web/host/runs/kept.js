// The runs that were opened last, as they were opened, to be saved in other formats. The app keeps the last one only; but
// while that is loading the learner may go back to the one before.
import { Latest } from "./latest.js";

const runs = new Latest(8);  // by trace

// `trace` is the run's address, as in the page's; `name` is its program's; `json` is its text. A blob may be on a disk.
export function keep(trace, name, json) {
  runs.set(trace, { name, json: new Blob([json], { type: "application/json" }) });
}

// { name, json }, or undefined if it is no longer kept.
export function kept(trace) {
  return runs.get(trace);
}
