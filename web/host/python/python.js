// Runs Python programs of learners and of strangers, in a sandbox, and hands their recordings to the page.
//
//     const python = new Python({ assets, progress(loaded, total) { … } });
//     python.run({ name: "program.py", text }, {
//       chunk(events) { … },                          // texts of events, as they happen
//       done({ end, error, truncated, recording }) { … },
//     });
//     python.stop();
//
// The recording is text in the format of docs/trace-format.md. Task names in chunks may still change; those in the recording
// are final. python.recording() is what there is of it while the program runs.
import program from "pyodide/pyodide.asm.wasm?sized";
import frame from "../../../build/site/python-frame.js?sized";
import library from "../../../build/site/python-library.json?sized";
import script from "../../../build/site/python-worker.js?sized";
import { loadFiles } from "./files.js";
import { Gate, LIMITS } from "./gate.js";
import { forgetMemory, keepMemory, keptMemory } from "./kept.js";
import { asksOf, crashOf, cutOff, eventsOf, MOST_EVENTS, MOST_LETTERS, resultOf, versionOf } from "./messages.js";
import { programName } from "./program_name.js";
import { answerOf, openSandbox } from "./sandbox.js";

const FILES = { program, script, library };
const NAMES = Object.values(FILES).map(({ file }) => file);

// Seconds that a program may take. The recorder ends it then; a loop in C never returns to it, so its worker is ended.
const SECONDS = 20;
const GRACE = 2;

// Seconds after which Python will never start, however busy the machine is: the browser has ended the frame's process.
const PATIENCE = 60;
const NO_START = "Python cannot start: its frame does not answer, perhaps for want of memory. Close other tabs, and run the program again.";

