// What a SCORM 2004 platform gets, by a platform that allows no more than the standard.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeHost, timeinterval } from "../../../web/host/lms/scorm2004.js";
import { SCORM2004 } from "../../lms/model/scorm2004.js";
import { StrictPlatform } from "../../lms/strict_api.js";
import { answered, completed, lesson, opened, options, questions, score, useBrowser } from "./session.mjs";

describe("SCORM 2004", () => {
  const browser = useBrowser();
  const launch = async (platform = new StrictPlatform(SCORM2004)) => {
    const host = makeHost(options(browser, { api: platform.api }));
    await opened(host, browser);
    return { platform, host };
  };

  it("reports an answer as an interaction, field by field", async () => {
    const { platform, host } = await launch();
    host.report(answered(1, { chosen: 2, correct: 1 }));
    await browser.clock.tickAsync(1000);
    assert.deepEqual(platform.interactions(), [{
      "id": `${lesson}_${questions[1][0]}`,
      "type": "choice",
      "timestamp": "2026-11-27T12:00:10",
      "correct_responses.0.pattern": "b",
      "learner_response": "c",
      "result": "incorrect",
      "latency": "PT12.35S",
      "description": "Which one?",
    }]);
    assert.deepEqual(platform.violations, []);
  });

  it("shortens the text of a question to what the standard allows, and has a name for every option", async () => {
    const { platform, host } = await launch();
    host.report(answered(0, { chosen: 40, correct: 41, prompt: "Why? ".repeat(100) }));
    await browser.clock.tickAsync(1000);
    const [{ description, learner_response: response }] = platform.interactions();
    assert.deepEqual([description.length, response], [250, "40"]);
    assert.deepEqual(platform.violations, []);
  });

  it("reports a skipped prediction as neutral and without a response", async () => {
    const { platform, host } = await launch();
    host.report({ ...answered(0), type: "predicted", demo: "hello-task", question: "40f4351c", chosen: null, right: false });
    await browser.clock.tickAsync(1000);
    const [{ id, result, learner_response: response }] = platform.interactions();
    assert.deepEqual([id, result, response], [`${lesson}_hello-task_40f4351c`, "neutral", undefined]);
    assert.deepEqual(platform.violations, []);
  });

  it("reports the score scaled, and raw in percent", async () => {
    const { platform, host } = await launch();
    host.report(score(1, 3, { of: 3 }));
    await browser.clock.tickAsync(1000);
    const { "cmi.score.scaled": scaled, "cmi.score.raw": raw, "cmi.score.min": least, "cmi.score.max": most } = platform.stored;
    assert.deepEqual([scaled, raw, least, most], ["0.3333333", "33.33", "0", "100"]);
    assert.deepEqual(platform.violations, []);
  });

  it("keeps completion and success apart, and takes neither back", async () => {
    const { platform, host } = await launch();
    const both = async (event) => {
      if (event) host.report(event);
      await browser.clock.tickAsync(1000);
      return [platform.stored["cmi.completion_status"], platform.stored["cmi.success_status"]];
    };
    assert.deepEqual(await both(null), ["incomplete", "unknown"]);
    assert.deepEqual(await both(score(4, 4)), ["incomplete", "passed"]);
    assert.deepEqual(await both(score(1, 4)), ["incomplete", "passed"]);
    assert.equal(platform.stored["cmi.score.scaled"], "1", "nor does the score of what was passed fall");
    assert.deepEqual(await both(completed), ["completed", "passed"]);
    assert.deepEqual(await both(score(0, 0)), ["completed", "passed"]);
  });

  it("has failed only while every question is answered and too few are right", async () => {
    const { platform, host } = await launch();
    for (const [event, success] of [[score(1, 3), "unknown"], [score(1, 4), "failed"], [score(4, 4), "passed"]]) {
      host.report(event);
      await browser.clock.tickAsync(1000);
      assert.equal(platform.stored["cmi.success_status"], success);
    }
  });

  it("does not take back what an earlier session reported", async () => {
    const values = {
      "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.scaled": "0.9", "cmi.score.raw": "90",
    };
    const { platform, host } = await launch(new StrictPlatform(SCORM2004, { values }));
    host.report(score(0, 1));
    host.close();
    for (const [name, value] of Object.entries(values)) assert.equal(platform.stored[name], value, name);
  });

  it("writes durations without an exponent or a sign", () => {
    assert.deepEqual([0, 0.004, 59.999, 1e7, -1].map(timeinterval), ["PT0S", "PT0S", "PT60S", "PT10000000S", "PT0S"]);
  });
});
