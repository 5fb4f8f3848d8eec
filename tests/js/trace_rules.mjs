// The rules that every trace of the loop keeps, from docs/trace-format.md: brokenRules(json) lists those that are
// broken.
//
// Callbacks run one at a time, in the order of their queue, no macrotask while a microtask is ready. A call runs when
// it was entered or its step has begun, and is suspended or done when the step ends. Ids have no gaps; time never goes
// back.

const CAUSES = new Set(["created", "yielded", "timer", "task_done", "gathered", "future_done", "outside",
  "called", "settled"]);
const KINDS = new Set(["script", "task_step", "reaction", "adopt", "generator", "gather", "microtask",
  "sleep", "timeout", "callback"]);
const AWAITS = new Set(["yield", "sleep", "future", "task", "gather", "executor", "network"]);

class Rules {
  broken = [];
  #place = "";
  #time = 0;
  #queues = { micro: [], macro: [] };
  #handles = new Map(); // handle -> { kind, task }
  #timers = new Map(); // handle -> { kind, task }
  #due = new Set();
  #running = null; // handle
  #stack = []; // tasks that run now
  #tasks = []; // by id - 1: created, running, suspended or done
  #generators = new Set();
  #outside = [];
  #objects = 0;
  #iterations = 0;

  constructor(isTruncated) {
    this.isTruncated = isTruncated;
  }

