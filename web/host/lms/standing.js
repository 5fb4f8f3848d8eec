// What the learner has earned in the lesson of this session. Completed and passed are never taken back, and once the
// lesson is passed its score does not fall. Opening and closing a lesson earns nothing.
//
//     const standing = new Standing("async-python", { completed: false, passed: false });
//     standing.take(event)    // whether the event changed it
export class Standing {
  completed = false;
  passed = false;
  failed = false;    // every question is answered, and too few of them are right: another answer may change that
  score = null;      // { right, of }, null as long as nothing was answered
  changed = false;   // whether the score is of this session
  #lesson;

  constructor(lesson, earned) {
    this.#lesson = lesson;
    Object.assign(this, earned);
  }

  get scaled() {
    return this.score && this.score.right / this.score.of;
  }

  take(event) {
    if (this.#lesson && event.lesson !== this.#lesson) return false;
    if (event.type === "completed") this.completed = true;
    else if (event.type === "score" && event.of > 0) this.#takeScore(event);
    else return false;
    return true;
  }

  #takeScore({ right, answered, of, passed }) {
    const falls = this.scaled !== null && right / of < this.scaled;
    if (!(this.passed && falls)) {
      this.score = { right, of };
      this.changed = true;
    }
    this.passed ||= passed;
    this.failed = !this.passed && answered === of;
  }
}
