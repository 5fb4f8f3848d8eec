// The host of an embedded page: what it tells the page around it, what it does for it, and where the progress is.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { makeHost } from "../../../web/host/embed/host.js";
import { framedWindow } from "./around.mjs";

const named = "&origin=https://course.example";
const state = '{"format":1,"lessons":{"async-python":{"sections":["errors"]}}}';
const beginning = '{"format":1,"lessons":{"async-python":{"position":"errors","sections":[],"first":{},"predictions":{}}}}';

// The elements of an app that is not shown yet.
const hidden = { mainArea: () => ({ clientHeight: 0 }), mainHeight: () => 0 };

// The host with an app that only notes what it is asked.
async function open(search, { hash = "", around } = {}) {
  const frame = framedWindow({ search, around });
  const host = makeHost({ lesson: "async-python", course: "/course/async-python" }, frame.page);
  const kept = await host.open();
  const calls = [];
  const app = { call: (...call) => calls.push(call), version: () => "2.0" };
  const parts = {
    frames: { now: () => calls.push(["drawn"]), request() {} },
    go: (address) => calls.push(["go", address]),
    router: { place: () => ({ path: "async-python/", hash }), go: (address) => calls.push(["address", address]) },
  };
  host.connect(app, parts);
  return { ...frame, host, kept, calls, app };
}

async function openReady(search, more) {
  const frame = await open(search, more);
  frame.host.ready(frame.app, hidden);
  return frame;
}

