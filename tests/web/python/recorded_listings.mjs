// What the recorder writes about the courses' listings in CPython: {path: {text, responses, recording}}.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const recorded = JSON.parse(execFileSync("python3", ["-B", fileURLToPath(new URL("recorded_listings.py", import.meta.url))],
  { maxBuffer: 2 ** 26 }));

// Both are CPython 3.13, but not the same patch of it.
export const withoutVersion = (recording) => recording.replace(/"python":"3\.13\.\d+"/, '"python":"3.13"');
