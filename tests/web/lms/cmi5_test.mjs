// What a cmi5 platform gets, by one that takes no more than the specification allows.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { REVIEW } from "../../../web/host/lms/session.js";
import { useCmi5, verbs } from "./cmi5_browser.mjs";
import { answer, answered, answers, cannotSave, completed, lesson, questions, score } from "./session.mjs";

describe("A cmi5 session", () => {
  const session = useCmi5();
  const { browser, launch, settle } = session;
  let lrs;
  beforeEach(() => { ({ lrs } = session); });

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
    assert.equal(session.unread, 0, "a browser would report those as failed when they are cancelled");
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
});
