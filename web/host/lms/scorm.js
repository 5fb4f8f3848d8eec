// A session with a SCORM platform. The two standards differ in names and values, which their `dialect` has; see
// scorm12.js.
//
// The host's interface is the same for every platform:
//     await host.open()         // { state, review, lost }: where the learner goes on, whether nothing may change, and
//                               // a sentence about what could not be recovered
//     host.report(event)        // passes on what the learner did
//     await host.save(state)    // { saved: true }, or { saved: false, why, final }: whether it can never be saved here
//     host.close()              // at pagehide
import { Delivery } from "./delivery.js";
import { randomLetters } from "./letters.js";
import { localCopy } from "./local_copy.js";
import { mark, resume } from "./resume.js";
import { ScormApi } from "./scorm_api.js";
import { isInteraction } from "./scorm_values.js";
import { ended, REFUSED, repeated, REVIEW, UNREADABLE } from "./session.js";
import { Standing } from "./standing.js";
import { decode, encode } from "./suspend_data.js";

const TOO_LONG = "The course platform has too little space for your progress in the whole course. Part of it is kept in this browser only.";
const NOT_TAKEN = "The course platform does not keep your progress. It gets your answers and your score, but to go on later you need this browser.";

class ScormHost {
  #dialect;
  #api;
  #options;
  #delivery = null;
  #standing;
  #session = randomLetters(4);
  #kept = [];
  #why = REFUSED;       // why nothing is stored, while there is no delivery
  #next = 0;            // the number of the next interaction
  #settled = new Map(); // the values that the platform has taken or refused, by element
  #numbers = new Map(); // of interactions, by their record
  #open = false;

  constructor(dialect, options) {
    this.#dialect = dialect;
    this.#api = options.api;
    this.#options = options;
  }

