// Which platform a page finds, in windows made for it.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { findHost } from "../../../web/host/lms/find.js";
import { stopTime } from "./clock.mjs";
import { cannotSave } from "./session.mjs";

const scorm12 = { LMSInitialize() {} };
const scorm2004 = { Initialize() {} };

// A window below others: each is what it contains. `search` is the address's query.
function page(search, ...windows) {
  const all = windows.map((window) => Object.defineProperties({}, Object.getOwnPropertyDescriptors(window)));
  all.forEach((window, at) => {
    window.parent = all[at + 1] ?? window;
    window.top = all.at(-1);
  });
  all[0].location = { search };
  return all[0];
}

// A window of another origin, of which only the parent can be read.
const foreign = {
  get API() { throw new Error("of another origin"); },
  get API_1484_11() { throw new Error("of another origin"); },
};

describe("The platform is", () => {
  let clock;
  let loaded;
  beforeEach(() => {
    clock = stopTime(0);
    globalThis.navigator ??= { onLine: true };
    globalThis.self ??= { origin: "https://course.example" };
    loaded = [];
  });
  afterEach(() => clock.uninstall());

  const load = async () => ({ makeHost: async ([name, api], options) => {
    loaded.push(name);
    return { name, api, ...options };
  } });
  const find = async (window, loader = load) => {
    const found = findHost({ lesson: "async-python" }, window, loader);
    await clock.runAllAsync();
    return found;
  };

  it("none for a page in a window of its own: at once, and without loading anything", async () => {
    await findHost({}, page("", {}), load);
    assert.deepEqual([loaded, clock.now], [[], 0]);
  });

  it("none for a page in a frame without an API, after a second", async () => {
    await find(page("", {}, foreign, {}));
    assert.deepEqual([loaded, clock.now], [[], 1000]);
  });

  it("SCORM 1.2 if a parent window has its API", async () => {
    const host = await find(page("", {}, {}, { API: scorm12 }));
    assert.deepEqual([host.name, host.api, host.lesson], ["API", scorm12, "async-python"]);
  });

  it("SCORM 2004 if a parent window has its API", async () => {
    assert.equal((await find(page("", {}, { API_1484_11: scorm2004 }))).api, scorm2004);
  });

  it("SCORM 2004 if there are both", async () => {
    assert.equal((await find(page("", {}, { API: scorm12, API_1484_11: scorm2004 }))).name, "API_1484_11");
  });

  it("that of the address if there are both", async () => {
    for (const [search, name] of [["?lms=scorm12", "API"], ["?lms=scorm2004", "API_1484_11"]]) {
      assert.equal((await find(page(search, {}, { API_1484_11: scorm2004 }, { API: scorm12 }))).name, name);
      assert.equal((await find(page(search, {}, { API: scorm12 }, { API_1484_11: scorm2004 }))).name, name);
    }
  });

  it("found past parents of another origin", async () => {
    assert.equal((await find(page("", {}, foreign, foreign, { API: scorm12 }))).name, "API");
  });

  it("found in the window that opened the page, and in that window's parents", async () => {
    const opened = page("", {});
    opened.opener = page("", foreign, { API: scorm12 });
    assert.equal((await find(opened)).name, "API");
  });

  it("found in the window that opened the page's top window", async () => {
    const framed = page("", {}, {});
    framed.parent.opener = page("", { API: scorm12 });
    assert.equal((await find(framed)).name, "API");
  });

  it("found at most 499 levels up, and a loop of windows ends", async () => {
    const levels = (count) => page("", ...Array.from({ length: count }, () => ({})), { API: scorm12 });
    assert.equal((await find(levels(499))).name, "API");
    loaded = [];
    await find(levels(500));
    assert.deepEqual(loaded, []);
    const loop = page("", {}, {});
    loop.parent.parent = loop;
    await find(loop);
    assert.deepEqual(loaded, []);
  });

  it("not an element that has the API's name for its id", async () => {
    await find(page("", { API: { tagName: "IFRAME" } }, {}));
    assert.deepEqual(loaded, []);
  });

  it("found late: within a second in any frame, within ten if the address says that there is one", async () => {
    for (const [search, seconds] of [["", 0.9], ["?lms=scorm12", 9.9]]) {
      const late = page(search, {}, {});
      setTimeout(() => { late.parent.API = scorm12; }, seconds * 1000);
      assert.equal((await find(late)).name, "API");
    }
  });

  it("missed if the address says that there is one: the learner is told, and nothing is stored here", async () => {
    const host = await find(page("?lms=scorm12", {}), () => import("../../../web/host/lms/platforms.js"));
    const { state, lost, review } = await host.open();
    assert.match(lost, /^The course platform cannot be reached, so nothing can be stored or reported\. .*from the course again\.$/);
    assert.deepEqual([state, review], ["", false]);
    cannotSave(await host.save("{}"), lost);
  });

  it("one that embeds the page, if the address says so", async () => {
    await find(page("?embed=quiz", {}, foreign));
    assert.deepEqual(loaded, ["embed"]);
    assert.equal(clock.now, 0, "there is nothing to look for");
  });

  it("not left out in a frame: without its file the lesson stays static", async () => {
    await assert.rejects(findHost({}, page("?embed=quiz&exam", {}, foreign), async () => { throw new Error("no network"); }),
      /^Error: the part of this site for frames could not be loaded/);
  });

  it("missed if its file cannot be loaded: the learner is told, and nothing is stored here", async () => {
    const host = await find(page("", { API: scorm12 }), async () => { throw new TypeError("no connection"); });
    const { lost } = await host.open();
    assert.match(lost, /^The part of this site for course platforms could not be loaded.*\. .*\.$/);
    cannotSave(await host.save("{}"), lost);
  });

  it("cmi5 if the address has its parameters", async () => {
    const host = await find(page("?endpoint=https%3A%2F%2Flrs&fetch=x&actor=%7B%7D&registration=r&activityId=a", {}));
    assert.equal(host.name, "cmi5");
  });
});

describe("Without a platform", () => {
  let kept;
  beforeEach(() => {
    kept = new Map();
    globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  });
  afterEach(() => delete globalThis.localStorage);

  it("progress is in the browser's storage", async () => {
    const host = await findHost({}, page("", {}));
    assert.deepEqual(await host.open(), { state: "", problem: "", review: false, lost: "" });
    assert.equal((await host.save("{}")).saved, true);
    assert.equal((await host.open()).state, "{}");
  });

  it("blocked storage is told, with what to do", async () => {
    globalThis.localStorage.setItem = () => { throw new Error("blocked"); };
    const host = await findHost({}, page("", {}));
    const { saved, final, why } = await host.save("{}");
    assert.deepEqual([saved, final], [false, undefined], "it may work later");
    assert.match(why, /^The browser's storage is blocked or full\. Free up some space, or keep this page open\.$/);
  });
});
