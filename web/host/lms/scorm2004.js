// The host of a SCORM 2004 platform, after the 4th edition's Run-Time Environment, section 4.2.
import { makeScormHost } from "./scorm.js";
import { decimal, interactionId, optionName, twoDigits } from "./scorm_values.js";

// timeinterval (second,10,2): the duration of ISO 8601, in seconds only.
export const timeinterval = (seconds) => `PT${decimal(Math.max(0, seconds))}S`;

// time (second,10,0): local time. Only one with fractions of seconds could name its zone.
function time(at) {
  const date = [at.getFullYear(), ...[at.getMonth() + 1, at.getDate()].map(twoDigits)].join("-");
  return `${date}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(":")}`;
}

// short_identifier_type, as every option has a name.
const identifier = (index) => optionName(index) ?? String(index);

// The order matters: the type before the responses, and the id before everything.
function interaction({ event, at }) {
  const skipped = event.chosen === null;
  const pairs = [
    ["id", interactionId(event)],
    ["type", "choice"],
    ["timestamp", time(new Date(at))],
    ["correct_responses.0.pattern", identifier(event.correct)],
    ["learner_response", skipped ? undefined : identifier(event.chosen)],
    ["result", skipped ? "neutral" : event.right ? "correct" : "incorrect"],
    ["latency", timeinterval(event.seconds)],
    ["description", event.prompt.slice(0, 250)],
  ];
  return pairs.filter(([, value]) => value !== undefined);
}

function success({ passed, failed }) {
  if (passed) return "passed";
  return failed ? "failed" : "unknown";
}

export const SCORM2004 = {
  names: {
    initialize: "Initialize", terminate: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit",
    error: "GetLastError",
    // Section 3.1.7: invalid arguments, what a platform sets in its way only, and elements and values that it does not
    // have or take.
    refusals: [201, 351, 401, 402, 403, 404, 405, 406, 407, 408],
    // 403: the element has no value yet.
    missing: [401, 402, 403],
    begun: 103,
    // Before or after the session.
    ended: [112, 113, 122, 123, 132, 133, 142, 143],
  },
  learner: "cmi.learner_id",
  mode: "cmi.mode",
  // It may be longer here, but a learner's progress must not depend on the platform.
  suspendData: "cmi.suspend_data",
  begin: [["cmi.exit", "suspend"]],

  earned(read) {
    const before = read("cmi.success_status");
    const scaled = Number.parseFloat(read("cmi.score.scaled"));
    return {
      completed: read("cmi.completion_status") === "completed",
      passed: before === "passed",
      failed: before === "failed",
      score: scaled >= 0 ? { right: scaled, of: 1 } : null,
    };
  },

  standing(standing) {
    const pairs = [
      ["cmi.completion_status", standing.completed ? "completed" : "incomplete"],
      ["cmi.success_status", success(standing)],
    ];
    // The score of an earlier session is there already, with its raw one.
    if (!standing.changed) return pairs;
    // real (10,7). Some platforms take the raw score for a percentage, whatever the maximum is.
    return [["cmi.score.scaled", String(Math.round(standing.scaled * 1e7) / 1e7)],
      ["cmi.score.raw", decimal(standing.scaled * 100)], ["cmi.score.min", "0"], ["cmi.score.max", "100"], ...pairs];
  },

  time: (seconds) => ["cmi.session_time", timeinterval(seconds)],
  interaction,
};

export const makeHost = (options) => makeScormHost(SCORM2004, options);
