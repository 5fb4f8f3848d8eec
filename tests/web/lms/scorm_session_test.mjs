// What a session with a SCORM platform is like, whichever standard it has.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as scorm12 from "../../../web/host/lms/scorm12.js";
import * as scorm2004 from "../../../web/host/lms/scorm2004.js";
import { REVIEW } from "../../../web/host/lms/session.js";
import { SCORM12 } from "../../lms/model/scorm12.js";
import { SCORM2004 } from "../../lms/model/scorm2004.js";
import { StrictPlatform } from "../../lms/strict_api.js";
import { answer, answered, answers, cannotSave, completed, lesson, opened, options, questions, score, useBrowser } from "./session.mjs";

const STANDARDS = [
  {
    model: SCORM12, makeHost: scorm12.makeHost, entry: "cmi.core.entry", exit: "cmi.core.exit", seconds: ["cmi.core.session_time", "0000:00:34.00"],
    begun: ["cmi.core.lesson_status", "incomplete"], raw: "cmi.core.score.raw", raws: ["25", "75"],
  },
  {
    model: SCORM2004, makeHost: scorm2004.makeHost, entry: "cmi.entry", exit: "cmi.exit", seconds: ["cmi.session_time", "PT34S"],
    begun: ["cmi.completion_status", "incomplete"], raw: "cmi.score.raw", raws: ["25", "75"],
  },
];

for (const { model, makeHost, entry, exit, seconds, begun, raw, raws } of STANDARDS) {
  const { calls } = model;
  describe(`A ${model.name} session`, () => {
    const browser = useBrowser();
    const launch = async (platform = new StrictPlatform(model)) => {
      const host = makeHost(options(browser, { api: platform.api }));
      const first = await opened(host, browser);
      return { platform, host, first };
    };
    const names = (platform) => platform.calls.map(([name, [element]]) => (name === calls.set ? element : name))
      .filter((name) => name !== calls.get);
    const commits = (platform) => platform.calls.filter(([name]) => name === calls.commit).length;

    it("starts with exit = suspend, so that a crash can be resumed", async () => {
      const { platform, first } = await launch();
      assert.deepEqual(first, { state: "", review: false, lost: "" });
      assert.deepEqual(names(platform).slice(0, 2), [calls.initialize, exit]);
      assert.equal(platform.values[exit], "suspend");
      assert.equal(platform.stored[exit], "suspend", "it is committed at once");
      assert.deepEqual(platform.violations, []);
    });

    it("reports another answer to the same question as another interaction", async () => {
      const { platform, host } = await launch();
      host.report(answered(0, { chosen: 1 }));
      host.report(answered(0, { chosen: 0, attempt: 2 }));
      await browser.clock.tickAsync(1000);
      assert.deepEqual(platform.interactions().map(({ result }) => result === "correct"), [false, true]);
    });

    it("counts another lesson's answers as interactions, but not for the score or the completion", async () => {
      const { platform, host } = await launch();
      const other = "lesson-coroutines";
      host.report(answered(0, { lesson: other }));
      host.report(score(4, 4, { lesson: other }));
      host.report({ type: "completed", lesson: other });
      await browser.clock.tickAsync(1000);
      assert.equal(platform.interactions().length, 1);
      assert.equal(platform.stored[begun[0]], begun[1]);
    });

    it("saves the state within a second of an answer, in at most 4,096 characters of ASCII", async () => {
      const { platform, host } = await launch();
      const saving = answer(host, 1);
      await browser.clock.tickAsync(1000);
      assert.deepEqual(await saving, { saved: true });
      assert.match(platform.stored["cmi.suspend_data"], /^[\x20-\x7e]{1,4096}$/);
      assert.equal(platform.stored[raw], raws[0]);
      assert.deepEqual(platform.violations, []);
    });

    it("commits at most once a second, however many answers there are", async () => {
      const { platform, host } = await launch();
      const before = commits(platform);
      for (let tenth = 0; tenth < 50; tenth += 1) {
        host.report(answered(tenth % 4));
        await browser.clock.tickAsync(100);
      }
      assert.equal(commits(platform) - before, 6, "at 0, 1, … 5 s");
    });

    it("commits when the page is hidden, and every five minutes of visible time", async () => {
      const { platform } = await launch();
      const before = commits(platform);
      browser.page.show("hidden");
      assert.equal(commits(platform), before + 1, "at once");
      await browser.clock.tickAsync(3_600_000);
      assert.equal(commits(platform), before + 1);
      browser.page.show("visible");
      await browser.clock.tickAsync(620_000);
      assert.equal(commits(platform), before + 3);
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
      assert.equal(platform.stored[seconds[0]], seconds[1]);
    });

    it("terminates once, at the end, after a last commit", async () => {
      const { platform, host } = await launch();
      host.report(answered(0));
      host.close();
      host.close();
      assert.deepEqual(names(platform).slice(-2), [calls.commit, calls.terminate]);
      assert.equal(names(platform).filter((name) => name === calls.terminate).length, 1);
      assert.equal(platform.interactions().length, 1);
      await browser.clock.tickAsync(600_000);
      assert.equal(names(platform).at(-1), calls.terminate, "and is silent afterwards");
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
      assert.deepEqual(next.values[entry], "resume");
      assert.equal(next.interactions()[2].id, `${lesson}_${questions[2][0]}`);
      assert.equal(next.stored[raw], raws[1]);
      assert.deepEqual(next.violations, []);
    });

    for (const mode of ["review", "browse"]) {
      it(`sets nothing in ${mode} mode`, async () => {
        const values = { [model.mode]: mode };
        const { platform, host, first } = await launch(new StrictPlatform(model, { values }));
        assert.equal(first.review, true);
        host.report(answered(0));
        host.report(completed);
        cannotSave(await host.save(answers(1)), REVIEW);
        browser.page.show("hidden");
        host.close();
        assert.deepEqual(names(platform), [calls.initialize, calls.terminate]);
      });
    }
  });
}
