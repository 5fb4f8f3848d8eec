// The runs that were opened last, as they were opened, to be saved in other formats. The app keeps the last one only; but
// while that is loading the learner may go back to the one before.
const MOST = 8;

const runs = new Map();  // by trace; the newest last

// `trace` is the run's address, as in the page's; `name` is its program's; `json` is its text. A blob may be on a disk.
export function keep(trace, name, json) {
  runs.delete(trace);
  runs.set(trace, { name, json: new Blob([json], { type: "application/json" }) });
  if (runs.size > MOST) runs.delete(runs.keys().next().value);
}

// { name, json }, or undefined if it is no longer kept.
export function kept(trace) {
  return runs.get(trace);
}
