// Runs programs of the learner, and keeps what they have recorded for as long as the page lives.
//
//     const programs = new Programs(assets);
//     const { trace, problem, run } = await programs.run(program, { tell: (state) => show(phaseWords(state)) });
//     programs.stop();
//
// A program is { name, text, input, lesson, exercise }, as in code.js, with `live` if the network is to answer its requests, and
// `begins` if it is the one that its exercise begins with.
// `run` is null if nothing was recorded; otherwise it is what the app shows, { bundle, bytes, judgement }: the last is that of
// the exercise, or null. Where `run` is null, there is `exercise`, a promise of what readText() takes. `trouble` says why the end
// of a run that was shown while it went on cannot be; `superseded` that another program has begun.
import { loadPython } from "../python/file.js";
import { unreachable } from "../reasons.js";
import { root } from "../site.js";
import { encode } from "./code.js";
import { exerciseFor } from "./exercise.js";
import { Growth } from "./growth.js";
import { Latest } from "./latest.js";
import { open } from "./program.js";
import { readText } from "./reader.js";
import { responsesFor } from "./responses.js";
import { problemOf } from "./words.js";

const MOST_KEPT = 8;
const LONG = "program:";

export const isLong = (trace) => trace.startsWith(LONG);

/** What is said of a program that is not in the address, and not in memory any more. */
export const lostWords = (trace) => `${trace.slice(LONG.length)} is too long to be kept in the address, but this browser has `
  + "kept your text. Go to the listing that you changed, and press “Edit” and then “Restore”.";

export class Programs {
  #assets;
  #python = null;  // a promise of it
  #tell = () => {};  // of the run that is under way
  #number = 0;
  #begun = 0;
  #end = () => {};
  #kept = new Latest(MOST_KEPT);  // by trace
  #problems = new Latest(MOST_KEPT);  // by text
  #live = new Latest(MOST_KEPT);      // by text

  constructor(assets) {
    this.#assets = assets;
  }

  /** { program, bundle, bytes } of a program that has run; undefined if it has not. */
  kept(trace) {
    return this.#kept.get(trace);
  }

  /** How the latest run of that text has ended, as problemOf() says it; undefined if it ended well. */
  problem(text) {
    return this.#problems.get(text);
  }

  /** Whether the latest run of that text was live. */
  ranLive(text) {
    return this.#live.get(text) === true;
  }

  /**
   * `name` is the trace by which the page knows the program already, if it does. While the program goes on, `grow` is called
   * with what there is of its run, { trace, run }, and `count` with the number of events: see growth.js. `least` is as
   * there.
   */
  async run(program, { tell = () => {}, name = null, grow = () => {}, count, least }) {
    this.stop();
    const number = this.#number += 1;
    const begun = this.#begun += 1;
    this.#tell = tell;
    this.#live.set(program.text, program.live === true);
    const exercise = exerciseFor(program, root);
    exercise.catch(() => {});  // told when the program has run
    let part = null;  // the recording of the run as it was shown last
    const growth = new Growth({
      read: async () => {
        const python = await this.#python;
        part = python.recording();
        return { trace: await named, run: await this.#read(program, await named, part, { running: true }) };
      },
      show: ({ trace, run }) => {
        this.keep(trace, program, run);
        grow({ trace, run });
      },
      count,
      least,
    });
    const recorded = this.#record(program, number, growth);
    const named = name ?? encode(program).then((code) => code ?? LONG + program.name);
    const trace = await named;
    const result = await recorded;
    growth.end();
    const problem = problemOf(result);
    if (problem) this.#problems.set(program.text, problem);
    else this.#problems.delete(program.text);
    if (!hasRun(result, problem) && !growth.shown) return { trace, problem, run: null, exercise };
    const superseded = begun !== this.#begun;
    let run;
    let trouble = null;
    try {
      if (!hasRun(result, problem)) throw new Error(problem?.text ?? "The end of the program is not known.");
      run = await this.#read(program, trace, result.recording, { exercise: await exercise });
    } catch (error) {
      if (!growth.shown) throw error;
      // What is on the stage does not go on.
      run = await this.#read(program, trace, part, {});
      trouble = error.message;
    }
    this.keep(trace, program, run);
    return { trace, problem, run, trouble, superseded };
  }

  #read(program, trace, recording, { exercise, running }) {
    return readText(recording, { name: program.name, trace, exercise, running, begins: program.begins }, this.#assets);
  }

  /** Keeps what is to be shown of a program. */
  keep(trace, program, run) {
    this.#kept.set(trace, { program, ...run });
  }

  stop() {
    this.#end();
  }

  // Resolves to what web/host/python says of the run. Stopping works even while Python is not there yet.
  #record(program, number, growth) {
    return new Promise((resolve) => {
      let python;
      const done = (result) => {
        if (number === this.#number) {
          this.#end = () => {};
          this.#tell = () => {};
        }
        resolve(result);
      };
      this.#end = () => {
        if (python) python.stop();
        else done({ end: "stopped", error: null, truncated: null, recording: null });
        this.#number += 1;
      };
      Promise.all([this.#load(), responsesFor(program)]).then(([loaded, responses]) => {
        if (number !== this.#number) return;
        python = loaded;
        this.#tell({ phase: "starting" });
        python.start().then(() => {
          if (number !== this.#number) return;
          this.#tell({ phase: "running" });
          // What reads runs is loaded by the time that it is needed. A live program begins again with each answer: see
          // docs/python-in-the-browser.md.
          if (!program.live) open(this.#assets).then(() => growth.begin(), () => {});
        }, () => {});
        const { name, text, input, live } = program;
        const waits = () => { if (number === this.#number) this.#tell({ phase: "waiting" }); };
        python.run({ name, text, input, responses, live }, { chunk: (events) => growth.add(events), done, waits });
      }).catch(() => done({ end: "failed", error: { text: `${unreachable("A part of this page")}.` } }));
    });
  }

  #load() {
    const progress = (loaded, total) => this.#tell(loaded < total ? { phase: "loading", loaded, total } : { phase: "starting" });
    this.#python ??= loadPython().then(({ Python }) => new Python({ assets: this.#assets, progress }));
    this.#python.catch(() => { this.#python = null; });
    return this.#python;
  }
}

// A program that ended well has been recorded, even if it did nothing. What is wrong with one that failed before a loop ran is said
// in words, because its stage would be empty.
const hasRun = ({ recording }, problem) => Boolean(recording) && (!problem || recording.includes('"event":"handle_started"'));
