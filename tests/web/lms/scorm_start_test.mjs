// What becomes of a session with a SCORM platform that does not begin, or cannot read what it stored.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { StrictPlatform } from "../../lms/strict_api.js";
import { refuse, STANDARDS, useScorm } from "./scorm_browser.mjs";
import { answer, answered, answers, cannotSave, questions, score } from "./session.mjs";

for (const standard of STANDARDS) {
  const { model, status, raw } = standard;
  describe(`A ${model.name} platform that fails at the start`, () => {
    const { browser, launch, begin } = useScorm(standard);

    it("and does not begin at first: it is asked again", async () => {
      const platform = new StrictPlatform(model, { faults: { initialize: 3 } });
      const { host, first } = await launch(platform);
      assert.equal(first.lost, "");
      host.close();
      assert.deepEqual(platform.violations, []);
    });

    it("because it was not left before: the session that has begun goes on", async () => {
      const { platform, host } = await begin();
      answer(host, 2);
      await browser.clock.tickAsync(1000);
      const { host: again, first } = await launch(platform);
      assert.deepEqual(first, { state: answers(2), review: false, lost: "" });
      const saving = answer(again, 3);
      await browser.clock.tickAsync(1000);
      assert.deepEqual(await saving, { saved: true });
      assert.equal(platform.interactions().length, 2);
    });

    it("and never begins: the learner is told, and nothing else is called", async () => {
      const platform = new StrictPlatform(model, { faults: { initialize: -1 } });
      const { host, first } = await launch(platform);
      assert.match(first.lost, /^The course platform does not accept this session.*open it from the course again\.$/);
      host.report(answered(0));
      cannotSave(await host.save(answers(1)), first.lost);
      host.close();
      // The code of the error does not say in SCORM 1.2 that the session has not begun, but whether it can be read does.
      const called = new Set(platform.calls.map(([name]) => name).filter((name) => name !== model.calls.get));
      assert.deepEqual(called, new Set([model.calls.initialize]));
    });

    it("and cannot read what it stored: that is left unchanged", async () => {
      const { platform, host } = await begin();
      answer(host, 2);
      host.close();
      const next = platform.relaunched({ faults: { gets: -1 } });
      const { host: again, first } = await launch(next);
      assert.match(first.lost, /^Your progress on the course platform could not be read, so it is left unchanged/);
      cannotSave(await again.save(answers(1)), first.lost);
      again.close();
      assert.equal(next.stored["cmi.suspend_data"], platform.stored["cmi.suspend_data"]);
    });

    for (const [what, element] of [["its mode", model.mode], ["the status", status], ["the score", raw]]) {
      it(`and cannot read ${what}: it is asked again, and what it stored is left unchanged`, async () => {
        const { platform, host } = await begin();
        answer(host, 4);
        host.close();
        const next = platform.relaunched();
        refuse(next, model, "get", new RegExp(`^${element}$`));
        const { host: again, first } = await launch(next);
        assert.match(first.lost, /^Your progress on the course platform could not be read, so it is left unchanged/);
        again.report(score(0));
        cannotSave(await again.save(answers(1)), first.lost);
        again.close();
        for (const name of [status, raw, "cmi.suspend_data"]) assert.equal(next.stored[name], platform.stored[name]);

        const later = platform.relaunched();
        refuse(later, model, "get", new RegExp(`^${element}$`), 3);
        assert.deepEqual((await launch(later)).first, { state: answers(4), review: false, lost: "" });
        assert.equal(later.stored[status], "passed");
      });
    }

    it("and can count interactions only later does not replace any", async () => {
      const { platform, host } = await begin();
      answer(host, 1);
      host.close();
      const next = platform.relaunched();
      refuse(next, model, "get", /_count$/, 3);
      const { host: again } = await launch(next);
      answer(again, 2);
      again.close();
      assert.deepEqual(next.interactions().map(({ id }) => id.split("_")[1]), questions.slice(0, 2).map(([id]) => id));
    });

    it("and if the outline of the course cannot be loaded, what it stored is left unchanged", async () => {
      const { host, first } = await begin({ outline: () => Promise.reject(new TypeError("no connection")) });
      assert.match(first.lost, /^Your progress on the course platform could not be read/);
      cannotSave(await host.save(answers(1)), first.lost);
    });
  });
}
