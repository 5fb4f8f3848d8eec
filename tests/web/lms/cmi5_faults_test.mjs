// What becomes of answers when a cmi5 platform or the network fails, or the page is left.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { makeHost } from "../../../web/host/lms/cmi5.js";
import { useCmi5, verbs } from "./cmi5_browser.mjs";
import { answer, answered, answers, cannotSave, completed, options } from "./session.mjs";

describe("A cmi5 platform", () => {
  const session = useCmi5();
  const { browser, launch, settle } = session;
  let lrs;
  beforeEach(() => { ({ lrs } = session); });

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
    session.network = () => new Promise(() => {});
    const saving = answer(host, 1);
    await settle(20_000);
    assert.equal((await saving).saved, false);
    session.network = null;
    await settle(2000);
    assert.equal(lrs.said("answered").length, 1);
  });

  it("that answers late: an old state does not replace a newer one", async () => {
    const { host } = await launch();
    let first = true;
    session.network = (path, signal) => {
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
    session.network = () => { throw new TypeError("no connection"); };
    for (let count = 1; count <= 4; count += 1) answer(host, count);
    host.report(completed);
    host.close();
    await settle(60_000);
    session.network = null;
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
    session.gone = true;
    host.close();
    await settle(60_000);
    assert.deepEqual(verbs(lrs), ["initialized", "terminated"]);
    session.gone = false;
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
    session.network = () => { if (++tries < 3) throw new TypeError("no connection"); };
    assert.equal((await launch()).first.lost, "");
    session.network = null;
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
