// What the trace of a program tells: docs/trace-format.md.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { brokenRules } from "../../js/trace_rules.mjs";
import { pick, ran, sleep } from "./programs.mjs";

const of = (events, event) => events.filter((each) => each.event === event);

describe("The trace of a program", () => {
  it("begins with the program, and says that its clock is virtual", () => {
    const { trace } = ran("1;", { name: "one.js" });
    assert.equal(trace.format, 1);
    assert.deepEqual(trace.program, { name: "one.js", text: "1;", javascript: "ES2025" });
    assert.equal(trace.clock, "virtual");
  });

  it("has the script as its first macrotask, with the module as the first task", () => {
    const { events } = ran("1;\n2;");
    assert.deepEqual(events.map(({ event }) => event), [
      "handle_scheduled", "iteration_started", "handle_started", "task_created", "task_entered", "line", "line", "task_done", "handle_finished"]);
    assert.deepEqual(events[0],
      { event: "handle_scheduled", time: 0, handle: 1, kind: "script", label: "program.js", queue: "macro", cause: "created" });
    assert.deepEqual(events[3], { event: "task_created", time: 0, task: 1, name: "module" });
  });

  it("enters an async call inside what calls it, and leaves it where it waits", () => {
    const { events } = ran(`${sleep}async function work() {\n  await sleep(5);\n}\nawait work();`);
    const names = ["task_created", "task_entered", "task_suspended", "handle_finished"];
    assert.deepEqual(pick(events, names, ["event", "task", "creator", "awaits", "until", "tasks"]).slice(2, 7), [
      { event: "task_created", task: 2, creator: 1 },
      { event: "task_entered", task: 2 },
      { event: "task_suspended", task: 2, awaits: "sleep", until: 0.005 },
      { event: "task_suspended", task: 1, awaits: "task", tasks: [2] },
      { event: "handle_finished" },
    ]);
  });

  it("has a call that waits in the line of its await, not in that of what it called", () => {
    const { events } = ran(`${sleep}async function work() {\n  await sleep(5);\n}\nawait work();`);
    const lines = pick(events, ["line", "task_suspended"], ["event", "task", "line"]).filter(({ task }) => task === 2);
    assert.deepEqual(lines.map(({ line }) => line ?? "waits"), [3, 1, 3, "waits"]);
  });

  it("says in which queue a callback waits, why, and how long its task has waited", () => {
    const { events } = ran(`${sleep}await sleep(500);`);
    assert.deepEqual(of(events, "handle_scheduled").map(({ queue, kind, cause, waited }) => [queue, kind, cause, waited]), [
      ["macro", "script", "created", undefined], ["macro", "sleep", "timer", undefined], ["micro", "task_step", "timer", 0.5]]);
  });

  it("tells apart what waits in the microtask queue", () => {
    const { events } = ran(`queueMicrotask(function now() {});
      Promise.resolve().then(function next() { return Promise.resolve(); });
      Promise.all([1]);
      async function* g() { yield 1; }
      await g().return(2);
      for await (const x of [3]);`);
    const kinds = of(events, "handle_scheduled").map(({ kind, label }) => (label ? `${kind} ${label}` : kind));
    for (const kind of ["microtask now", "reaction next", "adopt adopt a promise", "gather Promise.all",
      "generator return()", "generator next()", "task_step"]) {
      assert.ok(kinds.includes(kind), `${kind} in ${kinds}`);
    }
  });

  it("says that what a task awaits is settled already", () => {
    const { events } = ran("await 1;");
    assert.equal(of(events, "task_suspended")[0].settled, true);
    assert.equal(of(events, "handle_scheduled")[1].cause, "settled");
    const later = ran("await new Promise((done) => setTimeout(done));");
    assert.equal(of(later.events, "task_suspended")[0].settled, undefined);
  });

  it("names calls by their function, and by the argument that tells them apart", () => {
    const { events } = ran(`async function main() {} async function hello(greeting, name) {} async function count(n) {}
      main(); hello("Hi", "Ada"); hello("Hi", "Grace"); count(1); count(2);
      const arrow = async () => {}; arrow(); class Lock { async acquire() {} } new Lock().acquire();
      [1, 2].map(async (x) => x);`);
    assert.deepEqual(of(events, "task_created").map(({ name }) => name),
      ["module", "main", "Ada", "Grace", "count 1", "count 2", "arrow", "Lock.acquire", "=> 1", "=> 2"]);
    assert.deepEqual(of(events, "task_created").slice(2, 5).map(({ call }) => call),
      ['hello("Hi", "Ada")', 'hello("Hi", "Grace")', "count(1)"]);
  });

  it("has a generator as a task that others enter", () => {
    const { events } = ran("async function* g() { yield 1; }\nconst items = g();\nawait items.next();\nawait items.next();");
    assert.equal(of(events, "task_created")[1].generator, true);
    const names = ["task_entered", "task_suspended", "task_done"];
    assert.deepEqual(pick(events, names, ["event", "task", "awaits", "label", "tasks"]).slice(1), [
      { event: "task_entered", task: 2 },
      { event: "task_suspended", task: 2, awaits: "future", label: "value" }, // the item
      { event: "task_suspended", task: 1, awaits: "task", label: "next()", tasks: [2] },
      { event: "task_suspended", task: 2, awaits: "yield", label: "next()" },
      { event: "task_entered", task: 2 },
      { event: "task_done", task: 2 },
      { event: "task_suspended", task: 1, awaits: "task", label: "next()", tasks: [2] },
      { event: "task_done", task: 1 },
    ]);
    const yielded = of(events, "handle_scheduled").filter(({ cause }) => cause === "yielded");
    assert.deepEqual(pick(yielded, ["handle_scheduled"], ["task", "cause_task"])[0], { task: 1, cause_task: 2 });
  });

  it("says what a gather waits for", () => {
    const { events } = ran(`${sleep}const work = async (n) => { await sleep(n); };
      const read = () => fetch("https://example.com/a?b=1");
      await Promise.allSettled([work(1), work(2), read(), 5]);`);
    assert.deepEqual(pick(events, ["task_suspended"], ["task", "awaits", "label", "tasks", "outside"]).at(2),
      { task: 1, awaits: "gather", label: "Promise.allSettled", tasks: [2, 3], outside: ["/a?b=1"] });
  });

  it("says what is behind a promise that was resolved with another one", () => {
    const wait = (source) => pick(ran(source).events, ["task_suspended"], ["awaits", "label", "tasks"]).at(-1);
    assert.deepEqual(wait("async function f() { await new Promise(() => {}); }\nawait new Promise((done) => done(f()));"),
      { awaits: "task", tasks: [2] });
    assert.deepEqual(wait("await new Promise((done) => done({ then() {} }));"), { awaits: "future", label: "thenable" });
    assert.deepEqual(wait(`let one, two;
      const a = new Promise((done) => { one = done; });
      const b = new Promise((done) => { two = done; });
      one(b);
      two(a);
      await a;`), { awaits: "future", label: "promise" });
  });

  it("has the places of an error in each call that it ends, the outermost first", () => {
    const { events } = ran(`async function inner() {
  await null;
  check();
}
function check() {
  throw new RangeError("far");
}
async function outer() {
  await inner();
}
try {
  await outer();
} catch {}`);
    assert.deepEqual(pick(events, ["task_done"], ["task", "outcome", "error", "error_type", "traceback"]), [
      { task: 3, outcome: "failed", error: "far", error_type: "RangeError", traceback: [["inner", 3], ["check", 6]] },
      { task: 2, outcome: "failed", error: "far", error_type: "RangeError",
        traceback: [["outer", 9], ["inner", 3], ["check", 6]] },
      { task: 1, outcome: "returned" },
    ]);
  });

  it("tells of errors that are none, and of those that cannot be read", () => {
    const { events } = ran(`const fail = async (error) => { throw error; };
      await Promise.allSettled([fail("text"), fail(undefined), fail({}), fail({ get message() { throw 1; } }),
        fail(Object.defineProperty(new Error(), "message", { get() { throw 1; } }))]);`);
    assert.deepEqual(of(events, "task_done").filter(({ outcome }) => outcome === "failed").map(({ error }) => error),
      ["text", "undefined", "[object Object]", "[object Object]", "an error that cannot be read"]);
  });

  it("tells of a rejection that nobody handled, after the microtasks", () => {
    const { events, error } = ran(`process.on("unhandledRejection", function told() {});
      async function save() { throw new Error("no space"); }
      save();\nawait null;`);
    const place = events.findIndex(({ event }) => event === "unhandled");
    assert.deepEqual(events[place], { event: "unhandled", time: 0, task: 2, text: "no space", error_type: "Error" });
    assert.equal(events[place - 1].event, "handle_finished");
    assert.deepEqual(pick(events.slice(place + 1), ["handle_scheduled"], ["kind", "label", "queue", "cause"]),
      [{ kind: "callback", label: "unhandledRejection", queue: "micro", cause: "future_done" }]);
    assert.equal(error, null);
  });

  it("says which calls are never done when the program has ended", () => {
    const { events } = ran("async function wait() { await new Promise(() => {}); }\nwait();\nasync function* g() { yield 1; }\ng();");
    assert.deepEqual(pick(events, ["external"], ["about", "task", "text"]),
      [{ about: "never_done", task: 2, text: "the program has ended" }]);
  });

  it("says how long a step blocks the loop, and runs what is due meanwhile after it", () => {
    const { events } = ran(`setTimeout(() => console.log("late"), 10);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);`);
    assert.deepEqual(pick(events, ["blocked", "output"], ["event", "time", "task", "seconds"]),
      [{ event: "blocked", time: 0.05, task: 1, seconds: 0.05 }, { event: "output", time: 0.05 }]);
  });

  it("cancels the timers that are left when nothing else is", () => {
    const { events } = ran("AbortSignal.timeout(1000);");
    assert.equal(events.at(-1).event, "timer_cancelled");
    assert.equal(events.at(-1).time, 0);
  });

  it("has a part only of what is very long", () => {
    const { events } = ran(`async function f() { throw Object.assign(new Error("e".repeat(20_000)), { name: "n".repeat(1_000) }); }
      await Promise.allSettled(Array.from({ length: 1_500 }, () => f(...Array(100).fill("x".repeat(100)))));
      const deep = async (n) => { await null; if (n === 0) throw new Error("deep"); await deep(n - 1); };
      await deep(200).catch(() => {});
      console.log("o".repeat(20_000));`);
    const [, created] = of(events, "task_created");
    assert.equal(created.call, `f(${`"${"x".repeat(39)}…", `.repeat(8)}…)`);
    const [done] = of(events, "task_done");
    assert.deepEqual([done.error.length, done.error_type.length], [10_000, 200]);
    assert.equal(of(events, "task_suspended")[0].tasks.length, 1_000);
    assert.ok(of(events, "task_done").every(({ traceback = [] }) => traceback.length <= 100));
    assert.equal(of(events, "output")[0].text.length, 10_000);
  });

  it("has texts that UTF-8 can have only", () => {
    assert.deepEqual(ran('console.log("a\\ud800b");').output, ["a\ufffdb"]);
  });

  it("keeps its rules when a limit ends it", () => {
    for (let events = 5; events < 60; events += 1) {
      const { trace } = ran(`${sleep}async function f(n) { await sleep(n); await Promise.all([f(n + 1), f(n + 2)]);
        }\nf(1);`, { limits: { events } });
      assert.equal(trace.events.length, events);
      assert.deepEqual(brokenRules(JSON.stringify(trace)), []);
    }
  });
});

