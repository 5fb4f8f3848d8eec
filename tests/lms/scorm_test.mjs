// A lesson inside a SCORM platform, in Chromium: opened, left by closing the tab, and finished later.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { questions } from "./player/lesson.js";
import { openVisits } from "./visits.mjs";

const STANDARDS = [{
  standard: "scorm12", name: "SCORM 1.2",
  names: { commit: "LMSCommit", terminate: "LMSFinish" },
  fields: {
    "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "100", "cmi.core.score.min": "0", "cmi.core.score.max": "100",
    "cmi.core.exit": "suspend",
  },
  time: ["cmi.core.session_time", /^0000:00:\d\d\.\d\d$/],
  interaction: {
    "id": "numbers_second", "type": "choice", "correct_responses.0.pattern": "b", "student_response": "b",
    "result": "correct", "latency": "0000:00:01.50",
  },
  at: ["time", /^\d\d:\d\d:\d\d$/],
  status: "cmi.core.lesson_status",
  begun: "incomplete",
}, {
  standard: "scorm2004", name: "SCORM 2004",
  names: { commit: "Commit", terminate: "Terminate" },
  fields: {
    "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.scaled": "1", "cmi.score.raw": "100",
    "cmi.score.min": "0", "cmi.score.max": "100", "cmi.exit": "suspend",
  },
  time: ["cmi.session_time", /^PT[\d.]+S$/],
  interaction: {
    "id": "numbers_second", "type": "choice", "correct_responses.0.pattern": "b", "learner_response": "b",
    "result": "correct", "latency": "PT1.5S", "description": "What comes after two?",
  },
  at: ["timestamp", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/],
  status: "cmi.success_status",
  begun: "unknown",
}];
const right = questions.map(({ prompt, options, correct }) => [prompt, options[correct]]);

