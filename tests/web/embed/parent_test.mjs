// Whom an embedded page tells what.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Parent } from "../../../web/host/embed/parent.js";
import { framedWindow } from "./around.mjs";

const course = "https://course.example";

describe("The page around an embedded one", () => {
  it("is told what is public, whoever it is", () => {
    const { page, heard } = framedWindow();
    new Parent([], page).tell({ type: "ready" });
    assert.deepEqual(heard, [[{ loopstep: 1, type: "ready" }, "*"]]);
  });

  it("is told the height in both protocols", () => {
    const { page, heard } = framedWindow();
    new Parent([], page).tellHeight(640);
    assert.deepEqual(heard.map(([message]) => message), [
      { loopstep: 1, type: "height", height: 640 }, { subject: "lti.frameResize", height: 640 },
    ]);
  });

  it("is told what the learner does if the address names its origin, and the browser sees to that", () => {
    const { page, heard } = framedWindow();
    new Parent([course], page).confide({ type: "answer" });
    assert.deepEqual(heard, [[{ loopstep: 1, type: "answer" }, course]]);
  });

  it("is not told otherwise", () => {
    for (const origins of [[], ["https://other.example"]]) {
      const { page, heard } = framedWindow();
      const parent = new Parent(origins, page);
      parent.confide({ type: "answer" });
      assert.deepEqual([heard, parent.trusted], [[], false]);
    }
  });

  it("is known by its address where the browser has no list of origins", () => {
    const { page, heard } = framedWindow({ tells: false });
    page.document.referrer = "https://course.example/unit/3";
    new Parent(["https://other.example", course], page).confide({ type: "answer" });
    assert.deepEqual(heard.map(([, to]) => to), [course]);
  });

  it("is taken for the only one that is named if the browser tells nothing", () => {
    const { page, heard } = framedWindow({ tells: false });
    new Parent([course], page).confide({ type: "answer" });
    new Parent([course, "https://other.example"], page).confide({ type: "answer" });
    assert.deepEqual(heard.map(([, to]) => to), [course]);
  });

  it("is the only one that is listened to", () => {
    const { page, say } = framedWindow();
    const said = [];
    new Parent([], page).listen((data, origin) => said.push([data.type, origin]));
    say({ type: "go" });
    say({ type: "step" }, { source: {} });
    assert.deepEqual(said, [["go", course]]);
  });

  it("is nobody in a window of its own: nothing is sent, and nothing is heard", () => {
    const { page, heard, say } = framedWindow({ framed: false });
    const parent = new Parent([course], page);
    parent.listen(() => assert.fail());
    parent.tell({ type: "ready" });
    parent.confide({ type: "answer" });
    say({ type: "go" }, { source: page });
    assert.deepEqual([heard, parent.trusted], [[], false]);
  });
});