  #need(condition, problem) {
    if (!condition) this.broken.push(`${this.#place}: ${problem}`);
  }

  #exists(task) {
    this.#need(task === undefined || this.#tasks[task - 1], `there is no task ${task}`);
  }

  take(event, index) {
    this.#place = `events[${index}] (${event.event})`;
    this.#need(event.time >= this.#time, "time goes back");
    this.#time = event.time;
    this.#exists(event.event === "task_created" ? undefined : event.task);
    this[event.event]?.(event);
    this.#need(event.event in this, "there is no such event");
  }

  end() {
    this.#place = "end";
    if (this.isTruncated) return;
    this.#need(this.#running === null, `handle ${this.#running} still runs`);
    this.#need(this.#timers.size === 0, "timers are left");
    this.#tasks.forEach((life, index) => {
      this.#need(life === "done" || this.#generators.has(index + 1), `task ${index + 1} has no end`);
    });
  }

  handle_scheduled({ handle, kind, task, queue, cause, cause_task }) {
    this.#exists(cause_task);
    if (this.#timers.has(handle)) {
      this.#need(this.#due.delete(handle), `timer ${handle} is not due`);
      const timer = this.#timers.get(handle);
      this.#need(timer.kind === kind && timer.task === task, `timer ${handle} was set with another kind or task`);
      this.#timers.delete(handle);
    } else this.#need(!this.#handles.has(handle), `handle ${handle} is scheduled a second time`);
    this.#need(CAUSES.has(cause) && KINDS.has(kind), `unknown cause ${cause} or kind ${kind}`);
    this.#need(queue in this.#queues, `there is no queue ${queue}`);
    this.#handles.set(handle, { kind, task });
    this.#queues[queue].push(handle);
  }

  handle_started({ handle, kind, task }) {
    this.#need(this.#running === null, `handle ${this.#running} still runs`);
    const { micro, macro } = this.#queues;
    const next = micro.length > 0 ? micro.shift() : macro.shift();
    this.#need(next === handle, `handle ${next} should run`);
    const scheduled = this.#handles.get(handle);
    this.#need(scheduled?.kind === kind && scheduled?.task === task, "it was scheduled with another kind or task");
    this.#running = handle;
    if (kind === "task_step") this.#enter(task);
  }

  handle_finished({ handle }) {
    this.#need(this.#running === handle, `handle ${handle} does not run`);
    this.#need(this.#stack.length === 0, `tasks ${this.#stack} are neither suspended nor done`);
    this.#running = null;
  }

  handle_cancelled({ handle }) {
    const { macro } = this.#queues;
    this.#need(macro.includes(handle), `handle ${handle} is not queued`);
    macro.splice(macro.indexOf(handle), 1);
  }

  iteration_started({ iteration }) {
    this.#need(this.#running === null && this.#queues.micro.length === 0, "microtasks are left");
    this.#need(this.#queues.macro.length > 0, "there is no macrotask");
    this.#iterations += 1;
    this.#need(iteration === this.#iterations, `this is iteration ${this.#iterations}`);
  }

  timer_set({ handle, kind, task, due }) {
    this.#need(!this.#handles.has(handle) && !this.#timers.has(handle), `handle ${handle} is set a second time`);
    this.#need(due >= this.#time, "it was due before");
    this.#timers.set(handle, { kind, task });
  }

  timer_due({ handle }) {
    this.#need(this.#timers.has(handle), `handle ${handle} is no timer`);
    this.#due.add(handle);
  }

  timer_cancelled({ handle }) {
    this.#need(this.#timers.delete(handle), `handle ${handle} is no timer`);
  }

  task_created({ task, creator, name, generator }) {
    this.#exists(creator);
    this.#need(task === this.#tasks.length + 1, `the next task is ${this.#tasks.length + 1}`);
    this.#need(typeof name === "string" && name !== "", "it has no name");
    this.#tasks.push("created");
    if (generator) this.#generators.add(task);
  }

  task_entered({ task }) {
    this.#need(this.#running !== null, "nothing runs");
    this.#enter(task);
  }

  #enter(task) {
    this.#need(["created", "suspended"].includes(this.#tasks[task - 1]), `task ${task} is ${this.#tasks[task - 1]}`);
    this.#tasks[task - 1] = "running";
    this.#stack.push(task);
  }

  task_suspended({ task, tasks = [], awaits, object }) {
    tasks.forEach((each) => this.#exists(each));
    this.#need(AWAITS.has(awaits), `unknown wait ${awaits}`);
    this.#need(object === undefined || object <= this.#objects, `there is no object ${object}`);
    this.#leave(task, "suspended");
  }

  task_done({ task, outcome }) {
    this.#need(outcome === "returned" || outcome === "failed", `unknown outcome ${outcome}`);
    // return() or throw() ends a generator that has not begun.
    const isFresh = this.#generators.has(task) && this.#tasks[task - 1] === "created";
    if (isFresh) this.#tasks[task - 1] = "done";
    else this.#leave(task, "done");
  }

  #leave(task, life) {
    this.#need(this.#stack.at(-1) === task, `task ${this.#stack.at(-1)} runs, not ${task}`);
    this.#stack.pop();
    this.#tasks[task - 1] = life;
  }

  line({ task, line }) {
    this.#need(task === this.#stack.at(-1), `task ${this.#stack.at(-1)} runs`);
    this.#need(line >= 1, `there is no line ${line}`);
  }

  output({ text }) {
    this.#need(typeof text === "string", "it has no text");
  }

  blocked({ seconds }) {
    this.#need(seconds >= 0, "it has no seconds");
  }

  external({ about, task }) {
    if (about !== "never_done") return;
    this.#tasks[task - 1] = "done";
    this.#stack = this.#stack.filter((each) => each !== task); // process.exit() ends what runs, too
  }

  unhandled() {
    this.#need(this.#running === null, "it comes after a step");
  }

  outside_started({ operation }) {
    this.#outside.push(true);
    this.#need(operation === this.#outside.length, `the next operation is ${this.#outside.length}`);
  }

  outside_ended({ operation }) {
    this.#need(this.#outside[operation - 1], `operation ${operation} is not in flight`);
    this.#outside[operation - 1] = false;
  }

  object_created({ object }) {
    this.#objects += 1;
    this.#need(object === this.#objects, `the next object is ${this.#objects}`);
  }

  object_changed({ object, waiters = [] }) {
    this.#need(object <= this.#objects, `there is no object ${object}`);
    waiters.forEach((task) => this.#exists(task));
  }
}

export function brokenRules(json) {
  const trace = JSON.parse(json);
  const rules = new Rules(Boolean(trace.truncated));
  trace.events.forEach((event, index) => rules.take(event, index));
  rules.end();
  return rules.broken;
}
