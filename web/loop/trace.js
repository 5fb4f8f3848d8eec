// The recording of a program: the loop's events as docs/trace-format.md describes them.
//
//     const recording = new Recording({ name, source, clock: () => milliseconds, limits, end });
//     recording.take("line", { task: 1, line: 3 });
//     recording.json()
import { shortened, valueText } from "./values.js";

export const LIMITS = {
  events: 200_000,
  budget: 50_000_000, // lines and rounds of loops
  linesInStep: 1_000, // that are recorded; further ones are counted only
  output: 2_000_000, // characters
  tasks: 100_000, // and objects, and operations outside the loop
  promises: 1_000_000,
};
const LONGEST_TEXT = 10_000; // characters of one line of output, or of an error
const LONGEST_LABEL = 200;
const MOST_ARGUMENTS = 8; // of a call

export class Recording {
  events = [];
  truncated = null;
  #program;
  #clock;
  #limits;
  #end;
  #linesInStep = 0;
  #latestLine = 0; // of this step
  #latestTask;
  #characters = 0;
  #isClosed = false;

  /** @param end called with the reason if a limit ends the recording */
  constructor({ name, source, clock, limits, end }) {
    this.#program = { name, text: source.toWellFormed?.() ?? source, javascript: "ES2025" };
    this.#clock = clock;
    this.#limits = limits;
    this.#end = end;
  }

  take(event, members) {
    if (this.truncated || this.#isClosed) return;
    const { values, ...rest } = members;
    if (event === "task_created") rest.values = argumentTexts(values);
    else if (event === "handle_started") this.#beginStep();
    else if (event === "handle_finished" && this.#linesInStep > this.#limits.linesInStep) {
      rest.lines_skipped = this.#linesInStep - this.#limits.linesInStep;
    } else if (event === "output") this.#countOutput(rest);
    for (const member of ["text", "error"]) if (rest[member]) rest[member] = shortened(rest[member], LONGEST_TEXT);
    for (const member of ["label", "answer", "error_type", "reason"]) {
      if (rest[member]) rest[member] = shortened(String(rest[member]), LONGEST_LABEL);
    }
    this.#add(event, rest);
  }

  #add(event, members) {
    this.events.push({ event, time: this.#clock() / 1000, ...members });
    this.#checkLimits(members);
  }

  /** Takes a line; by itself, because a program can reach millions of them. */
  takeLine(task, line) {
    if (this.truncated || this.#isClosed) return;
    this.#latestTask = task;
    this.#latestLine = line;
    this.#linesInStep += 1;
    if (this.#linesInStep <= this.#limits.linesInStep) this.#add("line", { task, line });
  }

  #beginStep() {
    this.#linesInStep = 0;
    this.#latestLine = 0;
  }

  /** Whether this line of this task is the latest one already. */
  isLatest(task, line) {
    return this.#latestLine === line && this.#latestTask === task;
  }

  #countOutput({ text }) {
    this.#characters += text.length;
    const { output } = this.#limits;
    if (this.#characters > output) this.truncate(`more than ${count(output)} characters of output`);
  }

  #checkLimits({ task = 0, object = 0, operation = 0 }) {
    const { events, tasks } = this.#limits;
    if (this.events.length >= events) this.truncate(`more than ${count(events)} events`);
    else if (task > tasks) this.truncate(`more than ${count(tasks)} async calls`);
    else if (Math.max(object, operation) > tasks) this.truncate(`more than ${count(tasks)} objects or requests`);
  }

  truncate(reason) {
    this.truncated ??= reason;
    this.#end();
  }

  /** Takes no further event. */
  close() {
    this.#isClosed = true;
  }

  /** The trace as text, an event a line. */
  json() {
    const names = callNames(this.events);
    const head = { format: 1, program: this.#program, clock: "virtual" };
    if (this.truncated) head.truncated = this.truncated;
    const written = (event) => (event.event === "task_created" ? withName(event, names) : event);
    const lines = this.events.map((event) => JSON.stringify(written(event), wellFormed));
    return `${JSON.stringify(head, wellFormed).slice(0, -1)},"events":[\n${lines.join(",\n")}\n]}\n`;
  }
}

function argumentTexts(values) {
  const texts = Array.from(values).slice(0, MOST_ARGUMENTS).map(valueText);
  return values.length > MOST_ARGUMENTS ? [...texts, "…"] : texts;
}

const count = (number) => number.toLocaleString("en");

const wellFormed = (key, value) => (typeof value === "string" ? value.toWellFormed?.() ?? value : value);

function withName({ values, name, ...event }, names) {
  const call = event.task === 1 ? undefined : `${name}(${values.join(", ")})`; // the module is not called
  return { ...event, name: names.get(event.task), call };
}

/**
 * { task: its name }: the function; where that is called more than once, the first argument that tells the calls apart,
 * a text alone and other values behind the function. As in recordings of Python.
 */
function callNames(events) {
  const byFunction = new Map();
  for (const each of events) {
    if (each.event !== "task_created") continue;
    if (!byFunction.has(each.name)) byFunction.set(each.name, []);
    byFunction.get(each.name).push(each);
  }
  const names = new Map();
  for (const [name, several] of byFunction) {
    const position = tellingArgument(several.map(({ values }) => values));
    for (const { task, values } of several) names.set(task, nameBy(name, values[position]));
  }
  return names;
}

/** The position of the first argument that tells calls apart; -1 if none does. */
function tellingArgument(calls) {
  const shared = Math.min(...calls.map(({ length }) => length));
  for (let position = 0; position < shared; position += 1) {
    if (new Set(calls.map((values) => values[position])).size > 1) return position;
  }
  return -1;
}

function nameBy(name, argument) {
  if (argument === undefined) return name;
  return argument.startsWith('"') ? JSON.parse(argument) || name : `${name} ${argument}`;
}
