// The site itself in course platforms that misbehave, and with learners who close the tab at the worst moment: nothing
// that was answered is lost, nothing unearned is claimed, and the lesson stays usable.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../browser/site.mjs";
import { firstRight, openLesson as open, right } from "./learning.mjs";
import { openVisits } from "./visits.mjs";

const SCORE = { scorm12: "cmi.core.score.raw", scorm2004: "cmi.score.raw" };
const STATUS = { scorm12: "cmi.core.lesson_status", scorm2004: "cmi.success_status" };
const UNEARNED = { scorm12: "incomplete", scorm2004: "unknown" };

for (const standard of ["scorm12", "scorm2004", "cmi5"]) {
  describe(`The site in a ${standard} platform`, () => {
    let visits;
    let named = 0;
    before(async () => { visits = await openVisits(); });
    after(() => visits.close());

    // A learner in a browser of their own: [browser, choices].
    const learner = async () => {
      named += 1;
      return [await visits.learner(), { learner: `${standard}-${named}` }];
    };

    for (const [how, end] of [["left by closing its tab", "leave"], ["ended by a crash", "crash"]]) {
      it(`${how} right after each answer in turn: the answer is there on return`, async () => {
        const [browser, who] = await learner();
        for (let count = 1; count <= right.length; count += 1) {
          const learning = await open(browser, standard, who);
          assert.deepEqual(await learning.chosen(), firstRight(count - 1));
          await learning.choose(count - 1, right[count - 1]);
          await learning[end]();
        }
        const again = await open(browser, standard, who);
        assert.deepEqual(await again.chosen(), firstRight(right.length));
        await again.leave();
        if (standard === "cmi5") return;
        const stored = await browser.stored(standard, who.learner);
        assert.deepEqual([stored[SCORE[standard]], stored[STATUS[standard]]], ["100", "passed"]);
      });
    }

    for (const how of standard === "cmi5" ? ["refused"] : ["false", "empty", "null", "throws"]) {
      it(`that confirms nothing (${how}): says so, stays usable, and loses nothing`, async () => {
        const [browser, who] = await learner();
        const learning = await open(browser, standard, who);
        if (standard === "cmi5") visits.lrs.faults = { statements: -1, states: -1 };
        else await learning.visit.faults({ commits: -1, how });
        await learning.answer(0, right[0]);
        await learning.notSaved().waitFor();
        await learning.answer(1, right[1]);
        await learning.leave();
        visits.lrs.faults = {};
        const again = await open(browser, standard, who);
        assert.deepEqual(await again.chosen(), firstRight(2));
        await again.answer(2, right[2]);
        await until(async () => await again.notSaved().count() === 0);
        await again.leave();
        if (standard === "cmi5") return;
        const stored = await browser.stored(standard, who.learner);
        assert.equal(stored[SCORE[standard]], "75");
        assert.equal(stored[STATUS[standard]], UNEARNED[standard]);
        assert.equal(stored["cmi.interactions.2.result"], "correct");
        assert.equal(stored["cmi.interactions.3.id"], undefined);
      });
    }

    if (standard === "cmi5") return;

    it("that is slow: stays usable meanwhile, and stores everything", async () => {
      const [browser, who] = await learner();
      const learning = await open(browser, standard, who);
      await learning.visit.faults({ commits: 1, how: "late" });
      await learning.answer(0, right[0]);
      await learning.answer(1, right[1]);
      await until(async () => (await learning.visit.record()).stored?.[SCORE[standard]] === "50");
      assert.equal(await learning.notSaved().count(), 0);
      await learning.leave();
    });

    it("whose API comes late: is found all the same", async () => {
      const [browser, who] = await learner();
      const learning = await open(browser, standard, { ...who, where: "frame", late: 1500 });
      await learning.answer(0, right[0]);
      await until(async () => (await learning.visit.record()).stored?.[SCORE[standard]] === "25");
    });

    it("whose session has expired: says so, and the answers are there on return", async () => {
      const [browser, who] = await learner();
      const learning = await open(browser, standard, who);
      await learning.answer(0, right[0]);
      await until(async () => (await learning.visit.record()).stored?.[SCORE[standard]] === "25");
      await learning.visit.faults({ expired: true });
      await learning.answer(1, right[1]);
      await learning.notSaved().waitFor();
      await learning.leave();
      const again = await open(browser, standard, who);
      assert.deepEqual(await again.chosen(), firstRight(2));
      await again.leave();
    });

    it("whose end fails: the answers are there on return", async () => {
      const [browser, who] = await learner();
      const learning = await open(browser, standard, who);
      await learning.visit.faults({ commits: -1, how: "throws", terminate: "throws" });
      await learning.choose(0, right[0]);
      await learning.leave();
      const again = await open(browser, standard, who);
      assert.deepEqual(await again.chosen(), firstRight(1));
      await again.leave();
    });

    it("opened and closed: earns nothing", async () => {
      const [browser, who] = await learner();
      await (await open(browser, standard, who)).leave();
      const stored = await browser.stored(standard, who.learner);
      assert.deepEqual([stored[SCORE[standard]] ?? "", stored[STATUS[standard]]], ["", UNEARNED[standard]]);
    });
  });
}
