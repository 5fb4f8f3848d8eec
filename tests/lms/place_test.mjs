// Where a lesson may be: by itself, in a page of another origin, and in a platform behind one.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "../browser/site.mjs";
import { Visit, openVisits } from "./visits.mjs";

const PLAYER = "/tests/lms/player/";
const isHost = (url) => /\/lms\/(platforms|scorm|cmi5|delivery|suspend_data)/.test(url);

describe("A lesson", () => {
  let visits;
  before(async () => { visits = await openVisits(); });
  after(() => visits.close());

  const elsewhere = (to) => `${visits.url.replace("127.0.0.1", "localhost")}${PLAYER}between.html?${new URLSearchParams({ to })}`;
  const lessonIn = async (page) => {
    // A frame that has not begun to load has no address.
    const isLesson = (frame) => frame.url().split("?")[0].endsWith(PLAYER);
    await until(() => page.frames().some(isLesson));
    const frame = page.frames().find(isLesson);
    await frame.waitForSelector("html[data-state=ready]");
    return new Visit(page, page, frame);
  };

  it("by itself loads no host, and keeps progress in the browser", async () => {
    const { page, requested } = await (await visits.learner()).page(visits.url + PLAYER);
    const visit = await lessonIn(page);
    await visit.answer("What comes after one?", "Two");
    await visit.says("Saved.");
    await page.reload();
    assert.deepEqual(await (await lessonIn(page)).chosen(), ["Two", null, null, null]);
    assert.deepEqual(requested.filter(isHost), []);
    assert.deepEqual(page.trouble, []);
  });

  it("in a page of another origin loads no host, and says that the browser blocks storage there", async () => {
    const { page, requested } = await (await visits.learner()).page(elsewhere(visits.url + PLAYER));
    const visit = await lessonIn(page);
    await visit.answer("What comes after one?", "Two");
    await visit.says("Not saved yet. The browser's storage is blocked or full.");
    assert.deepEqual(requested.filter(isHost), []);
    assert.deepEqual(page.trouble, []);
  });

  it("finds its platform behind a page of another origin", async () => {
    const learner = await visits.learner();
    const choices = { standard: "scorm12", content: elsewhere(visits.url + PLAYER) };
    const { page } = await learner.page(`${visits.url}/tests/lms/platform/?${new URLSearchParams(choices)}`);
    const visit = await lessonIn(page);
    await visit.answer("What comes after one?", "Two");
    await visit.says("Saved.");
    assert.equal((await visit.record()).interactions.length, 1);
  });

  it("whose address promises a platform that is not there says so, and stores nothing here", async () => {
    const learner = await visits.learner();
    const { page } = await learner.page(`${visits.url}${PLAYER}?lms=scorm12`);
    const visit = await lessonIn(page);
    assert.match(await visit.lost(), /^The course platform cannot be reached, so nothing can be stored or reported\./);
    await visit.answer("What comes after one?", "Two");
    await visit.says("Not saved yet.");
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  });
});
