// The data model of SCORM 1.2 (Run-Time Environment, section 3.4) as far as a lesson may use it: who may read and write
// each element, and what its values are. Libraries accept more; a platform need not.
import { among, matching, numberIn } from "./types.js";

const text = (most) => (value) => value.length <= most && /^[\x20-\x7e\n\r\t]*$/.test(value);
const decimal = numberIn(0, 100, /^\d+(\.\d+)?$/);
const identifier = matching(/^[A-Za-z0-9_-]{1,255}$/);
const time = matching(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const timespan = matching(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);

// What an interaction's responses look like depends on its type, which must be known.
const response = (value, read) =>
  read("type") === "choice" && /^([a-z0-9]|\{[a-z0-9](,[a-z0-9])*\}|[a-z0-9](,[a-z0-9])*)$/.test(value);

const element = (name, access, type = null) =>
  ({ name: new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("#", "(\\d+)")}$`), access, type });

const readable = ["_version", "core._children", "core.student_id", "core.student_name", "core.credit", "core.entry",
  "core.score._children", "core.total_time", "core.lesson_mode", "launch_data", "comments_from_lms",
  "student_data._children", "student_data.mastery_score", "student_data.max_time_allowed",
  "student_data.time_limit_action", "interactions._children", "interactions._count",
  "interactions.#.objectives._count", "interactions.#.correct_responses._count"];

export const SCORM12 = {
  name: "SCORM 1.2",
  object: "API",
  learner: "cmi.core.student_id",
  mode: "cmi.core.lesson_mode",
  calls: {
    initialize: "LMSInitialize", terminate: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
    error: "LMSGetLastError", text: "LMSGetErrorString", diagnostic: "LMSGetDiagnostic",
  },
  errors: {
    argument: 201, begun: 101, notBegun: { get: 301, set: 301, commit: 301, terminate: 301 },
    ended: { initialize: 101, get: 301, set: 301, commit: 301, terminate: 301 },
    unknown: { get: 401, set: 401 }, readOnly: 403, writeOnly: 404, type: 405, order: 201, failed: 101,
    unset: null,
  },
  start: {
    "cmi.core.student_id": "ada", "cmi.core.student_name": "Lovelace, Ada", "cmi.core.lesson_mode": "normal",
    "cmi.core.credit": "credit", "cmi.core.entry": "ab-initio", "cmi.core.lesson_status": "not attempted",
    "cmi.interactions._count": "0",
  },
  resumed: { "cmi.core.entry": "resume" },
  lasting: /^cmi\.(core\.(lesson_status|lesson_location|score\.)|suspend_data|interactions\.)/,
  collections: ["cmi.interactions"],
  elements: [
    ...readable.map((name) => element(`cmi.${name}`, "r")),
    element("cmi.core.lesson_location", "rw", text(255)),
    element("cmi.core.lesson_status", "rw", among("passed", "completed", "failed", "incomplete", "browsed")),
    ...["raw", "min", "max"].map((name) => element(`cmi.core.score.${name}`, "rw", decimal)),
    element("cmi.core.exit", "w", among("time-out", "suspend", "logout", "")),
    element("cmi.core.session_time", "w", timespan),
    element("cmi.suspend_data", "rw", text(4096)),
    element("cmi.interactions.#.id", "w", identifier),
    element("cmi.interactions.#.time", "w", time),
    element("cmi.interactions.#.type", "w", among("true-false", "choice", "fill-in", "matching", "performance",
      "sequencing", "likert", "numeric")),
    element("cmi.interactions.#.correct_responses.#.pattern", "w", response),
    element("cmi.interactions.#.weighting", "w", numberIn(-1000, 1000, /^-?\d+(\.\d+)?$/)),
    element("cmi.interactions.#.student_response", "w", response),
    element("cmi.interactions.#.result", "w", (value) =>
      among("correct", "wrong", "unanticipated", "neutral")(value) || numberIn(-1000, 1000, /^-?\d+(\.\d+)?$/)(value)),
    element("cmi.interactions.#.latency", "w", timespan),
  ],
};
