// The learning management system of a cmi5 platform, with its learning record store: it launches lessons, and takes no
// more than the cmi5 specification and xAPI 1.0.3 allow.
//
//     const lrs = new Lrs("http://127.0.0.1:8090/lrs/");
//     const { search } = lrs.launch({ learner: "ada" });         // the parameters of the lesson's address
//     await lrs.answer({ method, path, query, headers, body });  // { status, json }
//     lrs.violations; lrs.statements; lrs.faults = { statements: 2, status: 503 };
import { randomUUID } from "node:crypto";
import { problemsOf } from "./statement_rules.mjs";

const STATE = "activities/state";

export class Lrs {
  statements = [];   // as they arrived, each with its session
  violations = [];
  requests = [];     // [method, path, status]
  faults = {};       // statements, states: so many requests fail (-1: all) with `status`; tokens: likewise
  refusal = 400;     // the status for a statement that breaks a rule: some platforms answer 403
  #base;
  #sessions = new Map();       // by token
  #tickets = new Map();        // the session of each fetch URL
  #registrations = new Map();  // by learner
  #documents = new Map();

  constructor(base) {
    this.#base = base;
  }

  // A new session of a learner, in the registration that the learner has.
  launch({ learner = "ada", mode = "Normal", masteryScore, moveOn = "CompletedAndPassed" } = {}) {
    const activityId = "https://lms.example/activities/numbers";
    const actor = { objectType: "Agent", account: { homePage: "https://lms.example", name: learner } };
    if (!this.#registrations.has(learner)) this.#registrations.set(learner, randomUUID());
    const registration = this.#registrations.get(learner);
    const session = {
      id: randomUUID(), token: randomUUID(), actor, activityId, registration, mode, masteryScore, moveOn, verbs: [],
    };
    session.template = {
      contextActivities: { grouping: [{ id: "https://publisher.example/numbers" }] },
      extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": session.id },
    };
    const data = { contextTemplate: session.template, launchMode: mode, moveOn, ...(masteryScore !== undefined && { masteryScore }) };
    this.#documents.set(this.#key({ activityId, registration, agent: JSON.stringify(actor), stateId: "LMS.LaunchData" }), data);
    this.#sessions.set(session.token, session);
    this.#tickets.set(session.id, session);
    const search = new URLSearchParams({
      endpoint: this.#base, fetch: `${this.#base}fetch?session=${session.id}`, actor: JSON.stringify(actor), registration, activityId,
    });
    return { session, search: `?${search}` };
  }

  async answer({ method, path, query = {}, headers = {}, body = "" }) {
    const answer = this.#answer({ method, path, query, headers, body });
    this.requests.push([method, path, answer.status]);
    return answer;
  }

  // Whether the lesson is done, as the author's moveOn says.
  satisfied(learner) {
    const registration = this.#registrations.get(learner);
    const about = this.statements.filter(({ context }) => context.registration === registration);
    const has = (verb) => about.some((each) => each.verb.id.endsWith(`/${verb}`));
    const { moveOn } = [...this.#sessions.values()].find((session) => session.registration === registration) ?? {};
    return {
      Passed: has("passed"), Completed: has("completed"), CompletedAndPassed: has("completed") && has("passed"),
      CompletedOrPassed: has("completed") || has("passed"), NotApplicable: true,
    }[moveOn] ?? false;
  }

  // The statements with this verb, and the document of a learner's progress.
  said(verb) {
    return this.statements.filter((each) => each.verb.id.endsWith(`/${verb}`));
  }

  documents() {
    return [...this.#documents].filter(([key]) => !key.includes("LMS.LaunchData")).map(([, value]) => value);
  }

  #fails(name) {
    if (!this.faults[name]) return false;
    if (this.faults[name] > 0) this.faults[name] -= 1;
    return true;
  }

  #answer({ method, path, query, headers, body }) {
    if (path === "fetch") return this.#token(method, query.session);
    const session = this.#sessions.get((headers.authorization ?? "").replace(/^Basic /, ""));
    if (!session || this.faults.expired) return { status: 401, json: {} };
    if (headers["x-experience-api-version"] !== "1.0.3") return this.#refuse(400, "a request without its xAPI version");
    if (path === "statements" && method === "POST") return this.#take(session, JSON.parse(body));
    if (path === STATE) return this.#state(session, method, query, body);
    if (path === "agents/profile" && method === "GET") return { status: 404, json: {} };
    return this.#refuse(404, `${method} ${path}`);
  }

  #refuse(status, why) {
    this.violations.push(why);
    return { status, json: { problem: why } };
  }

  #token(method, id) {
    const session = this.#tickets.get(id);
    if (method !== "POST") return this.#refuse(405, "the token is fetched with POST");
    if (this.#fails("tokens")) return { status: this.faults.status ?? 503, json: {} };
    if (!session || session.fetched) return { status: 200, json: { "error-code": "1", "error-text": "already in use" } };
    session.fetched = true;
    return { status: 200, json: { "auth-token": session.token } };
  }

  #key({ activityId, registration, agent, stateId }) {
    return JSON.stringify([activityId, registration, JSON.parse(agent).account.name, stateId]);
  }

  #state(session, method, query, body) {
    const right = query.activityId === session.activityId && query.registration === session.registration
      && query.agent === JSON.stringify(session.actor);
    if (!right) return this.#refuse(400, "a state of another learner, lesson or registration");
    if (this.#fails("states")) return { status: this.faults.status ?? 503, json: {} };
    const key = this.#key(query);
    if (method === "GET") return this.#documents.has(key) ? { status: 200, json: this.#documents.get(key) } : { status: 404, json: {} };
    if (query.stateId === "LMS.LaunchData") return this.#refuse(403, "LMS.LaunchData is the platform's");
    if (session.mode !== "Normal") return this.#refuse(403, `a state in ${session.mode} mode`);
    this.#documents.set(key, JSON.parse(body));
    return { status: 204 };
  }

  #take(session, sent) {
    if (this.#fails("statements")) return { status: this.faults.status ?? 503, json: {} };
    const all = Array.isArray(sent) ? sent : [sent];
    const known = new Map(this.statements.map((each) => [each.id, each]));
    const differs = (one) => known.has(one.id) && JSON.stringify(known.get(one.id)) !== JSON.stringify(one);
    if (all.some(differs)) return { status: 409, json: {} };
    const fresh = all.filter(({ id }) => !known.has(id));
    const verbs = [...session.verbs];
    for (const statement of fresh) {
      const problems = problemsOf(statement, session, verbs, this.statements);
      if (problems.length) return this.#refuse(this.refusal, `${statement.verb?.id}: ${problems.join("; ")}`);
      verbs.push(statement.verb.id);
    }
    session.verbs = verbs;
    this.statements.push(...fresh);
    return { status: 200, json: all.map(({ id }) => id) };
  }
}
