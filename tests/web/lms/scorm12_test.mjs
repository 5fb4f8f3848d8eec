// What a SCORM 1.2 platform gets, by a platform that allows no more than the standard.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeHost, timespan } from "../../../web/host/lms/scorm12.js";
import { SCORM12 } from "../../lms/model/scorm12.js";
import { StrictPlatform } from "../../lms/strict_api.js";
import { answered, completed, lesson, opened, options, questions, score, useBrowser } from "./session.mjs";

describe("SCORM 1.2", () => {
  const browser = useBrowser();
  const launch = async (platform = new StrictPlatform(SCORM12)) => {
    const host = makeHost(options(browser, { api: platform.api }));
    const first = await opened(host, browser);
    return { platform, host, first };
  };

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

  it("goes from incomplete over completed to passed, never back, and never to failed, which would end the attempt", async () => {
    const { platform, host } = await launch();
    const status = async (event) => {
      host.report(event);
      await browser.clock.tickAsync(1000);
      return platform.stored["cmi.core.lesson_status"];
    };
    assert.equal(platform.stored["cmi.core.lesson_status"], "incomplete");
    assert.equal(await status(score(1, 2)), "incomplete");
    assert.equal(await status(score(1, 4)), "incomplete");
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

  it("does not take back what an earlier session reported", async () => {
    for (const before of ["completed", "passed"]) {
      const platform = new StrictPlatform(SCORM12, { values: { "cmi.core.lesson_status": before, "cmi.core.score.raw": "90" } });
      const { host } = await launch(platform);
      host.report(score(0, 1));
      host.close();
      assert.equal(platform.stored["cmi.core.lesson_status"], before);
      if (before === "passed") assert.equal(platform.stored["cmi.core.score.raw"], "90");
    }
  });

  it("writes CMITimespan up to its largest value", () => {
    assert.deepEqual([0, 59.996, 3599.994, 3600, 1e9].map(timespan),
      ["0000:00:00.00", "0000:01:00.00", "0000:59:59.99", "0001:00:00.00", "9999:00:00.00"]);
  });
});
