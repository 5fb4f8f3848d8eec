// The host of a cmi5 platform, after the cmi5 specification, 1st edition. The interface is described in scorm.js.
// Progress is a document of the State API; unlike SCORM's, its size is not limited.
import { Delivery } from "./delivery.js";
import { randomLetters } from "./letters.js";
import { localCopy } from "./local_copy.js";
import { fetchToken, launchIn, Lrs } from "./lrs.js";
import { mark, resume } from "./resume.js";
import { isInteraction } from "./scorm_values.js";
import { AGAIN, ended, REFUSED, repeated, REVIEW, UNREADABLE } from "./session.js";
import { Standing } from "./standing.js";
import { newId, Statements } from "./statements.js";
import { VisibleTime } from "./visible_time.js";

const STATE = "loopstep.progress";
const FORMAT = 1;
// Statements that are malformed, break a rule of cmi5, or differ from those that have their ids.
const REFUSALS = [400, 403, 409];
export const USED = `This launch of the lesson was used already, perhaps before the page was reloaded, so nothing can be stored or reported. ${AGAIN}`;

// A problem that another attempt may solve; `why` is for the learner.
class Unsent extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

class Cmi5Host {
  #options;
  #launch;
  #lrs = null;
  #statements;
  #data;               // the platform's LMS.LaunchData
  #delivery = null;
  #standing;
  #first = "";         // the state at the beginning
  #time;
  #session = randomLetters(4);
  #why = REFUSED;      // why nothing is stored, while there is no delivery
  #own = [];           // the statements about the session itself that wait
  #arrived = new Set();  // the ids of statements that the platform has
  #confirmed;          // of `completed` and `passed`, whether the platform has the statement
  #putTime = 0;        // which change of the state the platform has
  #closed = false;

  constructor(options) {
    this.#options = options;
  }

