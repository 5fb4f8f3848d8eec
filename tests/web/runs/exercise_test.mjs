// The exercise of a program comes from its lesson; if there is none, that is said.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { exerciseFor, isExercise, startOf } from "../../../web/host/runs/exercise.js";

const ROOT = new URL("https://site.example/course/");
const QUICK = { title: "Be quick", checks: [], start: { name: "be_quick.py", text: "print(1)\n" } };

describe("The exercise of a program", () => {
  const { fetch } = globalThis;
  let asked;
  let answer;

  beforeEach(() => {
    asked = [];
    answer = () => Response.json({ format: 1, exercises: { quick: QUICK } });
    globalThis.fetch = async (url) => { asked.push(url.href); return answer(); };
  });
  afterEach(() => { globalThis.fetch = fetch; });

  const fails = (program, words) => assert.rejects(exerciseFor(program, ROOT), (error) => {
    assert.match(error.message, words);
    return true;
  });

  it("is loaded from its lesson", async () => {
    assert.deepEqual(JSON.parse(await exerciseFor({ lesson: "one", exercise: "quick" }, ROOT)), QUICK);
    assert.deepEqual(asked, ["https://site.example/course/one/exercises.json"]);
  });

  it("has a program to start from, which its address names", async () => {
    assert.deepEqual(await startOf("code:one/quick", ROOT),
      { name: "be_quick.py", text: "print(1)\n", input: "", lesson: "one", exercise: "quick", begins: true });
    assert.deepEqual(asked, ["https://site.example/course/one/exercises.json"]);
    assert.ok(isExercise("code:one/quick"));
    for (const other of ["code:abc", "code:one/", "code:one/quick/more", "code:../quick", "https://a/b", "file:a/b"]) {
      assert.ok(!isExercise(other), other);
    }
  });

  it("is none for a program that was written for none", async () => {
    assert.equal(await exerciseFor({ lesson: "one", exercise: "" }, ROOT), "");
    assert.equal(await exerciseFor({ lesson: "", exercise: "quick" }, ROOT), "");
    assert.deepEqual(asked, []);
  });

  it("that the lesson does not have is named", async () => {
    await fails({ lesson: "one", exercise: "slow" }, /no exercise “slow” any more.*Start it again/);
    await fails({ lesson: "one", exercise: "toString" }, /no exercise “toString”/);
    answer = () => Response.json({ format: 1 });
    await fails({ lesson: "one", exercise: "quick" }, /no exercise “quick”/);
  });

  it("that cannot be loaded is said", async () => {
    answer = () => new Response("gone", { status: 404 });
    await fails({ lesson: "one", exercise: "quick" }, /cannot be loaded\. Check/);
    answer = () => { throw new TypeError("no network"); };
    await fails({ lesson: "one", exercise: "quick" }, /Check the connection/);
    answer = () => new Response("<html>");
    await fails({ lesson: "one", exercise: "quick" }, /cannot be loaded/);
  });

  it("is asked for inside the site only", async () => {
    answer = () => new Response("", { status: 404 });
    await fails({ lesson: "../../elsewhere", exercise: "quick" }, /cannot be loaded/);
    assert.deepEqual(asked, ["https://site.example/course/..%2F..%2Felsewhere/exercises.json"]);
  });
});
