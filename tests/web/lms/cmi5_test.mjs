// What a cmi5 platform gets, by one that takes no more than the specification allows.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { makeHost } from "../../../web/host/lms/cmi5.js";
import { REVIEW } from "../../../web/host/lms/session.js";
import { Lrs } from "../../lms/lrs.mjs";
import { answer, answered, answers, cannotSave, completed, lesson, opened, options, questions, score, useBrowser } from "./session.mjs";

const BASE = "https://lms.example/lrs/";
const verbs = (lrs) => lrs.statements.map(({ verb }) => verb.id.split("/").at(-1));

describe("A cmi5 session", () => {
  const browser = useBrowser();
  let lrs;
  let network;   // what happens to requests: null, or a function that may throw or wait
  let gone;      // whether only requests that are kept alive go on
  beforeEach(() => {
    lrs = new Lrs(BASE);
    network = null;
    gone = false;
    let alive = 0;
    globalThis.fetch = async (address, { method = "GET", headers = {}, body = "", signal, keepalive } = {}) => {
      const { origin, pathname, searchParams } = new URL(address);
      const kept = keepalive ? new TextEncoder().encode(body).length : 0;
      if (alive + kept > 65_536 || gone && !kept) throw new TypeError("no connection");
      alive += kept;
      await network?.(pathname, signal);
      signal?.throwIfAborted();
      if (kept) await new Promise((done) => setTimeout(done));
      alive -= kept;
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const { status, json } = await lrs.answer({
        method, path: `${origin}${pathname}`.slice(BASE.length), query: Object.fromEntries(searchParams), headers: lower, body,
      });
      return { ok: status < 300, status, json: async () => json, text: async () => JSON.stringify(json) };
    };
  });
  afterEach(() => delete globalThis.fetch);

  const launch = async (more, search = lrs.launch(more).search) => {
    const host = makeHost(options(browser, { search }));
    const first = await opened(host, browser);
    return { host, first };
  };
  const settle = (milliseconds = 1000) => browser.clock.tickAsync(milliseconds);

  it("begins in a browser whose URLSearchParams has no size", async () => {
    const size = Object.getOwnPropertyDescriptor(URLSearchParams.prototype, "size");
    delete URLSearchParams.prototype.size;
    try {
      assert.equal((await launch()).first.lost, "");
    } finally {
      if (size) Object.defineProperty(URLSearchParams.prototype, "size", size);
    }
  });

  it("fetches its token once, reads the launch data, and begins with initialized", async () => {
    const { first } = await launch();
    assert.deepEqual(first, { state: "", review: false, lost: "" });
    assert.deepEqual(lrs.requests.slice(0, 4).map(([method, path]) => `${method} ${path}`),
      ["POST fetch", "GET activities/state", "GET agents/profile", "GET activities/state"]);
    assert.deepEqual(verbs(lrs), ["initialized"]);
    assert.deepEqual(lrs.violations, []);
  });

  it("reports an answer as an interaction, field by field", async () => {
    const { host } = await launch();
    host.report(answered(1, { chosen: 2, correct: 1 }));
    await settle();
    const { timestamp, verb, object, result, context } = lrs.statements[1];
    assert.equal(timestamp, "2026-11-27T12:00:10.000Z");
    assert.equal(verb.id, "http://adlnet.gov/expapi/verbs/answered");
    assert.equal(object.id, `https://lms.example/activities/numbers/interactions/${lesson}_${questions[1][0]}`);
    assert.deepEqual(object.definition, {
      type: "http://adlnet.gov/expapi/activities/cmi.interaction",
      interactionType: "choice",
      description: { en: "Which one?" },
      choices: [{ id: "a", description: { en: "One" } }, { id: "b", description: { en: "Another" } }, { id: "c", description: { en: "None" } }],
      correctResponsesPattern: ["b"],
    });
    assert.deepEqual(result, { duration: "PT12.35S", response: "c", success: false });
    assert.deepEqual(context.contextActivities.category, undefined, "cmi5 allows it, but does not define it");
    assert.deepEqual(lrs.violations, []);
  });

  it("reports a skipped prediction as skipped, without a response", async () => {
    const { host } = await launch();
    host.report({ ...answered(0), type: "predicted", demo: "hello-task", question: "40f4351c", chosen: null, right: false });
    await settle();
    assert.deepEqual([verbs(lrs)[1], lrs.statements[1].result], ["skipped", { duration: "PT12.35S" }]);
    assert.deepEqual(lrs.violations, []);
  });

  it("reports completed and passed once each, with score and duration, and never again", async () => {
    const { host } = await launch();
    host.report(score(4));
    host.report(completed);
    host.report(score(1, 4));
    host.report(score(4));
    host.report(completed);
    await settle();
    host.close();
    await settle(0);
    assert.equal(lrs.said("completed").length, 1);
    const [passed] = lrs.said("passed");
    assert.deepEqual(passed.result.score, { scaled: 1, raw: 4, min: 0, max: 4 });
    assert.equal(lrs.said("passed").length, 1);
    assert.deepEqual(verbs(lrs).at(-1), "terminated");
    assert.ok(lrs.satisfied("ada"));
    await launch().then(({ host: again }) => {
      again.report(score(4));
      again.report(completed);
    });
    await settle();
    assert.deepEqual([lrs.said("passed").length, lrs.said("completed").length], [1, 1], "in a later session neither");
    assert.deepEqual(lrs.violations, []);
  });

  it("has failed only at the end, when every question is answered and too few are right", async () => {
    const { host } = await launch();
    host.report(score(1, 4));
    await settle();
    assert.equal(lrs.said("failed").length, 0);
    host.close();
    await settle(0);
    assert.deepEqual(verbs(lrs).slice(-2), ["failed", "terminated"]);
    const { host: again } = await launch();
    again.report(score(4));
    again.close();
    await settle(0);
    assert.deepEqual(verbs(lrs).slice(-2), ["passed", "terminated"]);
    assert.deepEqual(lrs.violations, []);
  });

  it("passes by the platform's mastery score, if it has one", async () => {
    const { host } = await launch({ masteryScore: 0.7 });
    host.report(score(3, 4, { passed: false }));
    await settle();
    assert.equal(lrs.said("passed")[0].result.score.scaled, 0.75);
    assert.deepEqual(lrs.violations, []);
  });

  it("reports scores that agree with the mastery score, however close", async () => {
    const { host } = await launch({ masteryScore: 0.33333 });
    host.report(score(1, 3, { of: 3 }));
    await settle();
    assert.equal(lrs.said("passed").length, 1);
    const { host: other } = await launch({ masteryScore: 0.66667, learner: "grace" });
    other.report(score(2, 3, { of: 3 }));
    other.close();
    await settle();
    assert.equal(lrs.said("failed").length, 1);
    assert.deepEqual(lrs.violations, []);
  });

  it("opening and closing earns nothing", async () => {
    const { host } = await launch();
    host.report({ type: "read", lesson, section: "coroutines", title: "Coroutines", read: 3, of: 3 });
    host.close();
    await settle(0);
    assert.deepEqual(verbs(lrs), ["initialized", "terminated"]);
    assert.equal(lrs.satisfied("ada"), false);
  });

  for (const mode of ["Browse", "Review"]) {
    it(`reports and stores nothing in ${mode} mode`, async () => {
      const { host, first } = await launch({ mode });
      assert.equal(first.review, true);
      host.report(answered(0));
      host.report(score(4));
      cannotSave(await host.save(answers(1)), first.lost || REVIEW);
      host.close();
      await settle();
      assert.deepEqual(verbs(lrs), ["initialized", "terminated"]);
      assert.deepEqual(lrs.documents(), []);
      assert.deepEqual(lrs.violations, []);
    });
  }

  it("saves the state and resumes it in the next session", async () => {
    const { host } = await launch();
    const saving = answer(host, 2);
    await settle();
    assert.deepEqual(await saving, { saved: true });
    host.close();
    const { first } = await launch();
    assert.deepEqual(first, { state: answers(2), review: false, lost: "" });
    assert.deepEqual(lrs.violations, []);
  });

  it("terminates once, last, with the visible time", async () => {
    const { host } = await launch();
    await settle(5000);
    browser.page.show("hidden");
    await settle(60_000);
    host.report(answered(0));
    host.close();
    host.close();
    await settle(60_000);
    const [terminated, ...others] = lrs.said("terminated");
    assert.deepEqual(others, []);
    assert.equal(verbs(lrs).at(-1), "terminated");
    assert.equal(terminated.result.duration, "PT15S");
    assert.deepEqual(lrs.violations, []);
  });

  it("that fails for a while: sends each statement again, and no statement twice", async () => {
    const { host } = await launch();
    lrs.faults = { statements: 3, status: 503 };
    const saving = answer(host, 1);
    await settle(0);
    const { saved, why } = await saving;
    assert.equal(saved, false);
    assert.match(why, /^The course platform has not confirmed that it stored your work\. It is kept in this browser/);
    answer(host, 2);
    await settle(10_000);
    assert.deepEqual(verbs(lrs).filter((verb) => verb === "answered").length, 2);
    assert.deepEqual(await host.save(answers(2)), { saved: true });
    assert.deepEqual(lrs.violations, []);
  });

  it("whose answer is lost on the way sends nothing twice", async () => {
    const { host } = await launch();
    const real = globalThis.fetch;
    globalThis.fetch = async (...request) => {
      await real(...request);
      throw new TypeError("no connection");
    };
    answer(host, 1);
    await settle(0);
    globalThis.fetch = real;
    await settle(2000);
    assert.equal(lrs.said("answered").length, 1);
    assert.equal(browser.storage.size, 0);
    assert.deepEqual(lrs.violations, []);
  });

  it("that never answers is asked again after 20 seconds", async () => {
    const { host } = await launch();
    network = () => new Promise(() => {});
    const saving = answer(host, 1);
    await settle(20_000);
    assert.equal((await saving).saved, false);
    network = null;
    await settle(2000);
    assert.equal(lrs.said("answered").length, 1);
  });

  it("that answers late: an old state does not replace a newer one", async () => {
    const { host } = await launch();
    let first = true;
    network = (path, signal) => {
      if (!path.endsWith("state") || !first) return null;
      first = false;
      return new Promise((go, stop) => {
        setTimeout(go, 30_000);
        signal.addEventListener("abort", () => stop(new DOMException("cancelled", "AbortError")));
      });
    };
    answer(host, 1);
    await settle(1000);
    const saving = answer(host, 2);
    await settle(60_000);
    assert.deepEqual(await saving, { saved: true });
    assert.equal(lrs.documents()[0].state, answers(2));
    assert.equal((await launch()).first.state, answers(2));
  });

  it("left without a connection: what was done is there on return, and reported then", async () => {
    const { host } = await launch();
    network = () => { throw new TypeError("no connection"); };
    for (let count = 1; count <= 4; count += 1) answer(host, count);
    host.report(completed);
    host.close();
    await settle(60_000);
    network = null;
    const { first } = await launch();
    assert.equal(first.state, answers(4));
    await settle();
    assert.deepEqual([lrs.said("answered").length, lrs.said("passed").length, lrs.said("completed").length], [4, 1, 1]);
    assert.deepEqual(lrs.violations, []);
  });

  it("left while statements do not arrive, but the state does: they are reported on return", async () => {
    const { host } = await launch();
    lrs.faults = { statements: -1 };
    for (let count = 1; count <= 4; count += 1) answer(host, count);
    host.report(completed);
    host.close();
    await settle(60_000);
    const [{ state, completed: isCompleted, passed }] = lrs.documents();
    assert.deepEqual([state, isCompleted, passed], [answers(4), false, false], "nothing is earned before its statement is there");
    lrs.faults = {};
    const { first } = await launch();
    assert.equal(first.state, answers(4));
    await settle();
    assert.deepEqual([lrs.said("answered").length, lrs.said("passed").length, lrs.said("completed").length], [4, 1, 1]);
    assert.deepEqual(lrs.documents().map((document) => [document.completed, document.passed]), [[true, true]]);
    assert.deepEqual(lrs.violations, []);
  });

  it("left right after an answer has everything, and the last state says so", async () => {
    const { host } = await launch();
    answer(host, 4);
    host.report(completed);
    host.close();
    await settle();
    assert.deepEqual(lrs.documents().map((document) => [document.completed, document.passed]), [[true, true]]);
    assert.equal(browser.storage.size, 0);
    assert.deepEqual(verbs(lrs).at(-1), "terminated");
    assert.deepEqual(lrs.violations, []);
  });

  const long = { prompt: "€".repeat(2000) };

  it("left with more statements than browsers keep alive: terminates, and reports the rest on return", async () => {
    const { host } = await launch();
    await settle();
    for (let at = 0; at < 12; at += 1) host.report(answered(at % 4, long));
    host.save(answers(1));
    gone = true;
    host.close();
    await settle(60_000);
    assert.deepEqual(verbs(lrs), ["initialized", "terminated"]);
    gone = false;
    const { first } = await launch();
    assert.equal(first.state, answers(1));
    await settle();
    assert.equal(lrs.said("answered").length, 12);
    assert.deepEqual(lrs.violations, []);
  });

  it("left with more than browsers keep alive in both requests: only the statements are kept alive", async () => {
    const { host } = await launch();
    await settle();
    for (let at = 0; at < 6; at += 1) host.report(answered(at % 4, long));
    const state = answers(1, { position: "x".repeat(40_000) });
    host.save(state);
    host.close();
    await settle();
    assert.equal(lrs.said("answered").length, 6);
    assert.equal(lrs.documents()[0].state, state, "the browser did not refuse the request");
  });

  for (const status of [400, 403]) {
    it(`leaves statements that the platform will never take (${status}), and sends the others`, async () => {
      lrs.refusal = status;
      const { host } = await launch();
      host.report(answered(0, { chosen: 7 }));
      host.report(answered(1));
      await settle();
      assert.equal(lrs.said("answered").length, 1);
      assert.deepEqual(lrs.violations.length, 2, "once among others and once alone");
      const saving = host.save(answers(1));
      await settle();
      assert.deepEqual(await saving, { saved: true });
    });

    it(`left with a statement that the platform will never take (${status}): terminates all the same`, async () => {
      lrs.refusal = status;
      const { host } = await launch();
      host.report(answered(0, { chosen: 7 }));
      host.report(answered(1));
      host.close();
      await settle();
      assert.deepEqual(verbs(lrs), ["initialized", "answered", "terminated"]);
    });

    it(`that does not begin the session (${status}) takes no statement: all are reported on return`, async () => {
      lrs.faults = { statements: -1, status };
      const { host } = await launch();
      const saving = answer(host, 1);
      await settle();
      const { saved, why } = await saving;
      assert.equal(saved, false);
      if (status === 403) assert.match(why, /^The course platform has ended this session/);
      host.close();
      lrs.faults = {};
      assert.equal((await launch()).first.state, answers(1));
      await settle();
      assert.equal(lrs.said("answered").length, 1);
    });
  }

  it("that has expired: the learner is told what to do", async () => {
    const { host } = await launch();
    lrs.faults = { expired: true };
    const saving = answer(host, 1);
    await settle(0);
    assert.match((await saving).why, /^The course platform has ended this session\. Close the lesson and open it from the course again\./);
    host.close();
    lrs.faults = {};
    assert.equal((await launch()).first.state, answers(1));
  });

  it("whose launch was used already: the learner is told, and nothing is sent", async () => {
    const { search } = lrs.launch();
    const { host } = await launch(null, search);
    host.close();
    await settle(0);
    const before = lrs.requests.length;
    const { host: again, first } = await launch(null, search);
    assert.match(first.lost, /^This launch of the lesson was used already/);
    again.report(answered(0));
    cannotSave(await again.save(answers(1)), first.lost);
    again.close();
    await settle();
    assert.equal(lrs.requests.length, before + 1, "the token is asked for, and nothing else");
  });

  it("whose token comes late is waited for", async () => {
    let tries = 0;
    network = () => { if (++tries < 3) throw new TypeError("no connection"); };
    assert.equal((await launch()).first.lost, "");
    network = null;
    lrs.faults = { tokens: 2, status: 503 };
    assert.equal((await launch()).first.lost, "");
    lrs.faults = { tokens: -1, status: 503 };
    assert.match((await launch()).first.lost, /^The course platform does not accept this session/);
  });

  it("whose stored progress cannot be read leaves it unchanged", async () => {
    const { host } = await launch();
    answer(host, 2);
    host.close();
    await settle(0);
    for (const status of [503, 403]) {
      lrs.faults = { states: -1, status };
      const { host: again, first } = await launch();
      assert.match(first.lost, /^Your progress on the course platform could not be read/);
      cannotSave(await again.save(answers(1)), first.lost);
      again.close();
    }
    lrs.faults = {};
    assert.equal((await launch()).first.state, answers(2));
  });

  it("left before it has begun: sends nothing", async () => {
    const host = makeHost(options(browser, { search: lrs.launch().search }));
    const opening = host.open();
    host.close();
    await settle(20_000);
    assert.match((await opening).lost, /could not be read/);
    assert.deepEqual(lrs.statements, []);
  });

  it("with malformed parameters tells the learner, and throws nothing", async () => {
    for (const search of ["?endpoint=x", "?endpoint=https://lms.example/&actor=%7B", ""]) {
      const { host, first } = await launch(null, search);
      assert.match(first.lost, /^The course platform does not accept this session/);
      host.report(answered(0));
      host.close();
    }
  });
});
