// What is said while a program runs, and of its end.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { phaseWords, problemOf, withoutEvents } from "../../../web/host/runs/words.js";

const finished = { end: "finished", error: null, truncated: null };

describe("A program that runs", () => {
  it("tells how much of Python is there", () => {
    assert.equal(phaseWords({ phase: "loading", loaded: 1_240_000, total: 3_100_000 }), "Loading Python: 1.2 of 3.1 MB");
    assert.equal(phaseWords({ phase: "starting" }), "Starting Python…");
    assert.equal(phaseWords({ phase: "running" }), "Running…");
  });

  it("that ends well needs no words", () => assert.equal(problemOf(finished), null));

  it("that fails is said with its line", () => {
    const error = { type: "ValueError", text: "no such user", line: 7, column: 3 };
    assert.deepEqual(problemOf({ ...finished, error }), { text: "Line 7: ValueError: no such user", line: 7, column: 3 });
    assert.deepEqual(problemOf({ ...finished, error: { type: "KeyboardInterrupt", text: "" } }), { text: "KeyboardInterrupt" });
  });

  it("that is ended by the learner or the page is said to be", () => {
    assert.match(problemOf({ ...finished, end: "stopped", truncated: "the program was stopped" }).text, /was stopped/);
    assert.match(problemOf({ ...finished, end: "timeout", truncated: "more than 20 seconds" }).text, /more than 20 seconds.*endless loop\?/);
    assert.equal(problemOf({ ...finished, truncated: "more than 200000 events" }).text, "The recording ended before the program did: more than 200000 events.");
  });

  it("that broke Python, or could not start, has the words of what runs it", () => {
    for (const end of ["crashed", "failed"]) {
      assert.deepEqual(problemOf({ ...finished, end, error: { type: "Error", text: "Python broke down." } }), { text: "Python broke down." });
    }
  });

  it("that never ran is recorded without events", () => {
    const recording = JSON.parse(withoutEvents({ name: "a.py", text: "def" }, { text: "Line 1: SyntaxError: invalid syntax" }));
    assert.deepEqual(recording, { format: 1, program: { name: "a.py", text: "def" }, clock: "virtual", truncated: "Line 1: SyntaxError: invalid syntax", events: [] });
  });
});
