// The data model of SCORM 2004 4th edition (Run-Time Environment, section 4.2) as far as a lesson may use it; see
// scorm12.js. Texts have the smallest permitted maximum of the standard, and suspend data that of SCORM 1.2.
import { among, matching, numberIn } from "./types.js";

const text = (most) => (value) => value.length <= most;
const real = /^-?\d{1,10}(\.\d{1,7})?$/;
const scaled = numberIn(-1, 1, real);
const any = numberIn(-Infinity, Infinity, real);
const identifier = (most) => (value) => value.length <= most && /^[A-Za-z0-9_.~:/?#@!$&'()*+,;=%-]+$/.test(value)
  && (!value.startsWith("urn:") || /^urn:[A-Za-z0-9-]{2,32}:.+/.test(value));
// A zone may follow fractions of seconds only, which second(10,0) does not have.
const time = matching(/^(19[7-9]\d|20[0-2]\d|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);
const interval = matching(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/);
const choice = (value, read) =>
  read("type") === "choice" && value.split("[,]").every((one) => identifier(250)(one) && !/[[\]]/.test(one));

const element = (name, access, type = null) =>
  ({ name: new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("#", "(\\d+)")}$`), access, type });

const readable = ["_version", "completion_threshold", "credit", "entry", "launch_data", "learner_id", "learner_name",
  "max_time_allowed", "mode", "scaled_passing_score", "score._children", "time_limit_action", "total_time",
  "interactions._children", "interactions._count", "interactions.#.correct_responses._count",
  "interactions.#.objectives._count"];

export const SCORM2004 = {
  name: "SCORM 2004",
  object: "API_1484_11",
  learner: "cmi.learner_id",
  mode: "cmi.mode",
  calls: {
    initialize: "Initialize", terminate: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit",
    error: "GetLastError", text: "GetErrorString", diagnostic: "GetDiagnostic",
  },
  errors: {
    argument: 201, begun: 103, notBegun: { get: 122, set: 132, commit: 142, terminate: 112 },
    ended: { initialize: 104, get: 123, set: 133, commit: 143, terminate: 113 },
    unknown: { get: 401, set: 401 }, readOnly: 404, writeOnly: 405, type: 406, order: 351, dependency: 408, failed: 101,
    unset: 403,
  },
  start: {
    "cmi.learner_id": "ada", "cmi.learner_name": "Lovelace, Ada", "cmi.mode": "normal", "cmi.credit": "credit",
    "cmi.entry": "ab-initio", "cmi.completion_status": "unknown", "cmi.success_status": "unknown",
    "cmi.interactions._count": "0",
  },
  resumed: { "cmi.entry": "resume" },
  lasting: /^cmi\.(completion_status|success_status|location|score\.|suspend_data|interactions\.)/,
  collections: ["cmi.interactions"],
  // An interaction begins with its id, and its responses follow its type.
  dependency(name, values) {
    const [, index, field] = name.match(/^cmi\.interactions\.(\d+)\.([^.]+)/) ?? [];
    if (!index || field === "id") return null;
    if (values[`cmi.interactions.${index}.id`] === undefined) return "its id is not set";
    const needsType = field === "learner_response" || field === "correct_responses";
    return needsType && !values[`cmi.interactions.${index}.type`] ? "its type is not set" : null;
  },
  elements: [
    ...readable.map((name) => element(`cmi.${name}`, "r")),
    element("cmi.completion_status", "rw", among("completed", "incomplete", "not attempted", "unknown")),
    element("cmi.success_status", "rw", among("passed", "failed", "unknown")),
    element("cmi.exit", "w", among("time-out", "suspend", "logout", "normal", "")),
    element("cmi.location", "rw", text(1000)),
    element("cmi.progress_measure", "rw", numberIn(0, 1, real)),
    element("cmi.score.scaled", "rw", scaled),
    ...["raw", "min", "max"].map((name) => element(`cmi.score.${name}`, "rw", any)),
    element("cmi.session_time", "w", interval),
    element("cmi.suspend_data", "rw", text(4096)),
    element("cmi.interactions.#.id", "rw", identifier(4000)),
    element("cmi.interactions.#.type", "rw", among("true-false", "choice", "fill-in", "long-fill-in", "matching",
      "performance", "sequencing", "likert", "numeric", "other")),
    element("cmi.interactions.#.timestamp", "rw", time),
    element("cmi.interactions.#.correct_responses.#.pattern", "rw", choice),
    element("cmi.interactions.#.weighting", "rw", any),
    element("cmi.interactions.#.learner_response", "rw", choice),
    element("cmi.interactions.#.result", "rw", (value) =>
      among("correct", "incorrect", "unanticipated", "neutral")(value) || any(value)),
    element("cmi.interactions.#.latency", "rw", interval),
    element("cmi.interactions.#.description", "rw", text(250)),
  ],
};
