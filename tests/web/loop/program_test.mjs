// Programs from their start to their end.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Program } from "../../../web/loop/program.js";
import { brokenRules } from "../../js/trace_rules.mjs";
import { pick, ran } from "./programs.mjs";

describe("A program ends", () => {
  it("when nothing is left to do", () => {
    const program = new Program("setTimeout(() => {}, 5);");
    assert.deepEqual([program.step(), program.step(), program.step(), program.step()], [true, true, false, false]);
    assert.equal(program.error, null);
  });

  it("with the error of the module, its kind and its line", () => {
    const { error, events } = ran('await null;\nconst work = async () => {\n  throw new RangeError("far");\n};\nawait work();');
    assert.deepEqual(error, { type: "RangeError", text: "far", line: 3 });
    assert.equal(events.filter(({ event }) => event === "unhandled").length, 0);
  });

  it("with the line of its error, whatever its file is called", () => {
    assert.equal(ran("1;\nnull.x;", { name: "my tests (1)/ü%.js" }).error.line, 2);
  });

  it("with an error that nobody handled, as in Node", () => {
    const { error, events, output } = ran(`(async () => {
  throw new Error("lost");
})();
setTimeout(() => console.log("no"), 5);`);
    assert.deepEqual(error, { type: "Error", text: "lost", line: 2 });
    const unhandled = pick(events, ["unhandled"], ["task", "text", "error_type"]);
    assert.deepEqual(unhandled, [{ task: 2, text: "lost", error_type: "Error" }]);
    assert.deepEqual(output, []);
  });

  it("with an error of a callback", () => {
    const { error, events } = ran('setTimeout(() => {\n  null.x;\n}, 5);\nsetTimeout(() => console.log("no"), 9);');
    assert.equal(error.type, "TypeError");
    assert.equal(error.line, 2);
    assert.match(pick(events, ["external"], ["about", "text"])[0].text, /^TypeError: /);
  });

  it("when it says so, in the middle of a step", () => {
    const { output, error, events, trace, truncated } = ran(`setTimeout(() => console.log("no"), 1);
      async function leave() { console.log("a"); try { process.exit(); } catch { console.log("b");
      } finally { console.log("c"); } }
      await leave();`);
    assert.deepEqual(output, ["a"]);
    assert.deepEqual([error, truncated], [null, undefined]);
    assert.deepEqual(pick(events, ["external", "handle_finished", "timer_cancelled"], ["event", "task"]), [
      { event: "external", task: 1 }, { event: "external", task: 2 }, { event: "handle_finished" },
      { event: "timer_cancelled" },
    ]);
    assert.deepEqual(brokenRules(JSON.stringify(trace)), []);
  });

  it("even if it begins as a script of a shell", () => {
    assert.deepEqual(ran("#!/usr/bin/env node\nconsole.log(1);").output, ["1"]);
  });

  it("with calls that are never done", () => {
    const { events } = ran("await new Promise(() => {});");
    assert.deepEqual(pick(events, ["external"], ["about", "task"]), [{ about: "never_done", task: 1 }]);
  });
});

describe("Two runs of a program", () => {
  it("give the same trace, to the byte", () => {
    const source = `const f = async (n) => { await null; if (n) await Promise.all([f(n - 1), f(n - 1)]); };
      await f(3);
      console.log(Math.random());`;
    const text = () => {
      const program = new Program(source);
      while (program.step());
      return program.recording.json();
    };
    assert.equal(text(), text());
  });
});

describe("Live requests", () => {
  /** Runs to the end; `answer` gives the response of a request, in real time. */
  async function live(source, answer) {
    const program = new Program(source, { live: answer });
    while (program.step() || await program.outside());
    const { events } = JSON.parse(program.recording.json());
    return { output: events.filter(({ event }) => event === "output"), events, error: program.error };
  }
  const response = (text) => ({ status: 200, reason: "OK", headers: { "content-type": "text/plain" }, text });

  it("are made by the host, and the program goes on when they arrive", async () => {
    const asked = [];
    const source = 'const r = await fetch("https://example.com/x", { headers: { a: "b" } });\nconsole.log(await r.text());';
    const { output, events } = await live(source, async (request) => {
      asked.push([request.method, request.url, request.headers]);
      return response("hello");
    });
    assert.deepEqual(asked, [["GET", "https://example.com/x", { a: "b" }]]);
    assert.equal(output[0].text, "hello");
    const ended = pick(events, ["outside_ended"], ["outcome", "answer"]);
    assert.deepEqual(ended, [{ outcome: "returned", answer: "200 OK" }]);
  });

  it("let timers run that are due before they arrive", async () => {
    let release;
    const arrived = new Promise((resolve) => { release = resolve; });
    const program = new Program(`setTimeout(() => console.log("timer"), 1);
      console.log(await (await fetch("https://example.com/")).text());`, { live: () => arrived });
    const texts = () => pick(program.recording.events, ["output"], ["text"]).map(({ text }) => text);
    while (texts().length === 0) if (!program.step()) assert.ok(await program.outside());
    release(response("response"));
    while (program.step() || await program.outside());
    assert.deepEqual(texts(), ["timer", "response"]);
  });

  it("can fail, and be aborted", async () => {
    const { output, error } = await live(`await fetch("https://example.com/").catch((e) => console.log(e.message));
      const c = new AbortController();
      const p = fetch("https://example.com/slow", { signal: c.signal });
      c.abort();
      await p.catch((e) => console.log(e.name));`, async ({ url }) => {
      if (url.endsWith("slow")) return response("");
      throw new Error("the server does not let other sites read it");
    });
    const texts = output.map(({ text }) => text);
    assert.deepEqual(texts, ["fetch failed: the server does not let other sites read it", "AbortError"]);
    assert.equal(error, null);
  });
});