  async open() {
    const stopped = (lost) => {
      this.#why = lost;
      this.#lrs = null;
      return { state: "", review: false, lost };
    };
    try {
      this.#launch = launchIn(this.#options.search);
      const token = await repeated(() => quietly(() => fetchToken(this.#launch.ticket)));
      if (!token) return stopped(token === "" ? USED : REFUSED);
      this.#lrs = new Lrs(this.#launch, token);
      const [data, , document] = await this.#readAll();
      if (!data?.json || !document || this.#closed) return stopped(UNREADABLE);
      return this.#begin(data.json, document.json) ?? stopped(UNREADABLE);
    } catch {
      return stopped(REFUSED);
    }
  }

  report(event) {
    if (!this.#delivery || this.#closed) return;
    const { completed, passed } = this.#standing;
    const add = (kind, more) => this.#delivery.add({ kind, id: newId(), at: Date.now(), ...more });
    if (isInteraction(event)) add("interaction", { event });
    if (!this.#standing.take(this.#judged(event))) return;
    const seconds = this.#time.seconds();
    const { score } = this.#standing;
    if (event.type === "score") add("score", { score: { right: event.right, of: event.of } });
    if (this.#standing.completed && !completed) add("completed", { seconds });
    if (this.#standing.passed && !passed) add("passed", { seconds, score });
  }

  async save(state) {
    return this.#delivery ? this.#delivery.save(state) : { saved: false, final: true, why: this.#why };
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    if (!this.#lrs || !this.#time) return;
    this.#time.stop();
    this.#lrs.cancel();
    const { failed, score } = this.#standing;
    // A session has "passed" or "failed" once, so "failed" waits until no other answer can come.
    if (this.#delivery && failed) this.#say("failed", { score });
    this.#say("terminated");
    if (this.#delivery) this.#delivery.close();
    else this.#post(this.#waiting(), true).catch(() => {});
  }

  // What the platform says on launch. Each request is tried again, as the page has only this chance.
  #readAll() {
    // 404: there is no such document.
    const document = (stateId) => repeated(() => quietly(async () => {
      const answer = await this.#lrs.state(stateId);
      return answer.json || answer.status === 404 ? answer : null;
    }));
    return Promise.all([
      document("LMS.LaunchData"),
      // The specification requires the request; there is nothing here that the preferences could change.
      quietly(() => this.#lrs.profile("cmi5LearnerPreferences")),
      document(STATE),
    ]);
  }

  // Returns null if there is progress that cannot be understood, and must not be overwritten.
  #begin(data, document) {
    if (document && document.format !== FORMAT) return null;
    this.#data = data;
    this.#statements = new Statements(this.#launch, data);
    this.#time = new VisibleTime(this.#options.page);
    const { state = "", session = "", time = 0, completed = false, passed = false, score = null } = document ?? {};
    this.#standing = new Standing(this.#options.lesson, { completed, passed, score });
    this.#confirmed = { completed, passed };
    this.#say("initialized");
    if (data.launchMode !== "Normal") return this.#beginReview(state);
    const { activityId, registration, actor } = this.#launch;
    const platform = { state, session, time, lost: "" };
    const copy = localCopy(JSON.stringify(actor), `${activityId} ${registration}`);
    const resumed = resume(platform, copy.read());
    // What was earned and not acknowledged is reported now, and not again.
    for (const { kind, score: reached } of resumed.records) {
      if (kind === "completed" || kind === "passed") this.#standing[kind] = true;
      if (kind === "passed") this.#standing.score = reached;
    }
    this.#first = resumed.state;
    this.#delivery = new Delivery({
      send: (batch) => this.#write(batch), copy, page: this.#options.page, session: this.#session, base: mark(platform),
      records: resumed.records, state: resumed.state === state ? null : resumed.state,
    });
    return { state: resumed.state, review: false, lost: resumed.lost };
  }

  #beginReview(state) {
    this.#why = REVIEW;
    this.#post(this.#waiting(), false).catch(() => {});
    return { state, review: true, lost: "" };
  }

  // The platform's own threshold counts, if it has one.
  #judged(event) {
    const { masteryScore } = this.#data;
    if (event.type !== "score" || masteryScore === undefined) return event;
    return { ...event, passed: event.right / event.of >= masteryScore };
  }

  #say(verb, more) {
    this.#own.push(this.#statements.defined({ verb, id: newId(), at: Date.now(), seconds: this.#time.seconds(), ...more }));
  }

  #statement(record) {
    // No statement may seem to be older than the session.
    const at = Math.max(record.at, Date.parse(this.#own[0].timestamp));
    if (record.kind === "interaction") return this.#statements.interaction({ ...record, at });
    if (record.kind === "score") return this.#statements.score({ ...record, at });
    return this.#statements.defined({ verb: record.kind, ...record, at });
  }

  // The statements that the platform does not have: those of the session around the others.
  #waiting(records = []) {
    const [first, ...last] = this.#own;
    const all = [first, ...records.map((record) => this.#statement(record)), ...last];
    return all.filter(({ id }) => !this.#arrived.has(id));
  }

  async #write({ records, state, time, leaving }) {
    // Those of an attempt that took too long: an old state must not replace this one.
    this.#lrs.cancel();
    const changed = state !== null || records.some(({ kind }) => kind !== "interaction");
    // While records wait, the copy here, which has them, must be the later one: see resume.js.
    const put = () => changed && this.#put(state ?? this.#first, this.#confirm(records) ? time : time - 1, leaving);
    const posting = this.#post(this.#waiting(records), leaving);
    // On the way out there is no time to wait for one before the other.
    if (leaving) await Promise.all([posting, put()]);
    const sent = await posting;
    await put();
    return { sent };
  }

  // Whether the platform has the statements of all these records.
  #confirm(records) {
    const there = records.filter(({ id }) => this.#arrived.has(id));
    for (const { kind } of there) if (kind in this.#confirmed) this.#confirmed[kind] = true;
    return there.length === records.length;
  }

  // With the progress, what was earned and has arrived, as the next session must not report it again.
  async #put(state, time, leaving) {
    if (this.#putTime === time) return;
    const { score } = this.#standing;
    const document = { format: FORMAT, session: this.#session, time, state, ...this.#confirmed, score };
    expect(await this.#lrs.putState(STATE, document, leaving && this.#lrs.fitsAlive(document)), this.#remedy);
    this.#putTime = time;
  }

  // Whether all of them were sent: on the way out only as much as browsers keep alive.
  async #post(statements, leaving) {
    if (statements.length === 0) return true;
    const alive = leaving && this.#lrs.fitsAlive(statements);
    const sent = leaving && !alive ? statements.filter((each) => this.#own.includes(each)) : statements;
    const status = await this.#lrs.post(sent, leaving);
    if (REFUSALS.includes(status) && sent.length > 1) await this.#postEach(sent, leaving);
    else if (!this.#isSettled(status, sent)) expect(status, this.#remedy);
    for (const { id } of sent) this.#arrived.add(id);
    return sent.length === statements.length;
  }

  // Whether the platform has a single statement already, or will never take it. Without "initialized" it takes no other.
  #isSettled(status, [statement]) {
    return status === 409 || REFUSALS.includes(status) && statement !== this.#own[0];
  }

  // One that the platform does not take must not keep the others from it.
  async #postEach(statements, leaving) {
    for (const statement of statements) {
      if (this.#closed && !leaving) throw new Unsent();
      await this.#post([statement], leaving);
    }
  }

  #remedy = () => this.#delivery.remedy();
}

function expect(status, remedy) {
  if (status >= 200 && status < 300) return;
  throw new Unsent(status === 401 || status === 403 ? ended(remedy()) : undefined);
}

// null instead of an exception.
async function quietly(run) {
  try {
    return await run();
  } catch {
    return null;
  }
}

export const makeHost = ({ lesson, page = document, search = location.search }) => new Cmi5Host({ lesson, page, search });
