// Brings what the lesson reports and saves to the course platform, and keeps it in this browser until the platform has
// acknowledged it. Every change is sent, at most once a second; what fails is sent again after 1, 2, 4, … 60 seconds.
//
//     const delivery = new Delivery({ send, copy, page: document, session, base });
//     delivery.add(record);
//     await delivery.save(state);     // { saved: true }, or { saved: false, why }, with `final: true` after close()
//     delivery.close();
//
// send({ records, state, time, leaving }) returns { sent: true } or { sent: false, reported, why }, or a promise of it.
// It may throw, and its promise may be rejected (with a `why`) or never settle. `records` are all that were not
// acknowledged yet, `state` is the latest text, null if none was saved, and `time` numbers the change. `reported` are
// the records that the platform has although it lacks something else.
import { VisibleTime } from "./visible_time.js";

const BETWEEN = 1000;
const PATIENCE = 20_000;
const LONGEST = 60_000;
const REGULARLY = 300;  // seconds of visible time

export const KEPT = "It is kept in this browser and sent again, so please keep this page open.";
export const NOT_KEPT = "It is sent again, so please keep this page open: this browser cannot keep it.";

const OVER = "This session has ended. Open the lesson from the course again.";
const silence = (kept) => `The course platform has not confirmed that it stored your work. ${kept}`;

export class Delivery {
  #send;
  #copy;
  #page;
  #time;
  #identity;        // { session, base }
  #records = [];
  #state = null;
  #stored = null;   // the state that was acknowledged
  #changed = 0;     // the time of the latest change
  #done = 0;        // the time of the latest change that was acknowledged
  #savers = [];     // [time, resolve] of each save() that waits
  #tried = -Infinity;
  #failures = 0;
  #sending = 0;     // numbers the attempt that is under way; 0: none
  #attempts = 0;
  #timer = 0;
  #due = Infinity;
  #sentSeconds = 0;
  #regular;
  #closed = false;
  #isKept = true;

  constructor({ send, copy, page, session, base, records = [], state = null }) {
    this.#send = send;
    this.#copy = copy;
    this.#page = page;
    this.#identity = { session, base };
    this.#records = records;
    this.#state = state;
    this.#time = new VisibleTime(page);
    page.addEventListener("visibilitychange", this.#hide);
    this.#regular = setInterval(() => this.#keepAlive(), BETWEEN * 10);
    this.#change();
  }

  seconds() {
    return this.#time.seconds();
  }

  // What the learner is told about what was not acknowledged.
  remedy() {
    return this.#isKept ? KEPT : NOT_KEPT;
  }

  add(record) {
    if (this.#closed) return;
    this.#records.push(record);
    this.#change();
  }

  save(state) {
    if (state === this.#stored && this.#state === state) return Promise.resolve({ saved: true });
    this.#state = state;
    if (this.#closed) return Promise.resolve({ saved: false, final: true, why: OVER });
    this.#change();
    return new Promise((resolve) => this.#savers.push([this.#changed, resolve]));
  }

  // Sends the rest. The caller ends the session afterwards, whatever becomes of that.
  close() {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#regular);
    this.#page.removeEventListener("visibilitychange", this.#hide);
    this.#time.stop();
    this.#attempt(true);
  }

  #change() {
    // Two changes never have the same time, even in one millisecond.
    this.#changed = Math.max(Date.now(), this.#changed + 1);
    this.#keep();
    this.#schedule(Math.max(0, this.#tried + BETWEEN - performance.now()));
  }

  #keep() {
    this.#isKept = this.#copy.write({
      ...this.#identity, time: this.#changed, state: this.#state ?? "", records: this.#records,
    });
  }

  // The earliest attempt counts.
  #schedule(milliseconds) {
    const due = performance.now() + milliseconds;
    if (this.#closed || this.#timer && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      if (!this.#sending) this.#attempt(false);
    }, milliseconds);
  }

  #hide = () => {
    if (this.#page.visibilityState === "hidden" && !this.#sending) this.#attempt(false);
  };

  #keepAlive() {
    if (this.#time.seconds() - this.#sentSeconds >= REGULARLY && !this.#sending) this.#attempt(false);
  }

  #attempt(leaving) {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#tried = performance.now();
    this.#sentSeconds = this.#time.seconds();
    const number = this.#sending = ++this.#attempts;
    const sent = { records: [...this.#records], state: this.#state, time: this.#changed };
    const settle = (outcome) => {
      if (outcome?.reported) this.#drop(outcome.reported);
      // An answer after the deadline counts if it is good news, because the platform has it.
      if (number !== this.#sending && !outcome?.sent) return;
      if (number === this.#sending) this.#sending = 0;
      clearTimeout(deadline);
      if (outcome?.sent) this.#acknowledge(sent);
      else this.#fail(sent, outcome?.why);
    };
    const deadline = setTimeout(settle, PATIENCE);
    try {
      const outcome = this.#send({ ...sent, leaving });
      // An answer at once is taken at once: on the way out there is no later.
      if (typeof outcome?.then === "function") outcome.then(settle, settle);
      else settle(outcome);
    } catch {
      settle();
    }
  }

  #acknowledge({ records, state, time }) {
    if (time < this.#done) return;
    this.#done = time;
    this.#failures = 0;
    this.#stored = state;
    this.#remove(records);
    this.#settle(time, { saved: true });
    if (time === this.#changed) return this.#copy.remove(this.#identity.session);
    this.#keep();
    this.#schedule(Math.max(0, this.#tried + BETWEEN - performance.now()));
  }

  // A later session must not report them again, even if the state never arrives.
  #drop(records) {
    const before = this.#records.length;
    this.#remove(records);
    if (this.#records.length < before) this.#keep();
  }

  #remove(records) {
    this.#records = this.#records.filter((record) => !records.includes(record));
  }

  #fail({ time }, why) {
    this.#settle(time, { saved: false, why: why ?? silence(this.remedy()) });
    this.#schedule(Math.min(LONGEST, BETWEEN * 2 ** this.#failures));
    this.#failures += 1;
  }

  #settle(time, outcome) {
    const settled = this.#savers.filter(([changed]) => changed <= time);
    this.#savers = this.#savers.filter(([changed]) => changed > time);
    for (const [, resolve] of settled) resolve(outcome);
  }
}
