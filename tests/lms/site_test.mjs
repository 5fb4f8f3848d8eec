// The site itself in a course platform, from its packages: a learner begins the quiz, closes the tab, and finishes it.
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { picture, root, until } from "../browser/site.mjs";
import { contentOf, firstRight, openLesson as open, right } from "./learning.mjs";
import { openVisits } from "./visits.mjs";

describe("The site in a package", () => {
  let visits;
  before(async () => { visits = await openVisits(); });
  after(() => visits.close());

  for (const { standard, begun, finished, first } of [
    {
      standard: "scorm12", begun: { "cmi.core.lesson_status": "incomplete", "cmi.core.score.raw": "25" },
      finished: { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "100" }, first: "cmi.interactions.0.student_response",
    },
    {
      standard: "scorm2004",
      begun: { "cmi.completion_status": "incomplete", "cmi.success_status": "unknown", "cmi.score.scaled": "0.25" },
      finished: { "cmi.completion_status": "incomplete", "cmi.success_status": "passed", "cmi.score.scaled": "1" },
      first: "cmi.interactions.0.learner_response",
    },
  ]) {
    it(`reports to ${standard}, and goes on where the learner left`, async () => {
      const browser = await visits.learner();
      const before = await open(browser, standard);
      await before.answer(0, right[0]);
      await before.leave();
      const stored = await browser.stored(standard);
      for (const [field, value] of Object.entries(begun)) assert.equal(stored[field], value, field);
      assert.equal(stored[first], "abcd"[right[0]]);

      const later = await open(browser, standard);
      assert.deepEqual(await later.chosen(), firstRight(1));
      for (const index of [1, 2, 3]) await later.answer(index, right[index]);
      const { violations } = await later.visit.record();
      assert.deepEqual(violations, [], "the platform has nothing to object to");
      await later.leave();
      for (const [field, value] of Object.entries(finished)) {
        assert.equal((await browser.stored(standard))[field], value, `${field}: no section was read`);
      }
      assert.deepEqual([...later.visit.page.trouble, ...later.visit.tab.trouble], []);
    });
  }

  it("reports to cmi5, and goes on where the learner left", async () => {
    const { lrs } = visits;
    lrs.violations = [];
    const browser = await visits.learner();
    const learner = "site-learner";
    const verbs = () => lrs.statements.filter(({ actor }) => actor.account.name === learner).map(({ verb }) => verb.display.en);
    const before = await open(browser, "cmi5", { learner });
    await before.answer(0, right[0]);
    await before.leave();
    await until(() => verbs().includes("terminated"));
    const later = await open(browser, "cmi5", { learner });
    assert.deepEqual(await later.chosen(), firstRight(1));
    for (const index of [1, 2, 3]) await later.answer(index, right[index]);
    await until(() => verbs().includes("passed"));
    assert.ok(!verbs().includes("completed"), "no section was read");
    assert.equal(verbs().filter((verb) => verb === "answered").length, 4);
    await later.leave();
    assert.deepEqual(lrs.violations, []);
  });

  for (const standard of ["scorm12", "scorm2004", "cmi5"]) {
    it(`of the whole course reports to ${standard}, too, and goes on where the learner left`, async () => {
      const browser = await visits.learner();
      const choices = { content: contentOf("course", standard), learner: `course-${standard}` };
      const before = await open(browser, standard, choices);
      await before.answer(0, right[0]);
      await before.leave();
      const later = await open(browser, standard, choices);
      assert.deepEqual(await later.chosen(), firstRight(1));
      await later.answer(1, right[1]);
      const { violations } = standard === "cmi5" ? visits.lrs : await later.visit.record();
      assert.deepEqual(violations, []);
      await later.leave();
    });
  }

  it("keeps in its address how the platform launched it, so a reload still finds the platform", async () => {
    const browser = await visits.learner();
    const learning = await open(browser, "cmi5", { learner: "reloading-learner" });
    const { tab } = learning.visit;
    const launched = new URL(tab.url());
    await learning.answer(0, right[0]);
    await until(() => new URL(tab.url()).hash !== launched.hash);
    assert.equal(new URL(tab.url()).search, launched.search);
    assert.equal(new URL(tab.url()).pathname, launched.pathname);
    await tab.reload();
    await tab.waitForSelector("html[data-state=ready]");
    await learning.app.getByText(/^This launch of the lesson was used already/).first().waitFor();
    await learning.answer(1, right[1]);
    assert.equal(await tab.evaluate(() => localStorage.getItem("loopstep.progress.v1")), null, "others may use this browser");
  });

  it("says what is not saved, and saves it once the platform is back", async () => {
    const browser = await visits.learner();
    const learning = await open(browser, "scorm12");
    await learning.visit.faults({ commits: -1, how: "false" });
    await learning.answer(0, right[0]);
    await learning.notSaved().waitFor();
    await learning.answer(1, right[1]);
    await picture(learning.visit.tab, "not-saved");
    await learning.app.getByRole("button", { name: "Try again" }).click();
    await learning.notSaved().waitFor();
    await learning.visit.faults({});
    await learning.notSaved().waitFor({ state: "detached" });
    assert.equal((await learning.visit.record()).stored["cmi.core.score.raw"], "50");
  });

  it("is at most 1 MB", () => {
    const packages = readdirSync(`${root}dist/packages`).filter((name) => name.endsWith(".zip"));
    assert.ok(packages.length >= 6);
    for (const name of packages) assert.ok(statSync(`${root}dist/packages/${name}`).size <= 1_000_000, name);
  });

  it("changes nothing in a review, and says so", async () => {
    const browser = await visits.learner();
    const learning = await open(browser, "scorm12", { mode: "review", where: "frame" });
    await learning.app.getByText(/neither saved nor reported/).first().waitFor();
    await learning.answer(0, right[0]);
    const { stored, calls } = await learning.visit.record();
    assert.deepEqual(calls.filter(([name]) => name === "LMSSetValue"), []);
    assert.equal(stored?.["cmi.core.score.raw"] ?? "", "");
    assert.equal(await learning.app.getByText(/^Not saved/).count(), 0);
  });
});
