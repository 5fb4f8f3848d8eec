// The host of a SCORM 1.2 platform, after the SCORM 1.2 Run-Time Environment, section 3.4.
import { makeScormHost } from "./scorm.js";
import { decimal, interactionId, optionName, twoDigits } from "./scorm_values.js";

// CMITimespan, HHHH:MM:SS.SS
export function timespan(seconds) {
  const hundredths = Math.min(Math.round(seconds * 100), 9999 * 360_000);
  const [hours, minutes, rest] = [hundredths / 360_000, hundredths / 6000 % 60, hundredths % 6000].map(Math.floor);
  return `${String(hours).padStart(4, "0")}:${twoDigits(minutes)}:${(rest / 100).toFixed(2).padStart(5, "0")}`;
}

// CMITime, HH:MM:SS: the standard has no date.
const time = (at) => [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(":");

// One element has both how far the learner came and how it went. "passed" says more than "completed": so a platform does
// not learn from "passed" whether every section was read. "failed" is never said, because another answer may change that,
// and some platforms end the attempt then. The score tells that the threshold was missed.
function status({ completed, passed }) {
  if (passed) return "passed";
  return completed ? "completed" : "incomplete";
}

// A platform has no element for a question's text, or for what a prediction was about.
function interaction({ event, at }) {
  const skipped = event.chosen === null;
  const pairs = [
    ["id", interactionId(event)],
    ["time", time(new Date(at))],
    ["type", "choice"],
    ["correct_responses.0.pattern", optionName(event.correct)],
    ["student_response", skipped ? undefined : optionName(event.chosen)],
    ["result", skipped ? "neutral" : event.right ? "correct" : "wrong"],
    ["latency", timespan(event.seconds)],
  ];
  return pairs.filter(([, value]) => value !== undefined);
}

export const SCORM12 = {
  names: {
    initialize: "LMSInitialize", terminate: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
    error: "LMSGetLastError",
    // Section 3.3.6: an invalid argument, elements that do not exist or cannot be set, and values of another type.
    refusals: [201, 202, 203, 401, 402, 403, 404, 405],
    // Some platforms answer for an optional element that it is an invalid argument, or cannot be counted.
    missing: [201, 203, 401],
    ended: [301],
    // A general exception.
    perhapsBegun: 101,
  },
  learner: "cmi.core.student_id",
  mode: "cmi.core.lesson_mode",
  suspendData: "cmi.suspend_data",
  begin: [["cmi.core.exit", "suspend"]],

  earned(read) {
    const before = read("cmi.core.lesson_status");
    const raw = Number.parseFloat(read("cmi.core.score.raw"));
    return {
      completed: before === "completed",
      passed: before === "passed",
      score: raw >= 0 ? { right: raw, of: 100 } : null,
    };
  },

  standing(standing) {
    const pairs = [["cmi.core.lesson_status", status(standing)]];
    if (!standing.changed) return pairs;
    // CMIDecimal from 0 to 100.
    return [["cmi.core.score.raw", decimal(standing.scaled * 100)], ["cmi.core.score.min", "0"],
      ["cmi.core.score.max", "100"], ...pairs];
  },

  time: (seconds) => ["cmi.core.session_time", timespan(seconds)],
  interaction,
};

export const makeHost = (options) => makeScormHost(SCORM12, options);
