// A lesson inside a cmi5 platform, in Chromium: launched, left by closing the tab, and finished later.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../browser/site.mjs";
import { questions } from "./player/lesson.js";
import { openVisits } from "./visits.mjs";

const right = questions.map(({ prompt, options, correct }) => [prompt, options[correct]]);
const standard = "cmi5";

describe("A lesson in a cmi5 platform", () => {
  let visits;
  let lrs;
  let names = 0;
  before(async () => {
    visits = await openVisits();
    ({ lrs } = visits);
  });
  after(() => visits.close());

  // Each test has a learner of its own.
  const newcomer = async () => {
    const name = `learner-${++names}`;
    const browser = await visits.learner();
    lrs.violations = [];
    lrs.faults = {};
    return { name, open: (more) => browser.open({ standard, learner: name, where: "window", ...more }) };
  };
  const said = (name) => lrs.statements.filter(({ actor }) => actor.account.name === name);
  const verbs = (name) => said(name).map(({ verb }) => verb.display.en);
  const terminated = (name, count) => until(() => verbs(name).filter((verb) => verb === "terminated").length === count);

  for (const where of ["frame", "window"]) {
    it(`in a ${where}: is begun, left by closing the tab, and finished later`, async () => {
      const { name, open } = await newcomer();
      const first = await open({ where });
      await first.read("Counting");
      for (const [prompt, option] of right.slice(0, 2)) await first.answer(prompt, option);
      await first.says("Saved.");
      await first.leave();
      await terminated(name, 1);
      assert.equal(lrs.satisfied(name), false);

      const second = await open({ where });
      assert.deepEqual(await second.chosen(), [right[0][1], right[1][1], null, null]);
      assert.equal(await second.sections(), 1);
      await second.read("Adding");
      for (const [prompt, option] of right.slice(2)) await second.answer(prompt, option);
      await second.says("Saved.");
      await second.leave();
      await terminated(name, 2);

      assert.deepEqual(verbs(name).filter((verb) => verb !== "scored"), ["initialized", "answered", "answered", "terminated",
        "initialized", "answered", "answered", "passed", "completed", "terminated"]);
      assert.ok(lrs.satisfied(name));
      const sessions = new Set(said(name).map(({ context }) => Object.values(context.extensions)[0]));
      assert.equal(sessions.size, 2);
      assert.deepEqual(lrs.violations, []);
    });
  }

  it("says nothing on the console", async () => {
    const { name, open } = await newcomer();
    const visit = await open();
    await visit.answer(...right[0]);
    await visit.says("Saved.");
    // The platform has no progress yet, and says so with a status that browsers report.
    const expected = (line) => /404/.test(line);
    assert.deepEqual([...visit.page.trouble, ...visit.tab.trouble].filter((line) => !expected(line)), []);
    await visit.leave();
    await terminated(name, 1);
  });

  it("left by closing its tab right after each answer in turn: the answer is there on return", async () => {
    const { name, open } = await newcomer();
    for (let count = 1; count <= right.length; count += 1) {
      const visit = await open();
      await visit.answer(...right[count - 1]);
      await visit.leave();
      await terminated(name, 2 * count - 1);
      const again = await open();
      assert.deepEqual(await again.chosen(), right.map(([, option], index) => (index < count ? option : null)));
      await again.leave();
      await terminated(name, 2 * count);
    }
    assert.equal(verbs(name).filter((verb) => verb === "answered").length, 4);
    assert.equal(verbs(name).filter((verb) => verb === "passed").length, 1);
    assert.deepEqual(lrs.violations, []);
  });

  it("ended by a crash right after each answer in turn: the answer is there on return", async () => {
    const { name, open } = await newcomer();
    for (let count = 1; count <= right.length; count += 1) {
      const visit = await open();
      await visit.answer(...right[count - 1]);
      await visit.crash();
      const again = await open();
      assert.deepEqual(await again.chosen(), right.map(([, option], index) => (index < count ? option : null)));
      await again.leave();
    }
    await until(() => verbs(name).filter((verb) => verb === "answered").length === 4);
    assert.deepEqual(lrs.violations, []);
  });

  it("while the platform fails: tells the learner, stays usable, and loses nothing", async () => {
    const { name, open } = await newcomer();
    const visit = await open();
    await visit.answer(...right[0]);
    await visit.says("Saved.");
    lrs.faults = { statements: -1, states: -1 };
    await visit.answer(...right[1]);
    await visit.says("Not saved yet. The course platform has not confirmed that it stored your work.");
    await visit.answer(...right[2]);
    await visit.leave();
    lrs.faults = {};
    const again = await open();
    assert.deepEqual(await again.chosen(), [...right.slice(0, 3).map(([, option]) => option), null]);
    await until(() => verbs(name).filter((verb) => verb === "answered").length === 3);
    assert.deepEqual(lrs.violations, []);
  });

  it("in a session that has expired: tells the learner to open it again, where the answers are", async () => {
    const { open } = await newcomer();
    const visit = await open();
    lrs.faults = { expired: true };
    await visit.answer(...right[0]);
    await visit.says("The course platform has ended this session. Close the lesson and open it from the course again.");
    await visit.leave();
    lrs.faults = {};
    assert.deepEqual(await (await open()).chosen(), [right[0][1], null, null, null]);
  });

  it("reloaded: tells that a launch works only once", async () => {
    const { name, open } = await newcomer();
    const visit = await open();
    await visit.answer(...right[0]);
    await visit.says("Saved.");
    await visit.tab.reload();
    await visit.frame.waitForSelector("html[data-state=ready]");
    assert.match(await visit.lost(), /^This launch of the lesson was used already.*open it from the course again\.$/);
    await visit.leave();
    assert.deepEqual(await (await open()).chosen(), [right[0][1], null, null, null]);
    assert.equal(verbs(name).filter((verb) => verb === "initialized").length, 2);
  });

  it("in review mode changes nothing", async () => {
    const { name, open } = await newcomer();
    const visit = await open({ mode: "review" });
    assert.ok(await visit.frame.getByLabel("Counting").isDisabled());
    await visit.leave();
    await terminated(name, 1);
    assert.deepEqual(verbs(name), ["initialized", "terminated"]);
    assert.deepEqual(lrs.violations, []);
  });
});