  async open() {
    if (!this.#options.course) throw new Error("The host of a SCORM platform needs the option `course`.");
    const stopped = (lost) => {
      this.#why = lost;
      return { state: "", review: false, lost };
    };
    const begun = await repeated(() => this.#api.initialize()) || this.#api.hasBegun(this.#dialect.suspendData);
    if (!begun) return stopped(REFUSED);
    this.#open = true;
    const text = await repeated(() => this.#read(this.#dialect.suspendData));
    let outline;
    try {
      outline = await this.#options.outline();
    } catch {
      return stopped(UNREADABLE);
    }
    // The page may have been left meanwhile.
    if (text === null || !this.#open) return stopped(UNREADABLE);
    const platform = decode(text, outline);
    const mode = await repeated(() => this.#read(this.#dialect.mode));
    if (mode === null) return stopped(UNREADABLE);
    if (mode === "review" || mode === "browse") {
      this.#why = REVIEW;
      return { state: platform.state, review: true, lost: platform.lost };
    }
    if (platform.newer) return stopped(platform.lost);
    const earned = await repeated(() => this.#earned());
    if (!earned) return stopped(UNREADABLE);
    // Without the number, interactions of earlier sessions would be replaced.
    this.#next = Number(await repeated(() => this.#read("cmi.interactions._count"))) || 0;
    const learner = await repeated(() => this.#read(this.#dialect.learner));
    if (!this.#open) return stopped(UNREADABLE);
    return this.#begin(platform, earned, learner);
  }

  report(event) {
    if (!this.#delivery) return;
    const counts = this.#standing.take(event);
    if (counts || isInteraction(event)) this.#delivery.add({ event, at: Date.now() });
  }

  async save(state) {
    return this.#delivery ? this.#delivery.save(state) : { saved: false, final: true, why: this.#why };
  }

  close() {
    if (!this.#open) return;
    this.#open = false;
    this.#delivery?.close();
    this.#api.terminate();
  }

  // The value, "" for an element that the platform does not have, and null if it cannot be read now.
  #read(element) {
    const value = this.#api.get(element);
    return value === "" && this.#api.failed() ? null : value;
  }

  // What earlier sessions earned, which must not be taken back: null if it cannot be read now.
  #earned() {
    let failed = false;
    const read = (element) => {
      const value = this.#read(element);
      failed ||= value === null;
      return value;
    };
    const earned = this.#dialect.earned(read);
    return failed ? null : earned;
  }

  #begin(platform, earned, learner) {
    const copy = localCopy(learner, this.#options.course);
    const { state, records, lost } = resume(platform, copy.read());
    this.#kept = platform.kept;
    this.#standing = new Standing(this.#options.lesson, earned);
    for (const { event } of records) this.#standing.take(event);
    // From here on a session that ends in any way can be resumed.
    this.#putAll(this.#dialect.begin);
    this.#delivery = new Delivery({
      send: (batch) => this.#write(batch), copy, page: this.#options.page, session: this.#session,
      base: mark(platform), records, state: state === platform.state ? null : state,
    });
    return { state, review: false, lost };
  }

  // Sets everything that the platform has not taken yet, and commits it.
  #write({ records, state, time }) {
    const begun = this.#putAll([...this.#dialect.begin, this.#dialect.time(this.#delivery.seconds())]);
    const reported = this.#putRecords(records);
    const taken = begun && reported.length === records.length;
    const kept = state ? this.#putState(state, time, taken) : "stored";
    const answer = (committed) => {
      if (committed && taken && kept === "stored") return { sent: true };
      return { sent: false, reported: committed ? reported : [], why: this.#problem(kept) };
    };
    const committed = this.#api.commit();
    return typeof committed === "boolean" ? answer(committed) : committed.then(answer);
  }

  // What became of it: see ScormApi.set(), or "part".
  #putState(state, time, taken) {
    const { lesson } = this.#options;
    const about = { session: this.#session, kept: this.#kept, first: lesson };
    const { text, whole } = encode(state, { ...about, time });
    // When the learner comes back, a part must not pass for the whole, nor a state without its records for everything:
    // the copy here, which has the rest, must be the later one. See resume.js.
    const offered = whole && taken ? text : encode(state, { ...about, time: time - 1 }).text;
    const answer = this.#put(this.#dialect.suspendData, offered);
    return answer === "stored" && !whole ? "part" : answer;
  }

  // Sets what the records changed, and returns those of which everything is taken.
  #putRecords(records) {
    const standing = this.#putAll(this.#dialect.standing(this.#standing));
    // After a value that failed, another may be refused only because that one is missing.
    let missed = false;
    const put = ([element, value]) => {
      const taken = this.#put(element, value, !missed);
      missed ||= taken === "failed";
      return taken;
    };
    return records.filter((record) => {
      if (!isInteraction(record.event)) return standing;
      return this.#interaction(record).map(put).every((taken) => taken !== "failed");
    });
  }

  #interaction(record) {
    const pairs = this.#dialect.interaction(record);
    if (!this.#numbers.has(record)) this.#numbers.set(record, this.#next++);
    return pairs.map(([name, value]) => [`cmi.interactions.${this.#numbers.get(record)}.${name}`, value]);
  }

  // What the platform has taken or refused for good is not offered again.
  #put(element, value, forGood = true) {
    const before = this.#settled.get(element);
    if (before?.value === value) return before.taken;
    const answer = this.#api.set(element, value);
    const taken = answer === "refused" && !forGood ? "failed" : answer;
    if (taken !== "failed") this.#settled.set(element, { value, taken });
    return taken;
  }

  // Whether none of them failed.
  #putAll(pairs) {
    return pairs.map(([element, value]) => this.#put(element, value)).every((taken) => taken !== "failed");
  }

  // undefined: the usual sentence. `kept` is what became of the state.
  #problem(kept) {
    if (this.#api.hasEnded()) return ended(this.#delivery.remedy());
    return { part: TOO_LONG, refused: NOT_TAKEN }[kept];
  }
}

// `outline()` resolves to the outline of the course: see suspend_data.js. Only the score and the completion of `lesson`
// count; `course` names the course and the lesson among others on this site, for the copy in this browser. It is not the
// page's address, which changes as the learner goes on to other lessons.
export function makeScormHost(dialect, { api, lesson, outline, course, page = document }) {
  return new ScormHost(dialect, { api: new ScormApi(api, dialect.names), lesson, outline, course, page });
}
