// A JavaScript program that runs on the loop, a step a call.
//
//     const program = new Program(source, { name: "hello.js", recordings });
//     while (program.step());
//     program.recording.json()    // its trace
//     program.error               // what it ended with: { type, text, line }, or null
//
// Live, `fetch` waits for the network: `while (program.step() || await program.outside());`.
import { Ended, ProgramError } from "./problems.js";
import { Realm } from "./realm.js";
import { LIMITS, Recording } from "./trace.js";
import { Waiting } from "./waiting.js";
import { errorTexts } from "./places.js";

export class Program {
  error = null;
  #realm;
  #waiting;
  #isOver = false;

  /**
   * @param source the text of a module
   * @param name of its file
   * @param recordings responses to its requests, as in a lesson's api/ folder
   * @param live makes requests instead: see platform/fetch.js
   * @param files { name: text } that it can read
   * @param limits see LIMITS in trace.js
   * @param olderIteration see iteration.js
   * @throws ProgramError if it cannot be run
   */
  constructor(source, { name = "program.js", recordings = [], live, files = {}, limits = {}, olderIteration } = {}) {
    const all = { ...LIMITS, ...limits };
    this.#waiting = live && new Waiting(live);
    this.recording = new Recording({
      name, source, limits: all, clock: () => this.queues.now, end: () => this.#end(),
    });
    const budget = { left: all.budget, promises: all.promises };
    this.#realm = new Realm(source, {
      name, recordings, files, olderIteration, budget, live: this.#waiting?.request,
      emit: (event, members) => this.recording.take(event, members),
      takeLine: (task, line) => this.recording.takeLine(task, line),
      isLatestLine: (task, line) => this.recording.isLatest(task, line),
      print: (text, stream, task) => this.recording.take("output", { task, text, stream }),
      refuse: (reason) => this.#refuse(reason),
      promiseMade: () => {
        budget.promises -= 1;
        if (budget.promises < 0) this.#ended(`more than ${all.promises.toLocaleString("en")} promises`);
      },
      exhausted: () => this.#ended(`more than ${all.budget.toLocaleString("en")} lines and rounds of loops`),
      uncaught: (error) => this.#uncaught(error),
      exit: () => this.#exit(),
    });
    this.#waiting?.of(this.queues);
    this.#realm.begin();
  }

  get queues() {
    return this.#realm.queues;
  }

  /**
   * Runs one macrotask or one microtask to its end.
   * @returns whether there was one; then, unless `outside()` gives one, the program has ended
   */
  step() {
    if (this.#isOver) return false;
    const ran = this.#realm.step(this.#waiting?.horizon());
    if (this.recording.truncated) this.#end(); // which the program's own overflow of the stack can have prevented
    if (!ran && !this.#waiting?.isPending) this.#finish();
    return ran;
  }

  /**
   * Waits for the network, or for a timer that is due before the next response.
   * @returns whether there may be a step to do
   */
  async outside() {
    if (this.#isOver || !this.#waiting?.isPending) return false;
    await this.#waiting.next();
    return true;
  }

  /** Ends it from outside, as when it takes too long. */
  stop(reason) {
    this.recording.truncate(reason);
  }

  #end() {
    this.#isOver = true;
    this.queues?.end();
  }

  #ended(reason) {
    this.recording.truncate(reason);
    throw new Ended(reason);
  }

  #refuse(reason) {
    this.error ??= { type: "Error", text: reason, line: this.#realm.line };
    this.#ended(reason);
  }

  #exit() {
    this.#finish();
    throw new Ended("process.exit()");
  }

  #uncaught(error) {
    if (this.recording.truncated) return;
    this.error = { ...describe(error), ...this.#realm.placeOf(error) };
    this.#finish();
  }

  #finish() {
    if (this.#isOver) return;
    for (const task of this.#realm.unfinished()) {
      this.recording.take("external", { about: "never_done", task, text: "the program has ended" });
    }
    const { job } = this.queues; // which has called process.exit()
    if (job) this.recording.take("handle_finished", { handle: job.handle });
    this.#end();
    this.recording.close();
  }
}

function describe(error) {
  const { error: text, error_type: type } = errorTexts(error);
  return { type: type ?? "Error", text };
}

/** Runs a program to its end, without the network. */
export function run(source, options) {
  const program = new Program(source, options);
  while (program.step());
  return program;
}

export { ProgramError };