for (const { standard, name, names, fields, time, interaction, at, status, begun } of STANDARDS) {
  describe(`A lesson in a ${name} platform`, () => {
    let visits;
    before(async () => { visits = await openVisits(); });
    after(() => visits.close());

    for (const where of ["frame", "window"]) {
      it(`in a ${where}: is begun, left by closing the tab, and finished later`, async () => {
        const learner = await visits.learner();
        const first = await learner.open({ standard, where });
        await first.read("Counting");
        for (const [prompt, option] of right.slice(0, 2)) await first.answer(prompt, option);
        await first.says("Saved.");
        await first.leave();
        assert.equal((await learner.stored(standard))[status], begun);

        const second = await learner.open({ standard, where });
        assert.deepEqual(await second.chosen(), [right[0][1], right[1][1], null, null]);
        assert.equal(await second.sections(), 1);
        await second.read("Adding");
        for (const [prompt, option] of right.slice(2)) await second.answer(prompt, option);
        await second.says("Saved.");
        assert.deepEqual((await second.record()).violations, []);
        await second.leave();

        const stored = await learner.stored(standard);
        for (const [field, value] of Object.entries(fields)) assert.equal(stored[field], value, field);
        assert.match(stored[time[0]], time[1]);
        for (const [field, value] of Object.entries(interaction)) {
          assert.equal(stored[`cmi.interactions.1.${field}`], value, field);
        }
        assert.match(stored[`cmi.interactions.1.${at[0]}`], at[1]);
        assert.equal(stored["cmi.interactions.3.id"], "numbers_fourth");
        assert.equal(stored["cmi.interactions.4.id"], undefined);
      });
    }

    it("says nothing on the console, and terminates after its last commit", async () => {
      const learner = await visits.learner();
      const visit = await learner.open({ standard, where: "window" });
      await visit.answer(...right[0]);
      await visit.says("Saved.");
      await visit.leave();
      const { calls } = await visit.record();
      assert.deepEqual(calls.slice(-2).map(([call]) => call), [names.commit, names.terminate]);
      assert.deepEqual([...visit.page.trouble, ...visit.tab.trouble], []);
    });

    for (const [how, leave] of [["left by closing its tab", "leave"], ["ended by a crash", "crash"]]) {
      it(`${how} right after each answer in turn: the answer is there on return`, async () => {
        const learner = await visits.learner();
        for (let count = 1; count <= right.length; count += 1) {
          const visit = await learner.open({ standard, where: "window" });
          await visit.answer(...right[count - 1]);
          await visit[leave]();
          const again = await learner.open({ standard, where: "window" });
          assert.deepEqual(await again.chosen(), right.map(([, option], index) => (index < count ? option : null)));
          await again.leave();
        }
        assert.equal((await learner.stored(standard))["cmi.interactions.3.id"], "numbers_fourth");
      });
    }

    for (const how of ["false", "empty", "null", "throws"]) {
      it(`with commits that fail (${how}): tells the learner, stays usable, and loses nothing`, async () => {
        const learner = await visits.learner();
        const visit = await learner.open({ standard });
        await visit.answer(...right[0]);
        await visit.says("Saved.");
        await visit.faults({ commits: -1, how });
        await visit.answer(...right[1]);
        await visit.says("Not saved yet. The course platform has not confirmed that it stored your work.");
        await visit.answer(...right[2]);
        assert.deepEqual((await visit.record()).violations, []);
        await visit.leave();
        assert.equal((await learner.stored(standard))["cmi.interactions.1.id"], undefined);

        const again = await learner.open({ standard });
        assert.deepEqual(await again.chosen(), [...right.slice(0, 3).map(([, option]) => option), null]);
        await again.answer(...right[3]);
        await again.says("Saved.");
        assert.equal((await again.record()).stored["cmi.interactions.3.id"], "numbers_fourth");
      });
    }

    it("that is slow: stays usable meanwhile, and saves everything", async () => {
      const visit = await (await visits.learner()).open({ standard });
      await visit.faults({ commits: 1, how: "late" });
      await visit.answer(...right[0]);
      await visit.says("Saving …");
      await visit.answer(...right[1]);
      await visit.says("Saved.");
      assert.equal((await visit.record()).interactions.length, 2);
    });

    it("whose end fails: the answers are there on return", async () => {
      const learner = await visits.learner();
      const visit = await learner.open({ standard });
      await visit.faults({ commits: -1, terminate: "throws" });
      await visit.answer(...right[0]);
      await visit.leave();
      assert.deepEqual(await (await learner.open({ standard })).chosen(), [right[0][1], null, null, null]);
    });

    it("is saved by itself once commits work again", async () => {
      const visit = await (await visits.learner()).open({ standard });
      await visit.faults({ commits: 2, how: "throws" });
      await visit.answer(...right[0]);
      await visit.says("Not saved yet.");
      await visit.page.waitForFunction(() => window.platform.interactions().length === 1);
      await visit.frame.click("#retry");
      await visit.says("Saved.");
    });

    it("finds an API that is late", async () => {
      const visit = await (await visits.learner()).open({ standard, late: "3000" });
      await visit.answer(...right[0]);
      await visit.says("Saved.");
    });

    it("in a session that has expired: tells the learner to open it again, where the answers are", async () => {
      const learner = await visits.learner();
      const visit = await learner.open({ standard });
      await visit.faults({ expired: true });
      await visit.answer(...right[0]);
      await visit.says("The course platform has ended this session. Close the lesson and open it from the course again.");
      await visit.leave();
      assert.deepEqual(await (await learner.open({ standard })).chosen(), [right[0][1], null, null, null]);
    });

    it("in review mode changes nothing", async () => {
      const learner = await visits.learner();
      const visit = await learner.open({ standard });
      await visit.answer(...right[0]);
      await visit.says("Saved.");
      await visit.leave();
      const stored = await learner.stored(standard);
      const review = await learner.open({ standard, mode: "review" });
      assert.ok(await review.frame.getByLabel("Counting").isDisabled());
      await review.leave();
      const now = await learner.stored(standard);
      for (const [field, value] of Object.entries(stored)) {
        if (!/entry|mode|session_time|exit|_count/.test(field)) assert.equal(now[field], value, field);
      }
    });

    it("gives another learner on the same machine a fresh start", async () => {
      const learner = await visits.learner();
      const visit = await learner.open({ standard, learner: "ada" });
      await visit.faults({ commits: -1 });
      await visit.answer(...right[0]);
      await visit.says("Not saved yet.");
      await visit.leave();
      assert.deepEqual(await (await learner.open({ standard, learner: "grace" })).chosen(), [null, null, null, null]);
    });
  });
}
