// What a SCORM 1.2 platform gets, by a platform that allows no more than the standard.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeHost, timespan } from "../../../web/host/lms/scorm12.js";
import { SCORM12 } from "../../lms/model/scorm12.js";
import { StrictPlatform } from "../../lms/strict_api.js";
import { answer, answered, answers, completed, lesson, opened, options, questions, score, useBrowser } from "./session.mjs";

describe("SCORM 1.2", () => {
  const browser = useBrowser();
  const launch = async (platform = new StrictPlatform(SCORM12)) => {
    const host = makeHost(options(browser, { api: platform.api }));
    const first = await opened(host, browser);
    return { platform, host, first };
  };
  const names = (platform) => platform.calls.map(([name, [element]]) => (name === "LMSSetValue" ? element : name))
    .filter((name) => !/Get/.test(name));

  it("starts with exit = suspend, so that a crash can be resumed", async () => {
    const { platform, first } = await launch();
    assert.deepEqual(first, { state: "", review: false, lost: "" });
    assert.deepEqual(names(platform).slice(0, 2), ["LMSInitialize", "cmi.core.exit"]);
    assert.equal(platform.values["cmi.core.exit"], "suspend");
    assert.equal(platform.stored["cmi.core.exit"], "suspend", "it is committed at once");
    assert.deepEqual(platform.violations, []);
  });

  it("reports an answer as an interaction, field by field", async () => {
    const { platform, host } = await launch();
    host.report(answered(1, { chosen: 2, correct: 1 }));
    await browser.clock.tickAsync(1000);
    assert.deepEqual(platform.interactions(), [{
      "id": `${lesson}_${questions[1][0]}`,
      "time": "12:00:10",
      "type": "choice",
      "correct_responses.0.pattern": "b",
      "student_response": "c",
      "result": "wrong",
      "latency": "0000:00:12.35",
    }]);
    assert.deepEqual(platform.violations, []);
  });

  it("reports another answer to the same question as another interaction", async () => {
    const { platform, host } = await launch();
    host.report(answered(0, { chosen: 1 }));
    host.report(answered(0, { chosen: 0, attempt: 2 }));
    await browser.clock.tickAsync(1000);
    assert.deepEqual(platform.interactions().map(({ result }) => result), ["wrong", "correct"]);
  });

  it("reports predictions, and skipped ones as neutral and without a response", async () => {
    const { platform, host } = await launch();
    const prediction = { ...answered(0, { chosen: 1 }), type: "predicted", demo: "hello-task", question: "40f4351c" };
    host.report(prediction);
    host.report({ ...prediction, chosen: null });
    await browser.clock.tickAsync(1000);
    const [made, skipped] = platform.interactions();
    assert.equal(made.id, `${lesson}_hello-task_40f4351c`);
    assert.deepEqual([made.student_response, made.result], ["b", "wrong"]);
    assert.deepEqual([skipped.student_response, skipped.result], [undefined, "neutral"]);
    assert.deepEqual(platform.violations, []);
  });

  it("reports the score in per cent, and keeps it within 0 and 100", async () => {
    const { platform, host } = await launch();
    host.report(score(1, 4, { of: 3 }));
    await browser.clock.tickAsync(1000);
    const { "cmi.core.score.raw": raw, "cmi.core.score.min": least, "cmi.core.score.max": most } = platform.stored;
    assert.deepEqual([raw, least, most], ["33.33", "0", "100"]);
    assert.deepEqual(platform.violations, []);
  });

  it("goes from incomplete over failed and completed to passed, and never back", async () => {
    const { platform, host } = await launch();
    const status = async (event) => {
      host.report(event);
      await browser.clock.tickAsync(1000);
      return platform.stored["cmi.core.lesson_status"];
    };
    assert.equal(platform.stored["cmi.core.lesson_status"], "incomplete");
    assert.equal(await status(score(1, 2)), "incomplete");
    assert.equal(await status(score(1, 4)), "failed");
    assert.equal(await status(completed), "completed");
    assert.equal(await status(score(2, 4)), "completed");
    assert.equal(await status(score(4, 4)), "passed");
    assert.equal(await status(score(0, 0)), "passed");
    assert.equal(platform.stored["cmi.core.score.raw"], "100", "nor does the score of what was passed fall");
  });

  it("opening and closing earns nothing", async () => {
    const { platform, host } = await launch();
    host.report({ type: "read", lesson, section: "coroutines", title: "Coroutines", read: 3, of: 3 });
    host.report({ type: "opened", lesson, demo: "hello-task", title: "A task" });
    host.report({ type: "ended", lesson, demo: "hello-task", title: "A task" });
    host.close();
    assert.equal(platform.stored["cmi.core.lesson_status"], "incomplete");
    assert.equal(platform.stored["cmi.core.score.raw"], undefined);
    assert.deepEqual(platform.interactions(), []);
  });

  it("counts another lesson's answers as interactions, but not for the score or the completion", async () => {
    const { platform, host } = await launch();
    const other = "lesson-coroutines";
    host.report(answered(0, { lesson: other }));
    host.report(score(4, 4, { lesson: other }));
    host.report({ type: "completed", lesson: other });
    await browser.clock.tickAsync(1000);
    assert.equal(platform.interactions().length, 1);
    assert.equal(platform.stored["cmi.core.lesson_status"], "incomplete");
  });

  it("saves the state within a second of an answer, in at most 4,096 characters of ASCII", async () => {
    const { platform, host } = await launch();
    const saving = answer(host, 1);
    await browser.clock.tickAsync(1000);
    assert.deepEqual(await saving, { saved: true });
    assert.match(platform.stored["cmi.suspend_data"], /^[\x20-\x7e]{1,4096}$/);
    assert.equal(platform.stored["cmi.core.score.raw"], "25");
    assert.deepEqual(platform.violations, []);
  });

  it("commits at most once a second, however many answers there are", async () => {
    const { platform, host } = await launch();
    const commits = () => platform.calls.filter(([name]) => name === "LMSCommit").length;
    const before = commits();
    for (let tenth = 0; tenth < 50; tenth += 1) {
      host.report(answered(tenth % 4));
      await browser.clock.tickAsync(100);
    }
    assert.equal(commits() - before, 6, "at 0, 1, … 5 s");
  });

  it("commits when the page is hidden, and every five minutes of visible time", async () => {
    const { platform } = await launch();
    const commits = () => platform.calls.filter(([name]) => name === "LMSCommit").length;
    const before = commits();
    browser.page.show("hidden");
    assert.equal(commits(), before + 1, "at once");
    await browser.clock.tickAsync(3_600_000);
    assert.equal(commits(), before + 1);
    browser.page.show("visible");
    await browser.clock.tickAsync(620_000);
    assert.equal(commits(), before + 3);
  });

  it("counts the time for which the page was visible", async () => {
    const { platform, host } = await launch();
    await browser.clock.tickAsync(20_000);
    browser.page.show("hidden");
    await browser.clock.tickAsync(5_000_000);
    browser.page.show("visible");
    await browser.clock.tickAsync(4000);
    host.close();
    // From the moment at which open() returned, 10 s of this test before the first wait.
    assert.equal(platform.stored["cmi.core.session_time"], "0000:00:34.00");
  });

  it("terminates once, at the end, after a last commit", async () => {
    const { platform, host } = await launch();
    host.report(answered(0));
    host.close();
    host.close();
    assert.deepEqual(names(platform).slice(-2), ["LMSCommit", "LMSFinish"]);
    assert.equal(names(platform).filter((name) => name === "LMSFinish").length, 1);
    assert.equal(platform.interactions().length, 1);
    await browser.clock.tickAsync(600_000);
    assert.equal(names(platform).at(-1), "LMSFinish", "and is silent afterwards");
    assert.deepEqual(platform.violations, []);
  });

  it("resumes where the learner was, with the next number for interactions", async () => {
    const { platform, host } = await launch();
    answer(host, 1);
    answer(host, 2);
    host.close();
    const { platform: next, host: again, first } = await launch(platform.relaunched());
    assert.deepEqual(first, { state: answers(2), review: false, lost: "" });
    answer(again, 3);
    again.close();
    assert.deepEqual(next.values["cmi.core.entry"], "resume");
    assert.equal(next.interactions()[2].id, `${lesson}_${questions[2][0]}`);
    assert.equal(next.stored["cmi.core.score.raw"], "75");
    assert.deepEqual(next.violations, []);
  });

  it("does not take back what an earlier session reported", async () => {
    for (const before of ["completed", "passed", "failed"]) {
      const platform = new StrictPlatform(SCORM12, { values: { "cmi.core.lesson_status": before, "cmi.core.score.raw": "90" } });
      const { host } = await launch(platform);
      if (before !== "failed") host.report(score(0, 1));
      host.close();
      assert.equal(platform.stored["cmi.core.lesson_status"], before);
      if (before === "passed") assert.equal(platform.stored["cmi.core.score.raw"], "90");
    }
  });

  for (const mode of ["review", "browse"]) {
    it(`sets nothing in ${mode} mode`, async () => {
      const values = { "cmi.core.lesson_mode": mode };
      const { platform, host, first } = await launch(new StrictPlatform(SCORM12, { values }));
      assert.equal(first.review, true);
      host.report(answered(0));
      host.report(completed);
      const { saved, why } = await host.save(answers(1));
      assert.deepEqual([saved, why], [false, "The course platform opened this lesson for review, so nothing is stored."]);
      browser.page.show("hidden");
      host.close();
      assert.deepEqual(names(platform), ["LMSInitialize", "LMSFinish"]);
    });
  }

  it("writes CMITimespan up to its largest value", () => {
    assert.deepEqual([0, 59.996, 3599.994, 3600, 1e9].map(timespan),
      ["0000:00:00.00", "0000:01:00.00", "0000:59:59.99", "0001:00:00.00", "9999:00:00.00"]);
  });
});
