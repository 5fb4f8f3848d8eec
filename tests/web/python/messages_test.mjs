// The page takes strings and numbers of known shapes from the frame, in which programs of strangers run.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crashOf, cutOff, errorOf, eventsOf, MOST_LETTERS, resultOf, versionOf } from "../../../web/host/python/messages.js";
import { asSource, policyFor } from "../../../web/host/python/sandbox.js";

const NO_RESULT = /without a result that can be shown/;

describe("The page's side of the sandbox", () => {
  it("takes events as lines of text", () => {
    assert.deepEqual(eventsOf('{"a":1},\n{"b":2}'), ['{"a":1}', '{"b":2}']);
    assert.deepEqual(eventsOf(""), []);
    for (const value of [null, 7, {}, ["x"]]) assert.throws(() => eventsOf(value), NO_RESULT);
  });

  it("takes an error's known members only", () => {
    const error = { type: "ValueError", text: "no", line: 3, column: 1, stack: [["main", 3]], traceback: "…" };
    assert.deepEqual(errorOf({ ...error, html: "<b>", constructor: "x" }), error);
    assert.equal(errorOf(null), null);
    assert.equal(errorOf(undefined), null);
  });

  it("shortens what is too long", () => {
    const { type, text } = errorOf({ type: "x".repeat(10_000), text: "y".repeat(100_000) });
    assert.deepEqual([type.length, text.length, text.at(-1)], [200, 20_000, "…"]);
    assert.equal(crashOf("z".repeat(10_000)).length, 2_000);
    assert.equal(versionOf("3".repeat(99)).length, 20);
  });

  for (const [what, value] of Object.entries({
    "a number": 7, "a text": "error", "an error without a text": { type: "E" }, "a line that is none": { type: "E", text: "", line: -1 },
    "a line with a fraction": { type: "E", text: "", line: 1.5 }, "a stack that is a text": { type: "E", text: "", stack: "main" },
    "a stack without lines": { type: "E", text: "", stack: [["main"]] },
    "a stack without end": { type: "E", text: "", stack: Array(101).fill(["f", 1]) },
  })) {
    it(`refuses an error that is ${what}`, () => assert.throws(() => errorOf(value), NO_RESULT));
  }

  it("puts a recording together, with the final names", () => {
    const result = { head: '{"format":1,"events":[', tail: "]}\n", renamed: [[1, '{"task":2}']], error: null, truncated: null };
    assert.deepEqual(resultOf(result, ['{"task":1}', "{}"]),
      { error: null, truncated: null, recording: '{"format":1,"events":[\n{"task":1},\n{"task":2}\n]}\n' });
  });

  it("keeps the names that tasks had while they were shown, if it is to", () => {
    const result = { head: "{", tail: "}", renamed: [[1, '{"task":2}']] };
    assert.equal(resultOf(result, ['{"task":1}', "{}"], true).recording, '{\n{"task":1},\n{}\n}');
    assert.throws(() => resultOf({ ...result, renamed: [[5, "x"]] }, ["{}"], true), NO_RESULT);
  });

  it("takes no more letters than a recording may have, whatever they are made of", () => {
    const half = "x".repeat(MOST_LETTERS / 2);
    assert.throws(() => resultOf({ head: "{", tail: "}", renamed: [[0, half], [1, half]] }, ["{}", "{}"]), NO_RESULT);
    assert.ok(resultOf({ head: "{", tail: "}", renamed: [[0, half]] }, ["{}", "{}"]).recording);
  });

  it("has no recording of what is no Python", () => {
    assert.deepEqual(resultOf({ error: { type: "SyntaxError", text: "bad" } }, []),
      { error: { type: "SyntaxError", text: "bad" }, truncated: null, recording: null });
  });

  for (const [what, value] of Object.entries({
    "no object": 7, "null": null, "without a tail": { head: "{" }, "without names": { head: "{", tail: "}" },
    "with a name for no event": { head: "{", tail: "}", renamed: [[5, "x"]] },
    "with a name at -1": { head: "{", tail: "}", renamed: [[-1, "x"]] },
    "with a name that is no text": { head: "{", tail: "}", renamed: [[0, {}]] },
    "with more names than events": { head: "{", tail: "}", renamed: [[0, "x"], [0, "y"]] },
    "with a head without end": { head: "{".repeat(MOST_LETTERS), tail: "}", renamed: [] },
    "with a tail without end": { head: "{", tail: "}".repeat(MOST_LETTERS), renamed: [] },
    "with a name without end": { head: "{", tail: "}", renamed: [[0, "x".repeat(MOST_LETTERS)]] },
  })) {
    it(`refuses a result that is ${what}`, () => assert.throws(() => resultOf(value, ["{}"]), NO_RESULT));
  }

  it("writes the recording of a program that gave no result", () => {
    const text = cutOff({ name: "program.py", text: 'print("ä")\n' }, "3.13.2", ['{"event":"line"}'], "the program was stopped");
    assert.deepEqual(JSON.parse(text), {
      format: 1, program: { name: "program.py", text: 'print("ä")\n', python: "3.13.2" }, clock: "virtual",
      truncated: "the program was stopped", events: [{ event: "line" }],
    });
  });

  it("leaves out the first event of a task whose second one is not there yet", () => {
    const events = ['{"event":"line"}', '{"event":"handle_scheduled","handle":2}', '{"event":"task_created","task":2}'];
    const eventsIn = (some) => JSON.parse(cutOff({ name: "a.py", text: "" }, "3.13.2", some, "stopped")).events.map(({ event }) => event);
    assert.deepEqual(eventsIn(events), ["line", "handle_scheduled", "task_created"]);
    assert.deepEqual(eventsIn(events.slice(0, 2)), ["line"]);
    assert.deepEqual(eventsIn([]), []);
  });

  it("has a policy that allows one script and workers, wherever the site is", () => {
    const address = new URL("https://example.org/a;b,c/it's/\"x\"/frame.js");
    assert.equal(policyFor(asSource(address)),
      "default-src 'none'; script-src https://example.org/a%3bb%2cc/it%27s/%22x%22/frame.js 'wasm-unsafe-eval'; worker-src blob:");
  });
});