const CRASHES = [
  [/RangeError|call stack/, "The program is nested, or calls itself, too deeply for the browser: it used up the stack."],
  [/Exit\b|exit\(/, "The program ended Python itself, by os._exit() or the like."],
];
const CRASHED = "Python broke down while it ran the program. Change the program, or record it on your own computer.";

export class Python {
  #assets;
  #progress;
  #sandbox = null;  // a promise of { port, remove, version }
  #run = null;
  #runs = 0;

  // `assets` is the folder of the page's scripts.
  constructor({ assets, progress = () => {} }) {
    this.#assets = assets;
    this.#progress = progress;
  }

  // Loads Python and starts it, if that has not been done. Rejects with an Error that says why it cannot.
  start() {
    if (this.#sandbox) return this.#sandbox;
    const opening = this.#sandbox = this.#open().catch((error) => {
      if (this.#sandbox === opening) this.#sandbox = null;
      throw error;
    });
    return opening;
  }

  // `text` is the program, `input` what it reads, `files` are { name: text } that it can open, and `responses` are
  // { "GET https://…": response } that its requests by aiohttp get: docs/content-format.md describes them. `limits` are those
  // of python/loopstep/recorder.py: events, lines, output, seconds. With `live`, its requests go to the network instead, by the
  // rules of gate.js, and `waits` is told when the program waits for them. A run that is under way is stopped.
  //
  // `end` is "finished", also with an error; "stopped"; "timeout"; "crashed"; or "failed": Python could not be started.
  async run({ name = "program.py", text, limits = {}, live = false, ...given }, { chunk = () => {}, done = () => {}, waits = () => {} }) {
    this.stop();
    const run = this.#run = { number: this.#runs += 1, name: programName(name), text, events: [], at: 0, letters: 0, chunk, done, waits };
    try {
      const { input = "", files = {}, responses = {} } = given;
      run.program = { name: run.name, text, input, files, responses, limits: { seconds: SECONDS, ...limits } };
      if (live) {
        run.gate = new Gate({ site: new URL("..", this.#assets) });
        run.program.live = [];
      }
      const { port, version } = await this.start();
      if (this.#run !== run) return;
      run.python = version;
      this.#begin(run, port);
    } catch (error) {
      if (this.#run === run) this.#finish({ end: "failed", error: { type: "Error", text: error.message }, truncated: null, recording: null });
    }
  }

  // The recording of the program that is under way, as far as it has come: text as in a result. From now on, tasks keep the
  // names that they have in it.
  recording() {
    const run = this.#run;
    run.keepsNames = true;
    return cutOff(run, run.python, run.events, "it was taken while the program ran");
  }

  #begin(run, port) {
    const { seconds } = run.program.limits;
    run.at = 0;
    run.timer = setTimeout(() => this.#cut("timeout", `more than ${seconds} seconds`), (seconds + GRACE) * 1000);
    port.postMessage({ run: run.number, program: run.program });
  }

  // The program has been paused for answers from the network. It begins again with them: see python/loopstep/browser.py.
  async #answer(run, asks) {
    clearTimeout(run.timer);
    run.waiting = true;
    run.number = this.#runs += 1;  // what is still on its way belongs to no run
    run.waits();
    const answers = await run.gate.answer(asks);
    if (this.#run !== run) return;
    run.waiting = false;
    run.program.live = [...run.program.live, ...answers];
    const { port } = await this.start();
    if (this.#run === run) this.#begin(run, port);
  }

  // Ends the program, whatever it does. What was recorded until then is its recording.
  stop() {
    if (this.#run) this.#cut("stopped", "the program was stopped");
  }

  // Resolves when a worker is ready, so that the next run begins at once.
  async whenReady() {
    const { port } = await this.start();
    const { port1, port2 } = new MessageChannel();
    port.postMessage({ waits: true }, [port2]);
    await new Promise((resolve) => { port1.onmessage = resolve; });
    port1.close();
  }

  // Ends everything and frees the memory. The next run starts Python again.
  close() {
    this.stop();
    this.#leave();
  }

  // The program does not end, or the browser has ended the frame's process, for want of memory for example: nobody tells the
  // page. A new frame helps in both cases.
  #renew() {
    this.#leave();
    this.start().catch(() => {});
  }

  #leave() {
    this.#sandbox?.then(({ remove }) => remove(), () => {});
    this.#sandbox = null;
  }

  async #open() {
    const opening = openSandbox(new URL(frame.file, this.#assets));
    const parts = await Promise.all([opening, loadFiles(FILES, this.#assets, this.#progress), keptMemory(this.#assets, NAMES)])
      .catch((error) => {
        opening.then(({ remove }) => remove(), () => {});
        throw error;
      });
    const [sandbox, files, memory] = parts;
    const start = { program: files.program.buffer, script: textOf(files.script), library: textOf(files.library), memory };
    sandbox.port.postMessage({ start }, [start.program, ...memory ? [memory] : []]);
    const answer = await answerOf(sandbox.port, PATIENCE * 1000);
    if (answer === null) {
      sandbox.remove();
      await forgetMemory();  // which may be the cause
      throw new Error(NO_START);
    }
    if (typeof answer.ready !== "string") {
      sandbox.remove();
      if (memory) {  // which may be the cause
        await forgetMemory();
        return this.#open();
      }
      throw new Error(`Python cannot start in this browser: ${crashOf(String(answer.failed))}`);
    }
    if (!memory) keepMemory(this.#assets, NAMES, answer.memory);
    sandbox.port.onmessage = ({ data }) => this.#take(data);
    return { ...sandbox, version: versionOf(answer.ready) };
  }

  #take(data) {
    const run = this.#run;
    if (!run || data?.run !== run.number || run.waiting) return;
    try {
      if (run.gate && data.result?.asks !== undefined) {
        this.#answer(run, asksOf(data.result.asks, LIMITS.requests - run.program.live.length))
          .catch((error) => { if (this.#run === run) this.#cut("crashed", "Python broke down", { type: "Error", text: error.message }); });
      } else if (data.batch !== undefined) this.#add(run, eventsOf(data.batch));
      else if (data.result !== undefined) this.#finish({ end: "finished", ...resultOf(data.result, run.events.slice(0, run.at), run.keepsNames) });
      else this.#crash(crashOf(data.crash));
    } catch (error) {
      this.#cut("crashed", "it has no result that can be shown", { type: "Error", text: error.message });
    }
  }

  // A program that has begun again sends the same events again.
  #add(run, events) {
    const more = events.slice(Math.max(0, run.events.length - run.at));
    for (const [index, event] of events.entries()) {
      const before = run.events[run.at + index];
      run.letters += event.length - (before === undefined ? -2 : before.length);
    }
    if (run.events.length + more.length > MOST_EVENTS || run.letters > MOST_LETTERS) {
      this.#cut("crashed", "more than can be shown");
      return;
    }
    for (const event of events) {
      run.events[run.at] = event;
      run.at += 1;
    }
    if (more.length) run.chunk(more);
  }

  #crash(why) {
    const known = CRASHES.find(([form]) => form.test(why));
    this.#cut("crashed", "Python broke down", { type: "Error", text: known ? known[1] : CRASHED });
  }

  #cut(end, why, error = null) {
    const { events, python } = this.#run;
    const recording = python ? cutOff(this.#run, python, events, why) : null;
    this.#finish({ end, error, truncated: why, recording });
  }

  #finish(result) {
    const run = this.#run;
    this.#run = null;
    clearTimeout(run.timer);
    run.gate?.close();
    // Before the page is told, which may run the next program at once.
    if (result.end === "timeout") this.#renew();
    else if (result.end !== "finished") this.#sandbox?.then(({ port }) => port.postMessage({ stop: true }), () => {});
    run.done(result);
  }
}

const textOf = (bytes) => new TextDecoder().decode(bytes);