describe("The host of an embedded page", () => {
  let storage;
  beforeEach(() => {
    storage = new Map();
    globalThis.localStorage = { getItem: (key) => storage.get(key) ?? null, setItem: (key, text) => storage.set(key, text) };
  });
  afterEach(() => { delete globalThis.localStorage; });

  it("says that the page is ready, once it is", async () => {
    const { host, app, told } = await open("?embed=lesson");
    assert.deepEqual(told("ready"), []);
    host.ready(app, hidden);
    assert.deepEqual(told("ready"), [{ type: "ready", version: "2.0", lesson: "async-python", embed: "lesson" }]);
  });

  it("begins where the address says, and where the learner was after a reload", async () => {
    const { host, calls } = await open("?embed=stage&demo=timeout&step=3");
    assert.deepEqual(calls, [["address", "async-python/#demo=timeout&step=3"]]);
    assert.equal(host.begin(""), "demo=timeout&step=3");
    assert.equal(host.begin("demo=timeout&step=7"), "demo=timeout&step=7");
  });

  it("stays with the quiz if that is all it shows", async () => {
    const { host } = await open("?embed=quiz");
    assert.equal(host.begin("demo=timeout"), "quiz");
  });

  it("shows what is wrong with the address", async () => {
    const { kept } = await open("?embed=stag");
    assert.match(kept.lost, /"embed=stag"/);
  });

  it("carries out what the page around it asks, and says that it is done", async () => {
    const { say, told, calls } = await openReady("?embed=lesson", { hash: "demo=timeout&step=2" });
    say({ type: "go", section: "errors", id: 1 });
    say({ type: "step", step: 5, id: 2 });
    say({ type: "step", by: 1, id: 3 });
    say({ type: "theme", theme: "light", id: 4 });
    say({ type: "theme", theme: "system", id: 5 });
    assert.deepEqual(calls, [
      ["go", "async-python/#errors"],
      ["go", "async-python/#demo=timeout&step=5"],
      ["loopstep_activate", "stage/step", ""], ["drawn"],
      ["loopstep_theme", "light"],
      ["loopstep_theme", ""],
    ]);
    assert.deepEqual(told("done").map(({ id }) => id), [1, 2, 3, 4, 5]);
  });

  it("answers what comes before it is ready as soon as it is", async () => {
    const { say, told, host, app, calls } = await open("?embed=lesson");
    say({ type: "go", quiz: true, id: 1 });
    assert.deepEqual(calls, []);
    host.ready(app, hidden);
    assert.deepEqual(calls, [["go", "async-python/#quiz"]]);
    assert.deepEqual(told("ready", "done").map(({ type }) => type), ["ready", "done"]);
  });

  it("gives the reason why it does not", async () => {
    const { say, told, calls } = await openReady("?embed=lesson");
    say({ type: "step", by: 1, id: 1 });
    say({ type: "fly", id: 2 });
    assert.deepEqual(calls, []);
    const errors = told("error");
    assert.deepEqual(errors.map(({ id }) => id), [1, 2]);
    assert.match(errors[0].reason, /no demo on the stage/);
    assert.match(errors[1].reason, /`type` must be one of/);
  });

  it("confides answers, score and completion to the origin that is named", async () => {
    const { host, told } = await openReady(`?embed=quiz${named}`);
    host.report({ type: "answered", lesson: "async-python", question: "run", chosen: 1, correct: 1, right: true });
    host.report({ type: "score", lesson: "async-python", right: 3, answered: 4, of: 4, threshold: 0.75, passed: true });
    host.report({ type: "completed", lesson: "async-python" });
    host.report({ type: "read", lesson: "async-python", section: "errors", read: 2, of: 6 });
    assert.deepEqual(told("answer", "score", "complete", "progress"), [
      { type: "answer", lesson: "async-python", question: "run", chosen: 1, correct: 1, right: true },
      { type: "score", lesson: "async-python", right: 3, of: 4, scaled: 0.75, answered: 4, threshold: 0.75, passed: true },
      { type: "complete", lesson: "async-python" },
      { type: "progress", what: "read", lesson: "async-python", section: "errors", read: 2, of: 6 },
    ]);
  });

  it("opens what is outside the lesson in a window of its own", async () => {
    const { host, page } = await openReady("?embed=lesson");
    const opened = [];
    page.open = (...window) => opened.push(window);
    assert.equal(host.leaves("https://site.example/course/async-python/#errors"), false);
    assert.equal(host.leaves("https://site.example/course/"), true);
    assert.deepEqual(opened, [["https://site.example/course/", "_blank", "noopener"]]);
  });

  it("tells where the learner is", async () => {
    const { host, told } = await openReady(`?embed=lesson${named}`);
    host.moved("async-python/#demo=timeout&step=4.2");
    assert.deepEqual(told("progress"), [{ type: "progress", what: "place", lesson: "async-python", demo: "timeout", step: 4 }]);
  });

  it("confides nothing of that to another page", async () => {
    const { host, heard } = await openReady(`?embed=quiz${named}`, { around: "https://other.example" });
    host.report({ type: "completed", lesson: "async-python" });
    host.moved("async-python/#quiz");
    await host.save(state);
    assert.deepEqual(heard.map(([{ type }]) => type), ["ready"]);
  });

  it("tells the height when it has changed", async () => {
    const { host, told } = await openReady("?embed=quiz");
    let content = 1000;
    const twin = { mainArea: () => ({ clientHeight: 600 }), mainHeight: () => content };
    host.drawn(twin);
    host.drawn(twin);
    content = 1120;
    host.drawn(twin);
    content = 400;
    host.drawn(twin);
    assert.deepEqual(told("height").map(({ height }) => height), [1000, 1120, 400]);
  });

  describe("where the browser keeps the progress", () => {
    it("stores it there, and gives the state to the origin that is named", async () => {
      const { host, say, told } = await openReady(`?embed=lesson${named}`);
      assert.deepEqual((await host.save(state)).saved, true);
      assert.equal([...storage.values()][0], state);
      say({ type: "getState", id: 7 });
      assert.deepEqual(told("state"), [{ type: "state", id: 7, state }]);
    });

    it("goes on from there", async () => {
      storage.set("loopstep.progress.v1", state);
      assert.equal((await open("?embed=lesson")).kept.state, state);
    });

    it("refuses another state, and an exam", async () => {
      const { say, told } = await openReady(`?embed=lesson${named}`);
      say({ type: "setState", state });
      say({ type: "exam" });
      for (const { reason } of told("error")) assert.match(reason, /keep=host/);
      assert.equal(told("error").length, 2);
    });
  });

  describe("where the page around it keeps the progress", () => {
    it("touches no storage, and sends every state", async () => {
      storage.set("loopstep.progress.v1", "of somebody else");
      const { host, kept, told } = await openReady(`?embed=lesson&keep=host${named}`);
      assert.equal(kept.state, "");
      assert.deepEqual(await host.save(state), { saved: true });
      assert.deepEqual(told("state"), [{ type: "state", state }]);
      assert.equal(storage.get("loopstep.progress.v1"), "of somebody else");
    });

    it("does not send where the learner begins, which would replace the state of an earlier visit", async () => {
      const { host, say, told } = await openReady(`?embed=lesson&keep=host${named}`);
      await host.save(beginning);
      assert.deepEqual(told("state"), []);
      say({ type: "setState", state });
      await host.save(beginning);
      assert.deepEqual(told("state"), [{ type: "state", state: beginning }]);
    });

    it("takes the state that it is given", async () => {
      const { host, say, calls } = await openReady(`?embed=lesson&keep=host${named}`);
      say({ type: "setState", state });
      assert.deepEqual(calls, [["loopstep_take_stored"]]);
      assert.equal(host.stored(), state);
    });

    it("begins an exam", async () => {
      const { say, calls } = await openReady(`?embed=lesson&keep=host${named}`);
      say({ type: "exam" });
      assert.deepEqual(calls, [["loopstep_exam"]]);
    });

    it("says that nobody gets what the learner does if another page is around it", async () => {
      const { host, kept } = await openReady(`?embed=quiz&exam${named}`, { around: "https://other.example" });
      assert.match(kept.lost, /not one that the address of this frame names/);
      const { saved, why } = await host.save(state);
      assert.equal(saved, false);
      assert.match(why, /not one that the address of this frame names/);
    });
  });
});
