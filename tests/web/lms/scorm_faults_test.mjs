// What becomes of answers when a SCORM platform fails: nothing that was acknowledged is lost, and the learner is told
// about the rest.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { StrictPlatform } from "../../lms/strict_api.js";
import { outlineOf, progressIn } from "./course.mjs";
import { refuse, STANDARDS, useScorm } from "./scorm_browser.mjs";
import { answer, answered, answers, completed, opened, options, questions } from "./session.mjs";

const UNCONFIRMED = "The course platform has not confirmed that it stored your work. "
  + "It is kept in this browser and sent again, so please keep this page open.";

for (const standard of STANDARDS) {
  const { model, makeHost, learner, status } = standard;
  describe(`A ${model.name} platform that fails`, () => {
    const { browser, launch, begin } = useScorm(standard);
    const commits = (platform) => platform.calls.filter(([name]) => name === model.calls.commit).length;

    for (const how of ["false", "empty", "null", "throws", "never"]) {
      it(`at three commits (${how}): the learner is told, and it is tried again after 1, 2 and 4 seconds`, async () => {
        const { platform, host } = await begin();
        platform.faults = { commits: 3, how };
        const before = commits(platform);
        const saving = answer(host, 1);
        await browser.clock.tickAsync(how === "never" ? 20_000 : 0);
        assert.deepEqual(await saving, { saved: false, why: UNCONFIRMED });
        const patience = how === "never" ? 40_000 : 0;
        await browser.clock.tickAsync(6999 + patience);
        assert.equal(commits(platform) - before, 3);
        await browser.clock.tickAsync(1);
        assert.equal(commits(platform) - before, 4);
        assert.deepEqual(await host.save(answers(1)), { saved: true });
        assert.equal(platform.interactions().length, 1, "the interaction is there once");
        assert.deepEqual(platform.violations, []);
      });
    }

    it("for an hour: it is tried at least once a minute", async () => {
      const { platform, host } = await begin();
      platform.faults = { commits: -1 };
      const before = commits(platform);
      answer(host, 1);
      await browser.clock.tickAsync(3_600_000);
      const tries = commits(platform) - before;
      assert.ok(tries >= 60 && tries <= 80, `${tries} tries`);
      platform.faults = {};
      await browser.clock.tickAsync(60_000);
      assert.equal(platform.interactions().length, 1);
    });

    it("slowly: an answer meanwhile waits for its turn, and nothing is lost", async () => {
      const { platform, host } = await begin();
      platform.faults = { commits: 1, how: "late" };
      const first = answer(host, 1);
      await browser.clock.tickAsync(100);
      const second = answer(host, 2);
      await browser.clock.tickAsync(6000);
      assert.deepEqual([await first, await second], [{ saved: true }, { saved: true }]);
      assert.equal(platform.interactions().length, 2);
    });

    it("when values are set: they are set again", async () => {
      const { platform, host } = await begin();
      platform.faults = { sets: 4 };
      const saving = answer(host, 1);
      await browser.clock.tickAsync(0);
      assert.equal((await saving).saved, false);
      await browser.clock.tickAsync(1000);
      assert.deepEqual(await host.save(answers(1)), { saved: true });
      assert.equal(platform.interactions()[0].result, "correct");
      assert.deepEqual(platform.violations, []);
    });

    for (const [what, pattern] of [["interactions", /interactions/], ["the status", /status/]]) {
      it(`to set ${what} and takes the state: what it lacks is reported on return`, async () => {
        const { platform, host } = await begin();
        refuse(platform, model, "set", pattern);
        for (let count = 1; count <= 4; count += 1) answer(host, count);
        host.report(completed);
        host.close();
        const next = platform.relaunched();
        assert.equal((await launch(next)).first.state, answers(4));
        assert.equal(next.stored[status], "passed");
        assert.equal(next.interactions().length, 4);
      });
    }

    it("to set part of an interaction: the rest of it, and the next one, are set later", async () => {
      const { platform, host } = await begin();
      platform.faults = { sets: 2 };
      host.report(answered(0));
      host.report(answered(1));
      await browser.clock.tickAsync(3000);
      assert.deepEqual(platform.interactions().map(({ id, type, result }) => [id.split("_")[1], type, result]),
        questions.slice(0, 2).map(([id]) => [id, "choice", "correct"]));
      assert.equal(browser.storage.size, 0);
    });

    it("and the tab is closed at once: the last commit and terminate are still made, and the copy here goes on", async () => {
      const { platform, host } = await begin();
      platform.faults = { commits: -1, how: "throws", terminate: "throws" };
      answer(host, 1);
      host.close();
      assert.deepEqual(platform.calls.slice(-2).map(([name]) => name), [model.calls.commit, model.calls.terminate]);
      const next = platform.relaunched();
      const { first, host: again } = await launch(next);
      assert.deepEqual(first, { state: answers(1), review: false, lost: "" });
      assert.equal(next.interactions().length, 1, "what was reported is reported now");
      assert.deepEqual(await again.save(answers(1)), { saved: true });
    });

    it("and the browser crashes: every answer is there on return", async () => {
      for (let count = 1; count <= 4; count += 1) {
        const { platform, host } = await begin();
        platform.faults = { commits: -1 };
        for (let each = 1; each <= count; each += 1) {
          answer(host, each);
          await browser.clock.tickAsync(1000);
        }
        browser.page = Object.assign(new EventTarget(), { visibilityState: "visible" });
        const next = platform.relaunched();
        assert.equal((await launch(next)).first.state, answers(count));
        assert.equal(next.interactions().length, count);
      }
    });

    it("has acknowledged: no copy remains in this browser", async () => {
      const { host } = await begin();
      answer(host, 1);
      assert.equal(browser.storage.size, 1);
      await browser.clock.tickAsync(1000);
      assert.equal(browser.storage.size, 0);
    });

    it("has stored without saying so: nothing is reported twice", async () => {
      const { platform, host } = await begin();
      const { commit } = model.calls;
      const real = platform.api[commit];
      platform.api[commit] = (argument) => { real(argument); return ""; };
      answer(host, 1);
      await browser.clock.tickAsync(1000);
      const next = platform.relaunched();
      await launch(next);
      assert.deepEqual(next.calls.filter(([, [name]]) => name?.endsWith(".id")), []);
    });

    it("in one of two tabs: what that one has kept is not removed by the other", async () => {
      const { platform, host } = await begin();
      const { host: other } = await begin();
      platform.faults = { commits: -1 };
      const saving = answer(other, 2);
      answer(host, 1);
      await browser.clock.tickAsync(1000);
      assert.deepEqual(await saving, { saved: true });
      assert.equal((await launch(platform.relaunched())).first.state, answers(1));
    });

    it("has its copy by the course that is asked for, not by the page's address", async () => {
      globalThis.location = { pathname: "/course/first/" };
      try {
        const { platform, host } = await begin();
        platform.faults = { commits: -1 };
        answer(host, 1);
        host.close();
        globalThis.location.pathname = "/course/second/";
        assert.equal((await launch(platform.relaunched())).first.state, answers(1));
        assert.equal((await launch(platform.relaunched(), { course: "/other/" })).first.state, "");
        await assert.rejects(makeHost(options(browser, { api: platform.api, course: undefined })).open(), /needs the option `course`/);
      } finally {
        delete globalThis.location;
      }
    });

    it("of two learners on one machine each gets only what is theirs", async () => {
      const { platform, host } = await begin();
      platform.faults = { commits: -1 };
      answer(host, 1);
      host.close();
      const other = new StrictPlatform(model, { values: { [learner]: "grace" } });
      assert.equal((await launch(other)).first.state, "");
      assert.equal((await launch(platform.relaunched())).first.state, answers(1));
    });

    it("without the learner's name keeps no copy, and the learner is told to keep the page open", async () => {
      const platform = new StrictPlatform(model, { values: { [learner]: "" } });
      const { host } = await launch(platform);
      platform.faults = { commits: -1 };
      const saving = answer(host, 1);
      await browser.clock.tickAsync(0);
      assert.match((await saving).why, /this browser cannot keep it\.$/);
      assert.equal(browser.storage.size, 0);
    });

    it("in a browser that blocks storage goes on, too", async () => {
      globalThis.localStorage = new Proxy({}, { get() { throw new Error("blocked"); } });
      const { platform, host } = await begin();
      const saving = answer(host, 1);
      await browser.clock.tickAsync(1000);
      assert.deepEqual(await saving, { saved: true });
      assert.equal(platform.interactions().length, 1);
    });

    // An answer did not reach the platform from here, and a later one did from another browser. Returns that session's
    // platform, and what brings back the storage of this browser, as it is now.
    const goneOnElsewhere = async () => {
      const { platform, host } = await begin();
      platform.faults = { commits: -1 };
      answer(host, 1);
      const here = new Map(browser.storage);
      browser.storage.clear();
      const elsewhere = platform.relaunched();
      const { host: other } = await launch(elsewhere);
      answer(other, 3);
      other.close();
      const comeBack = () => here.forEach((value, key) => browser.storage.set(key, value));
      comeBack();
      return { elsewhere, comeBack };
    };

    it("and was used from another place since: its state counts, and the learner is told", async () => {
      const { elsewhere } = await goneOnElsewhere();
      const { first } = await launch(elsewhere.relaunched());
      assert.equal(first.state, answers(3));
      assert.match(first.lost, /^What you did here on 27 November 2026 at 12:00 did not reach the course platform/);
    });

    it("and begins a new attempt: the copy of the last one does not come back", async () => {
      const { platform, host } = await begin();
      answer(host, 1);
      await browser.clock.tickAsync(1000);
      host.close();
      const resumed = platform.relaunched();
      const { host: again } = await launch(resumed);
      resumed.faults = { commits: -1 };
      answer(again, 2);
      again.close();
      const { first } = await launch(new StrictPlatform(model));
      assert.deepEqual([first.state, first.lost], ["", ""]);
    });

    it("and lost part of its text: the whole copy here counts", async () => {
      const { platform, host } = await begin();
      answer(host, 3);
      await browser.clock.tickAsync(1000);
      platform.faults = { commits: -1 };
      answer(host, 4);
      const cut = platform.stored["cmi.suspend_data"].slice(0, -9);
      const { first } = await launch(platform.relaunched({ values: { "cmi.suspend_data": cut } }));
      assert.deepEqual([first.state, first.lost], [answers(4), ""]);
    });

    it("and lost part of a text that is later than the copy here: that text counts, and the learner is told", async () => {
      const { elsewhere, comeBack } = await goneOnElsewhere();
      const stored = elsewhere.stored["cmi.suspend_data"];
      const parts = stored.split(".");
      for (const damaged of [[...parts, "x"].join("."), ["x", ...parts.slice(1)].join(".")]) {
        const { first } = await launch(elsewhere.relaunched({ values: { "cmi.suspend_data": damaged } }));
        comeBack();
        assert.equal(first.state, answers(3));
        assert.match(first.lost, /^Part of the progress that the course platform stored was damaged.* What you did here on 27 Nov/);
      }
    });

    it("and ends the session: the learner is told what to do, and comes back to every answer", async () => {
      const { platform, host } = await begin();
      answer(host, 1);
      await browser.clock.tickAsync(1000);
      platform.faults = { expired: true };
      const saving = answer(host, 2);
      await browser.clock.tickAsync(1000);
      const { saved, why } = await saving;
      assert.equal(saved, false);
      assert.match(why, /^The course platform has ended this session\. Close the lesson and open it from the course again\./);
      host.close();
      const { first } = await launch(platform.relaunched());
      assert.equal(first.state, answers(2));
    });

    it("and does not keep progress: the learner is told, and goes on in this browser", async () => {
      const poor = { ...model, elements: model.elements.filter(({ name }) => !name.test("cmi.suspend_data")) };
      const platform = new StrictPlatform(poor);
      const { host } = await launch(platform);
      for (const wait of [1000, 5000]) {
        const saving = answer(host, 1);
        await browser.clock.tickAsync(wait);
        assert.match((await saving).why, /^The course platform does not keep your progress\. .* you need this browser\.$/);
      }
      host.close();
      assert.equal(platform.interactions().length, 2, "what is reported is not held back");
      const next = platform.relaunched();
      assert.equal((await launch(next)).first.state, answers(1));
      assert.equal(next.interactions().length, 2, "nor reported again");
    });

    it("and has too little space for the whole course: what fits goes there, and everything is kept here", async () => {
      const large = outlineOf({ questions: 15, sections: 15 });
      const twice = { ...large, ...Object.fromEntries(Object.entries(large).map(([slug, lesson]) => [`${slug}-again`, lesson])) };
      const platform = new StrictPlatform(model);
      const { host } = await launch(platform, { outline: async () => twice });
      const state = progressIn(twice);
      host.report(answered(0));
      const saving = host.save(state);
      await browser.clock.tickAsync(0);
      assert.match((await saving).why, /^The course platform has too little space for your progress/);
      assert.ok(platform.stored["cmi.suspend_data"].length > 3900);
      host.close();
      const next = platform.relaunched();
      const { first } = await launch(next, { outline: async () => twice });
      assert.equal(first.state, state);
      assert.equal(next.interactions().length, 1, "an answer that the platform has is not reported again");
      assert.deepEqual(platform.violations, []);
    });

    it("without an API that works at all: nothing is thrown", async () => {
      for (const api of [{}, { [model.calls.initialize]: () => "true" }, Object.fromEntries(Object.values(model.calls)
        .map((name) => [name, () => { throw new Error("gone"); }]))]) {
        const host = makeHost(options(browser, { api }));
        await opened(host, browser);
        host.report(answered(0));
        host.report(completed);
        const saving = host.save(answers(1));
        await browser.clock.tickAsync(30_000);
        assert.equal((await saving).saved, false);
        host.close();
      }
    });

    it("reports what was earned before a crash, too", async () => {
      const { platform, host } = await begin();
      platform.faults = { commits: -1 };
      for (let count = 1; count <= 4; count += 1) answer(host, count);
      host.report(completed);
      const next = platform.relaunched();
      await launch(next);
      assert.equal(next.stored[status], "passed");
    });
  });
}