describe("The objects of a trace", () => {
  it("are promises under a name, with their states and who awaits them", () => {
    const { events } = ran(`const ready = new Promise((done) => setTimeout(done, 10, "go"));
async function work() { await ready; }
work();
work();`);
    const members = ["object", "type", "name", "state", "value", "waiters"];
    assert.deepEqual(pick(events, ["object_created", "object_changed"], members), [
      { object: 1, type: "Promise", name: "ready" },
      { object: 1, type: "Promise", state: "pending", waiters: [2, 3] },
      { object: 1, type: "Promise", state: "fulfilled", value: '"go"', waiters: [] },
    ]);
    assert.equal(of(events, "task_suspended")[0].object, 1);
  });

  it("are signals, under the name of their controller", () => {
    const { events } = ran('const controller = new AbortController();\nsetTimeout(() => controller.abort(new TypeError("x")), 5);');
    assert.deepEqual(pick(events, ["object_created", "object_changed"], ["type", "name", "aborted", "reason"]), [
      { type: "AbortSignal", name: "controller" },
      { type: "AbortSignal", aborted: false },
      { type: "AbortSignal", aborted: true, reason: "TypeError" },
    ]);
  });

  it("are none for what an async call returns, which is a task", () => {
    assert.deepEqual(of(ran("async function f() {}\nconst call = f();").events, "object_created"), []);
  });

  it("are named by properties and fields, too", () => {
    const { events } = ran(`class A { done = Promise.resolve(2); m() { this.later = Promise.resolve(3); } }
      new A().m();`);
    assert.deepEqual(of(events, "object_created").map(({ name }) => name), ["done", "later"]);
  });
});
