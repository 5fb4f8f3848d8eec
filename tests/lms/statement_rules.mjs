// What cmi5 (section 9) and xAPI 1.0.3 require of a statement in a session.
import { isDeepStrictEqual } from "node:util";

const CONTEXT = "https://w3id.org/xapi/cmi5/context";
const CMI5 = `${CONTEXT}/categories/cmi5`;
const MOVE_ON = `${CONTEXT}/categories/moveon`;
const MASTERY = `${CONTEXT}/extensions/masteryscore`;
const SESSION = `${CONTEXT}/extensions/sessionid`;
const VERBS = ["initialized", "completed", "passed", "failed", "terminated"].map((name) => `http://adlnet.gov/expapi/verbs/${name}`);
const [INITIALIZED, COMPLETED, PASSED, FAILED, TERMINATED] = VERBS;

const isIri = (text) => typeof text === "string" && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);
const isUuid = (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
const isDuration = (text) => /^PT\d+(\.\d{1,2})?S$/.test(text);
const isTime = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

function* shape(statement, session) {
  const allowed = ["id", "timestamp", "actor", "verb", "object", "result", "context"];
  for (const name of Object.keys(statement)) if (!allowed.includes(name)) yield `it has "${name}"`;
  if (!isUuid(statement.id)) yield "its id is not a UUID";
  if (!isTime(statement.timestamp)) yield "its timestamp is not in UTC";
  if (!isDeepStrictEqual(statement.actor, session.actor)) yield "its actor is another one";
  if (!isIri(statement.verb?.id)) yield "its verb has no IRI";
  if (!isIri(statement.object?.id) || statement.object.objectType !== "Activity") yield "its object is not an activity";
  yield* score(statement.result?.score);
  if (statement.result?.duration !== undefined && !isDuration(statement.result.duration)) yield "its duration is malformed";
}

function* score(given) {
  if (!given) return;
  const { scaled, raw, min, max } = given;
  if (!(scaled >= 0 && scaled <= 1)) yield "its scaled score is not between 0 and 1";
  if (![raw, min, max].every(Number.isInteger) || raw < min || raw > max) yield "its raw score is not between its ends";
}

function* context({ context: given = {} }, session) {
  if (given.registration !== session.registration) yield "its registration is another one";
  if (given.extensions?.[SESSION] !== session.id) yield "it has another session";
  for (const [name, list] of Object.entries(session.template.contextActivities)) {
    if (!list.every((one) => given.contextActivities?.[name]?.some((each) => isDeepStrictEqual(each, one)))) yield `it lacks the template's ${name}`;
  }
}

// `verbs` are those of the session so far.
function* order({ verb }, isDefined, session, verbs) {
  if (verbs.length === 0 && verb.id !== INITIALIZED) yield "the first statement is not initialized";
  if (verbs.includes(TERMINATED)) yield "the session is terminated";
  if (!isDefined) return;
  if (verbs.includes(verb.id)) yield "the session has this verb already";
  if ([PASSED, FAILED].includes(verb.id) && verbs.some((each) => [PASSED, FAILED].includes(each))) yield "the session has a result already";
  if (session.mode !== "Normal" && ![INITIALIZED, TERMINATED].includes(verb.id)) yield `it is not allowed in ${session.mode} mode`;
}

function* defined({ verb, object, result = {}, context: given }, session, before) {
  if (!VERBS.includes(verb.id)) return yield "cmi5 does not define this verb";
  if (object.id !== session.activityId) yield "its object is not the lesson";
  const categories = given.contextActivities.category.map(({ id }) => id);
  const moves = result.success !== undefined || result.completion !== undefined;
  if (categories.includes(MOVE_ON) !== moves) yield "its category moveOn and its result do not agree";
  if (verb.id !== INITIALIZED && !result.duration) yield "it has no duration";
  if ((result.completion === true) !== (verb.id === COMPLETED)) yield "its completion is wrong";
  if (result.success !== { [PASSED]: true, [FAILED]: false }[verb.id]) yield "its success is wrong";
  if (result.score && ![PASSED, FAILED].includes(verb.id)) yield "it must not have a score";
  const isResult = [PASSED, FAILED].includes(verb.id);
  if (isResult && session.masteryScore !== undefined) {
    if (given.extensions[MASTERY] !== session.masteryScore) yield "it lacks the mastery score";
    if (result.score && (result.score.scaled >= session.masteryScore) !== result.success) yield "its score and the mastery score do not agree";
  }
  const again = before.some((each) => each.verb.id === verb.id && each.context.registration === session.registration);
  if (again && [COMPLETED, PASSED].includes(verb.id)) yield "the registration has this verb already";
}

function* interaction({ object: { definition }, result = {} }) {
  if (definition?.type !== "http://adlnet.gov/expapi/activities/cmi.interaction") return;
  if (definition.interactionType !== "choice") yield "its interaction is not a choice";
  const names = definition.choices.map(({ id }) => id);
  if (new Set(names).size !== names.length) yield "two choices have one id";
  if (!definition.correctResponsesPattern.every((one) => names.includes(one))) yield "its correct response is no choice";
  if (result.response !== undefined && !names.includes(result.response)) yield "its response is no choice";
}

// What is wrong with a statement: nothing, if the list is empty. `before` are all statements so far.
export function problemsOf(statement, session, verbs, before) {
  const wrong = [...shape(statement, session), ...context(statement, session)];
  if (wrong.length) return wrong;
  const isDefined = (statement.context.contextActivities?.category ?? []).some(({ id }) => id === CMI5);
  return [...order(statement, isDefined, session, verbs), ...interaction(statement),
    ...(isDefined ? defined(statement, session, before) : [])];
}
