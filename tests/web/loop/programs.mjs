// What the tests of the loop share: programs that run to their end.
import { run } from "../../../web/loop/program.js";

/** @returns { events, output, error, truncated, trace } of a program: output as lines, the trace as an object */
export function ran(source, options) {
  const { recording, error } = run(source, options);
  const trace = JSON.parse(recording.json());
  return { events: trace.events, output: printedIn(trace), error, truncated: trace.truncated, trace };
}

const printedIn = ({ events }) => events.filter(({ event }) => event === "output").map(({ text }) => text);

/** What a program prints, which ends without an error. */
export function printed(source, options) {
  const { output, error, truncated } = ran(source, options);
  if (error || truncated) throw new Error(JSON.stringify({ error, truncated, output }));
  return output;
}

/** The events of these names, each with these members only. */
export function pick(events, names, members) {
  const picked = (event) => members.filter((member) => member in event).map((member) => [member, event[member]]);
  return events.filter(({ event }) => names.includes(event)).map((event) => Object.fromEntries(picked(event)));
}

export const sleep = "const sleep = (ms) => new Promise((done) => setTimeout(done, ms));\n";
