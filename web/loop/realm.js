// What a program runs in: its queues, promises, async calls and globals.
import { asyncFunctions } from "./async.js";
import { asyncGenerators } from "./generators.js";
import { asyncIteration } from "./iteration.js";
import { makeObjects } from "./objects.js";
import { Places, errorTexts, makeExplain } from "./places.js";
import { makeGlobals, checkCode, copy } from "./platform/globals.js";
import { checkImports, makeModules } from "./platform/modules.js";
import { makeOutside } from "./platform/outside.js";
import { makeThreads } from "./platform/threads.js";
import { Ended, ProgramError } from "./problems.js";
import { makePromises } from "./promises.js";
import { Queues } from "./queues.js";
import { HELPERS, rewrite } from "./rewrite/rewrite.js";

let realms = 0;

export class Realm {
  /** The line that the program is in. */
  line = 1;
  #options;
  #places;
  #objects;
  #promises;
  #process;
  #tasks = new Map(); // those that are not done -> whether each is a generator
  #main; // runs the program; returns the module's promise
  #module;

  /**
   * @param source the text of a program
   * @param options
   *   name of its file; recordings, live and files: see program.js; olderIteration: see iteration.js
   *   emit called with each event of the trace and its members
   *   takeLine called with the task and the number of each line that is reached
   *   isLatestLine whether the trace has this line of this task as the latest one
   *   print called with (text, stream, task)
   *   refuse ends the program with a reason, by throwing Ended
   *   exit ends the program, by throwing Ended
   *   uncaught called with an error that ends the program
   *   budget has how many lines and rounds of loops are `left`
   *   exhausted called when none is; throws Ended
   *   promiseMade called for each promise that the program makes
   *   thread for a worker: see platform/threads.js
   * @throws ProgramError if it cannot be run
   */
  constructor(source, options) {
    const { name, olderIteration } = options;
    const rewritten = rewrite(source, name);
    const { sites } = rewritten;
    this.#options = options;
    this.#places = new Places(rewritten, `loop-${++realms}/${encodeURI(name)}`);
    const queues = this.queues = new Queues({
      emit: (event, members) => this.#emit(event, members),
      beforeEnd: () => this.#objects.tellChanged(),
      afterMicrotasks: () => this.#tellUnhandled(),
    });
    const promises = this.#promises = makePromises(queues, {
      refuse: (what) => options.refuse(`Line ${this.line}: ${what} cannot be followed.`), made: options.promiseMade,
    });
    this.#objects = makeObjects({ queues, promises });
    const calls = asyncFunctions({
      queues, promises, sites, returnTo: (call) => this.#returnTo(call), explain: makeExplain(this.#places, sites),
    });
    const { globals, modules } = this.#platform(source);
    checkImports(rewritten.imports, modules, name);
    const helpers = {
      start: calls.start, startGenerator: asyncGenerators({ promises, calls }).start,
      awaiting: calls.awaiting, yielding: calls.yielding, ...asyncIteration({ promises, calls, olderIteration }),
      load: modules.load, ...this.#probes(),
    };
    const main = compile([...rewritten.helpers, ...Object.keys(globals)], this.#places.code, name);
    const values = [...HELPERS.map((helper) => helpers[helper]), ...Object.values(globals)];
    this.#main = () => main(...values);
  }

  #emit(event, members) {
    if (event === "task_created") this.#tasks.set(members.task, Boolean(members.generator));
    else if (event === "task_done") this.#tasks.delete(members.task);
    this.#options.emit(event, members);
  }

  /** @returns { globals, modules } that the program finds */
  #platform(source) {
    const { queues } = this;
    const promises = this.#promises;
    const { name, files, thread, print } = this.#options;
    const outside = makeOutside(queues);
    const globals = makeGlobals({
      ...this.#options, queues, promises, outside,
      print: (text, stream) => print(text, stream, queues.running?.task),
      errorText: (error) => stackText(error, this.#places, name),
    });
    const threads = makeThreads({
      queues, outside, source, thread, copy: (value) => copy(promises, value),
      startThread: (text, inner) => this.#startThread(text, inner),
    });
    const modules = makeModules({ queues, promises, outside, globals, files, threads });
    if (thread?.isScript) globals.require = modules.load;
    this.#process = globals.process;
    return { globals, modules };
  }

  /** What the rewritten program calls to tell where it is, and before it does what may be refused. */
  #probes() {
    const { name, refuse, isLatestLine } = this.#options;
    return {
      line: (call, number) => this.#reachLine(call, number),
      tick: () => this.#tick(),
      expression: (number) => {
        if (isLatestLine(this.queues.running?.task, number)) this.#tick();
        else this.#reachLine(0, number);
      },
      named: this.#objects.named,
      meta: { url: `file:///${name}`, filename: `/${name}`, dirname: "/" },
      checkedCode: (code) => checkCode(code, refuse),
      evaluate: (code) => (0, eval)(checkCode(code, refuse)),
    };
  }

  #tick() {
    const { budget, exhausted } = this.#options;
    budget.left -= 1;
    if (this.queues.over) throw new Ended("the program has ended");
    if (budget.left < 0) exhausted();
  }

  /** @param call the async call whose own line it is, or 0 in a function that is none */
  #reachLine(call, number) {
    this.#tick();
    this.line = number;
    if (call) call.line = number;
    this.#showLine(call || this.queues.running, number);
  }

  #showLine(call, number) {
    if (call) call.shown = number;
    this.#options.takeLine(call?.task, number);
  }

  /** A call that waits is where its `await` is, not in what it called before. */
  #returnTo(call) {
    if (call.shown !== call.line) this.#showLine(call, call.line);
  }

  /** HTML, 8.1.7.3.1 "notify about rejected promises". As in Node, one that nobody handles ends the program. */
  #tellUnhandled() {
    const { uncaught } = this.#options;
    for (const promise of this.#promises.takeUnhandled()) {
      const { value, note, owner } = this.#promises.slotsOf(promise);
      if (promise === this.#module) return uncaught(value);
      const { error: text, error_type } = errorTexts(value);
      this.#emit("unhandled", { task: owner ?? note?.task, text, error_type });
      if (this.#process.listenerCount("unhandledRejection") === 0) return uncaught(value);
      this.queues.addMicrotask({
        kind: "callback", label: "unhandledRejection", cause: "future_done",
        run: () => this.#process.emit("unhandledRejection", value, promise),
      });
    }
    return undefined;
  }

  #startThread(text, inner) {
    const { print } = this.#options;
    return new Realm(text, {
      ...this.#options, name: "worker.js", thread: inner,
      emit: () => {}, takeLine: () => {}, isLatestLine: () => true, print: (output, stream) => print(output, stream),
      uncaught(error) {
        inner.fail(error);
        inner.end();
      },
      exit() {
        inner.end();
        throw new Ended("process.exit()");
      },
    });
  }

  /** Makes the program the first macrotask. */
  begin() {
    const run = () => { this.#module = this.#main(); };
    this.queues.addMacrotask({ kind: "script", label: this.#options.name, cause: "created", run });
  }

  /** @returns whether there was a step to run, at `horizon` milliseconds at the latest */
  step(horizon) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 100;
    try {
      return this.queues.step(horizon);
    } catch (error) {
      if (!(error instanceof Ended)) this.#tellError(error);
      return true;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  /** An error that a macrotask or a callback of queueMicrotask() has thrown. */
  #tellError(error) {
    const { error: text, error_type } = errorTexts(error);
    this.#emit("external", { about: "error", text: error_type ? `${error_type}: ${text}` : text });
    this.#options.uncaught(error);
  }

  /** @returns { line } where an error was made, or undefined */
  placeOf(error) {
    const [place] = this.#places.of(error);
    return place && { line: place.line };
  }

  /** Async calls that are not done, but no generators: nobody may ask for more. */
  unfinished() {
    return [...this.#tasks].filter(([, isGenerator]) => !isGenerator).map(([task]) => task);
  }
}

/** @throws ProgramError for a mistake that the parser does not know, or what is too deep for the engine */
function compile(parameters, code, file) {
  try {
    return new Function(...parameters, code);
  } catch (error) {
    throw new ProgramError(error.message, { type: error.name, file });
  }
}

function stackText(error, places, name) {
  const lines = places.of(error).map((place) => `\n    at ${place.name} (${name}:${place.line})`);
  const { error: text, error_type: type } = errorTexts(error);
  return `${text ? `${type}: ${text}` : type}${lines.join("")}`;
}
