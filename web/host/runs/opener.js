// Opens recorded runs from files and addresses, runs programs from addresses, and opens the editor.
import { loadEditor } from "../editor/file.js";
import { unreachable } from "../reasons.js";
import { assets, root } from "../site.js";
import { decode, encode, isCode, plainName } from "./code.js";
import { isExercise, startOf } from "./exercise.js";
import { LiveRuns } from "./live_runs.js";
import { Panel } from "./panel.js";
import { isLong, lostWords, Programs } from "./programs.js";
import { read, readText } from "./reader.js";
import { listenForSaves } from "./save.js";
import { stepShown, traceShown } from "./stage_position.js";
import { phaseWords, withoutEvents } from "./words.js";

const programs = new Programs(assets);
const runs = new LiveRuns(programs);
let editor = null;  // a promise of it
let opened = null;  // the editor itself
let panel = null;
let listens = false;

// What the page of a run needs from the first one on.
function begin(app) {
  if (!listens) listenForSaves(app, assets);
  listens = true;
}

// `trace` is a URL, "file:" and the name of `file`, or a program as code.js and programs.js name them.
export async function openRun(app, trace, file) {
  begin(app);
  panel?.abandon();
  const kept = programs.kept(trace);
  if (kept) return app.takeRun(trace, kept.bundle, kept.bytes);
  try {
    if (isLong(trace)) throw new Error(lostWords(trace));
    if (/^file:.*\.py$/i.test(trace)) throw new Error(programWords(trace));
    if (isCode(trace)) return await runFromAddress(app, trace);
    const run = await read(trace, file, assets);
    app.takeRun(trace, run.bundle, run.bytes);
  } catch (error) {
    app.call("loopstep_run_failed", trace, error.message);
  }
}

const programWords = (trace) => `${trace.slice(5)} is a program, not a recorded run. To run it here, press “Edit” above a Python `
  + "listing, and drop it there. To record it on your computer, use “loopstep record”.";

async function runFromAddress(app, trace) {
  const program = await programAt(trace);
  const mine = panel = new Panel(program.name, { leave: () => programs.stop(), stays: () => traceShown() === trace });
  try {
    const begun = await runs.start(program, { tell: (state) => mine.show(state), name: trace, least: stepShown(), lend: lender(app) });
    if (mine.left) return;  // the learner has gone elsewhere meanwhile
    const run = begun.run ?? await withoutRun(program, trace, begun);
    app.takeRun(trace, run.bundle, run.bytes);
    begun.follow?.((of) => app.takeRun(trace, of.bundle, of.bytes, 1));
  } finally {
    mine.close();
  }
}

// Takes some of the app's height for a while.
const lender = (app) => (height) => app.call("loopstep_lend", height);

// What is shown of a program that could not begin.
async function withoutRun(program, trace, { problem, exercise }) {
  const { name, begins } = program;
  const run = await readText(withoutEvents(program, problem), { name, trace, exercise: await exercise, begins }, assets);
  programs.keep(trace, program, run);
  return run;
}

// Resolves to the program that an address carries, or that it names.
const programAt = (trace) => (isExercise(trace) ? startOf(trace, root) : decode(trace));

/** Opens the editor on the listing `file`, whose text is `text`. */
export async function edit(app, file, text) {
  begin(app);
  const mine = panel = new Panel("Loading the editor…");
  try {
    editor ??= loadEditor().then(({ Editor }) => new Editor(document.getElementById("app")));
    opened = await editor;
    mine.close();
    opened.open(await listing(app, file, text));
  } catch {
    editor = null;
    mine.fail(`${unreachable("The editor")}.`);
  }
}

// What the editor is to know of a listing, and may call.
async function listing(app, file, text) {
  const shown = await programShown();
  const folder = folderShown();
  const lesson = shown?.lesson ?? (folder === "play" ? "" : folder);
  const name = plainName(file);
  // The app does not show the line breaks at the end.
  const whole = shown && bare(shown.text) === bare(text) ? shown.text : text;
  const programOf = ({ text: edited, input }) => ({ name, text: edited, input, lesson, exercise: shown?.exercise ?? "" });
  return {
    name,
    text: whole,
    input: shown?.input ?? "",
    // What is written is found again both at the listing and at a run of it.
    place: lesson || folder,
    problem: programs.problem(whole),
    live: programs.ranLive(whole),
    async run(edited, tell) {
      const program = { ...programOf(edited), live: edited.live };
      const begun = await runs.start(program, { tell: (state) => tell(phaseWords(state), state), lend: lender(app) });
      if (!begun.run) return begun.problem;
      return () => {
        // What was judged is shown with its results in front, and where it fails.
        const { trace } = begun;
        const goTo = (run) => {
          app.call("loopstep_open_run", trace, run.judgement?.step ?? 0, run.judgement ? 0 : 1);
          app.takeRun(trace, run.bundle, run.bytes);
        };
        // Only what the learner has run solves an exercise, and no link.
        const count = (run) => { if (run.judgement?.passed) app.call("loopstep_solved", program.lesson, program.exercise); };
        const grow = (run) => app.takeRun(trace, run.bundle, run.bytes, 1);
        count(begun.run);
        goTo(begun.run);
        // Who edits meanwhile is not taken from the text.
        begun.follow?.(grow, (run) => {
          count(run);
          if (run.judgement && !opened?.isOpen) goTo(run);
          else grow(run);
        });
      };
    },
    stop: () => programs.stop(),
    // The run on the stage stands still meanwhile.
    covers: (seen) => app.call("loopstep_editing", seen ? 1 : 0),
    async address(edited) {
      const trace = await encode(programOf(edited));
      return trace && new URL(`play/#trace=${trace}`, root).href;
    },
  };
}

const bare = (text) => text.trimEnd();

// The program that is on the stage, if the learner has written it.
async function programShown() {
  const trace = traceShown();
  const kept = programs.kept(trace)?.program;
  return kept ?? (isCode(trace) ? programAt(trace).catch(() => null) : null);
}

// The folder of the page that is shown.
const folderShown = () => location.pathname.slice(root.pathname.length).split("/")[0];
