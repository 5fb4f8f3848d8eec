// The messages of the page around an embedded one, version 1 of the protocol in docs/embedding.md: each is
// { loopstep: 1, type, … }, perhaps with an `id` that the answer repeats.

export const VERSION = 1;

// Of the state: that of src/course/progress.hpp.
const FORMAT = 1;

const isText = (value) => typeof value === "string" && value.length > 0;
const isStep = (value) => Number.isInteger(value) && value >= 0;

// The reason why a message of a type is malformed, "" if it is not. `embed` is what this page shows.
const CHECKS = {
  go({ section, demo, step, quiz }, embed) {
    const named = [section !== undefined, demo !== undefined, quiz !== undefined].filter(Boolean).length;
    if (named > 1) return "It can name one of `section`, `demo` and `quiz`.";
    if (section !== undefined && !isText(section)) return "`section` must be the id of a section.";
    if (demo !== undefined && !isText(demo)) return "`demo` must be the id of a demo.";
    if (quiz !== undefined && quiz !== true) return "`quiz` can only be true.";
    if (step !== undefined && (!isStep(step) || demo === undefined)) return "`step` must be a step of a `demo`, counted from 0.";
    if (embed === "quiz") return "This frame shows only the quiz.";
    return embed === "stage" && demo === undefined ? "This frame shows only the stage: name a `demo`." : "";
  },
  step({ step, by }) {
    if ((step === undefined) === (by === undefined)) return "It needs either `step` or `by`.";
    if (step !== undefined && !isStep(step)) return "`step` must be a whole number from 0.";
    return by === undefined || by === 1 || by === -1 ? "" : "`by` must be 1 or -1.";
  },
  theme({ theme }) {
    return ["dark", "light", "system"].includes(theme) ? "" : "`theme` must be \"dark\", \"light\" or \"system\".";
  },
  exam: () => "",
  getState: () => "",
  setState({ state }) {
    try {
      const { format, lessons } = JSON.parse(isText(state) ? state : "");
      if (format === FORMAT && lessons && typeof lessons === "object") return "";
    } catch {
      // Answered below.
    }
    return "`state` must be a text that this frame has sent as a `state`.";
  },
};

// What concerns the learner's answers, and so only the origins that the address names.
const PRIVATE = ["exam", "getState", "setState"];

// { reason }: why the message is refused; { message } if it is not; null if it is not of this protocol.
export function readMessage(data, { origin, origins, embed }) {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, "loopstep")) return null;
  if (data.loopstep !== VERSION) return { reason: `This frame speaks version ${VERSION} of the protocol: set \`loopstep\` to ${VERSION}.` };
  if (!isText(data.type) || !Object.hasOwn(CHECKS, data.type)) return { reason: `\`type\` must be one of ${Object.keys(CHECKS).join(", ")}.` };
  if (PRIVATE.includes(data.type) && !origins.includes(origin)) {
    return { reason: `The address of this frame does not name ${origin} as an \`origin\`.` };
  }
  const reason = CHECKS[data.type](data, embed);
  return reason ? { reason } : { message: data };
}
