// What is said while a program runs, and of its end.
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** `phase` is "loading", with `loaded` and `total` bytes, "starting", "running", or "waiting" for the network. */
export function phaseWords({ phase, loaded, total }) {
  if (phase === "loading") return `Loading Python: ${megabytes(loaded)} of ${megabytes(total)} MB`;
  if (phase === "waiting") return "Waiting for the network…";
  return phase === "starting" ? "Starting Python…" : "Running…";
}

/** What is said of a program that runs, and has recorded so many events. */
export const countWords = (events) => `Running… ${events.toLocaleString("en")} event${events === 1 ? "" : "s"}`;

/** What is to be said of a result of web/host/python: { text, line? }, or null if the program has ended without an error. */
export function problemOf({ end, error, truncated }) {
  if (end === "stopped") return { text: "The program was stopped." };
  if (end === "timeout") return { text: `The program took ${truncated}, so it was ended. Does it have an endless loop?` };
  if (!error) return truncated ? { text: `The recording ended before the program did: ${truncated}.` } : null;
  if (end !== "finished") return { text: error.text };
  const text = error.text ? `${error.type}: ${error.text}` : error.type;
  return error.line ? { text: `Line ${error.line}: ${text}`, line: error.line, column: error.column } : { text };
}

/** The recording of a program that could not begin, so that its listing can be shown. */
export const withoutEvents = ({ name, text }, problem) => JSON.stringify({
  format: 1, program: { name, text }, clock: "virtual", truncated: problem.text.replace(/\.$/, ""), events: [],
});
