// The messages of the page around an embedded one: what is carried out, what is refused and why.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readMessage } from "../../../web/host/embed/messages.js";

const course = "https://course.example";
const read = (message, { origin = course, origins = [course], embed = "lesson" } = {}) =>
  readMessage(message, { origin, origins, embed });
const ours = (message, more) => read({ loopstep: 1, ...message }, more);

describe("A message of the page around", () => {
  for (const message of [undefined, null, "text", 7, [], {}, { subject: "lti.frameResize" }, { type: "go" }]) {
    it(`is ignored if it is of another protocol: ${JSON.stringify(message)}`, () => assert.equal(read(message), null));
  }

  const good = [
    { type: "go", section: "errors" }, { type: "go", demo: "timeout", step: 3 }, { type: "go", quiz: true }, { type: "go" },
    { type: "step", step: 0 }, { type: "step", by: 1 }, { type: "step", by: -1 },
    { type: "theme", theme: "dark" }, { type: "theme", theme: "system" },
    { type: "exam" }, { type: "getState" }, { type: "setState", state: '{"format":1,"lessons":{}}' },
  ];
  for (const message of good) {
    it(`is carried out: ${JSON.stringify(message)}`, () => assert.deepEqual(ours(message), { message: { loopstep: 1, ...message } }));
  }

  const malformed = [
    [{ type: "jump" }, /`type` must be one of go, step, theme, exam, getState, setState\./],
    [{}, /`type` must be one of/],
    [{ type: ["setState"], state: '{"format":1,"lessons":{}}' }, /`type` must be one of/],
    [{ type: "toString" }, /`type` must be one of/],
    [{ type: "go", section: 7 }, /`section` must be the id/],
    [{ type: "go", section: "errors", demo: "timeout" }, /can name one of/],
    [{ type: "go", demo: "" }, /`demo` must be the id/],
    [{ type: "go", quiz: 1 }, /`quiz` can only be true/],
    [{ type: "go", demo: "timeout", step: -1 }, /`step` must be a step of a `demo`/],
    [{ type: "go", step: 3 }, /`step` must be a step of a `demo`/],
    [{ type: "step" }, /needs either `step` or `by`/],
    [{ type: "step", step: 1, by: 1 }, /needs either `step` or `by`/],
    [{ type: "step", step: "3" }, /whole number/],
    [{ type: "step", by: 2 }, /1 or -1/],
    [{ type: "step", by: "1" }, /1 or -1/],
    [{ type: "theme", theme: "blue" }, /"dark", "light" or "system"/],
    [{ type: "setState" }, /`state` must be a text/],
    [{ type: "setState", state: "{" }, /`state` must be a text/],
    [{ type: "setState", state: '"text"' }, /`state` must be a text/],
    [{ type: "setState", state: ['{"format":1,"lessons":{}}'] }, /`state` must be a text/],
    [{ type: "setState", state: '{"format":2,"lessons":{}}' }, /`state` must be a text/],
    [{ type: "setState", state: "null" }, /`state` must be a text/],
  ];
  for (const [message, reason] of malformed) {
    it(`is refused, and the reason is given: ${JSON.stringify(message)}`, () => assert.match(ours(message).reason, reason));
  }

  it("is refused, whatever it contains", () => {
    assert.match(ours({ type: "step", by: 1n }).reason, /1 or -1/);
  });

  it("of another version is refused", () => {
    for (const loopstep of [0, 2, "1", null]) assert.match(read({ loopstep, type: "go" }).reason, /version 1/);
  });

  it("cannot lead out of what the frame shows", () => {
    assert.match(ours({ type: "go", section: "errors" }, { embed: "stage" }).reason, /only the stage/);
    assert.match(ours({ type: "go", demo: "timeout" }, { embed: "quiz" }).reason, /only the quiz/);
    assert.ok(ours({ type: "go", demo: "timeout" }, { embed: "stage" }).message);
  });

  for (const type of ["exam", "getState", "setState"]) {
    it(`is refused if another origin sends it: ${type}`, () => {
      assert.match(ours({ type, state: '{"format":1,"lessons":{}}' }, { origin: "https://other.example" }).reason,
        /does not name https:\/\/other\.example/);
    });
  }

  it("about what is public may come from any origin", () => {
    for (const message of [{ type: "go" }, { type: "step", by: 1 }, { type: "theme", theme: "dark" }]) {
      assert.ok(ours(message, { origin: "null", origins: [] }).message);
    }
  });
});
