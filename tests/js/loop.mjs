// What the loop does with a program: runOnLoop(source) -> { log, jobs, program }, or null if it does not end. In Node
// and in browsers.
import { Program } from "../../web/loop/program.js";

const MOST_JOBS = 20_000;

export function runOnLoop(source, options) {
  const program = new Program(source, { limits: { events: 1_000_000 }, ...options });
  while (program.step()) if (program.queues.jobs > MOST_JOBS) return null;
  if (program.recording.truncated) return null;
  const log = program.recording.events.filter(({ event }) => event === "output")
    .map(({ time, text }) => `${Math.round(time * 1000)} ${text}`);
  return { log, jobs: program.queues.jobs, program };
}
