// The statements of cmi5 (section 9 of its specification) and those that it allows besides: answers, as interactions of
// xAPI, and scores.
import { interactionId, optionName } from "./scorm_values.js";

const CMI5 = "https://w3id.org/xapi/cmi5/context";
const ADL = "http://adlnet.gov/expapi/verbs";
const VERBS = {
  initialized: `${ADL}/initialized`, completed: `${ADL}/completed`, passed: `${ADL}/passed`, failed: `${ADL}/failed`,
  terminated: `${ADL}/terminated`, answered: `${ADL}/answered`, scored: `${ADL}/scored`,
  skipped: "http://id.tincanapi.com/verb/skipped",
};
const MOVE_ON = ["completed", "passed", "failed"];

// A UUID of version 4. crypto.randomUUID exists only in pages over HTTPS.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export const duration = (seconds) => `PT${Math.round(Math.max(0, seconds) * 100) / 100}S`;

const english = (text) => ({ en: text });
// Rounded, it could contradict the mastery score.
const scoreOf = ({ right, of }) => ({ scaled: right / of, raw: right, min: 0, max: of });

// `launch` is what lrs.js found in the address, `data` the platform's LMS.LaunchData.
export class Statements {
  #launch;
  #template;
  #mastery;

  constructor(launch, { contextTemplate = {}, masteryScore }) {
    this.#launch = launch;
    this.#template = contextTemplate;
    this.#mastery = masteryScore;
  }

  // A statement of cmi5 itself: { verb, id, at, seconds, score }.
  defined({ verb, id, at, seconds, score }) {
    const categories = [{ id: `${CMI5}/categories/cmi5` }];
    const result = {};
    const extensions = {};
    if (MOVE_ON.includes(verb)) categories.push({ id: `${CMI5}/categories/moveon` });
    if (verb !== "initialized") result.duration = duration(seconds);
    if (verb === "completed") result.completion = true;
    if (verb === "passed" || verb === "failed") {
      result.success = verb === "passed";
      if (score) result.score = scoreOf(score);
      if (this.#mastery !== undefined) extensions[`${CMI5}/extensions/masteryscore`] = this.#mastery;
    }
    return this.#statement({ verb, id, at, result, object: { id: this.#launch.activityId } }, { categories, extensions });
  }

  // { event, id, at } of an answer or a prediction.
  interaction({ event, id, at }) {
    const name = (index) => optionName(index) ?? String(index);
    const skipped = event.chosen === null;
    const definition = {
      type: "http://adlnet.gov/expapi/activities/cmi.interaction",
      interactionType: "choice",
      description: english(event.prompt),
      choices: event.options.map((text, index) => ({ id: name(index), description: english(text) })),
      correctResponsesPattern: [name(event.correct)],
    };
    const result = { duration: duration(event.seconds) };
    if (!skipped) Object.assign(result, { response: name(event.chosen), success: event.right });
    const object = { id: `${this.#launch.activityId}/interactions/${interactionId(event)}`, definition };
    return this.#statement({ verb: skipped ? "skipped" : "answered", id, at, result, object }, this.#inside());
  }

  score({ score, id, at }) {
    const object = { id: this.#launch.activityId };
    return this.#statement({ verb: "scored", id, at, result: { score: scoreOf(score) }, object }, {});
  }

  #inside() {
    return this.#template.contextActivities?.parent ? {} : { parent: [{ id: this.#launch.activityId }] };
  }

  // The platform's template is complete in every context.
  #statement({ verb, id, at, result, object }, { categories = [], extensions = {}, parent }) {
    const template = this.#template;
    const activities = { ...template.contextActivities };
    if (categories.length) activities.category = [...activities.category ?? [], ...categories];
    if (parent) activities.parent = parent;
    return {
      id,
      timestamp: new Date(at).toISOString(),
      actor: this.#launch.actor,
      verb: { id: VERBS[verb], display: english(verb) },
      object: { objectType: "Activity", ...object },
      ...(Object.keys(result).length && { result }),
      context: {
        ...template,
        registration: this.#launch.registration,
        contextActivities: activities,
        extensions: { ...extensions, ...template.extensions },
      },
    };
  }
}
