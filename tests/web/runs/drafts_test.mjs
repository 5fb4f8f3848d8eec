// What the learner has written survives a reload, and storage that is blocked, full or broken is no reason to fail.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { readDraft, removeDraft, writeDraft } from "../../../web/host/editor/drafts.js";

const PREFIX = "loopstep.draft.v1.";

/** A storage whose keys are its properties, as the browser's are. */
function makeStorage() {
  return Object.create({
    getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; },
    setItem(key, value) { this[key] = value; },
    removeItem(key) { delete this[key]; },
  });
}

describe("A draft", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  const put = (value) => Object.defineProperty(globalThis, "localStorage", { configurable: true, ...value });
  let storage;
  beforeEach(() => {
    storage = makeStorage();
    put({ value: storage });
  });
  afterEach(() => before ? Object.defineProperty(globalThis, "localStorage", before) : delete globalThis.localStorage);

  it("is kept for its listing and its page", () => {
    writeDraft("async-python", "a.py", { text: "1", input: "Ada" });
    assert.deepEqual(readDraft("async-python", "a.py"), { text: "1", input: "Ada" });
    assert.equal(readDraft("async-python", "b.py"), null);
    assert.equal(readDraft("play", "a.py"), null);
  });

  it("is forgotten when it is removed", () => {
    writeDraft("play", "a.py", { text: "1", input: "" });
    removeDraft("play", "a.py");
    assert.equal(readDraft("play", "a.py"), null);
    assert.deepEqual(Object.keys(storage), []);
  });

  it("is one of thirty: the oldest make room, and nothing else does", () => {
    storage.setItem("loopstep.progress.v1", "{}");
    for (let at = 0; at < 40; at += 1) storage.setItem(`${PREFIX}play/${at}.py`, JSON.stringify({ text: "1", at }));
    writeDraft("play", "new.py", { text: "1", input: "" });
    const drafts = Object.keys(storage).filter((key) => key.startsWith(PREFIX));
    assert.equal(drafts.length, 30);
    assert.ok(readDraft("play", "new.py") && readDraft("play", "39.py"));
    assert.equal(readDraft("play", "0.py"), null);
    assert.equal(storage.getItem("loopstep.progress.v1"), "{}");
  });

  it("that is broken is none", () => {
    for (const text of ["", "{", "null", "[]", '{"text": 1}']) {
      storage.setItem(`${PREFIX}play/a.py`, text);
      assert.equal(readDraft("play", "a.py"), null);
    }
  });

  it("is lost without harm where storage is full or blocked", () => {
    storage.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    writeDraft("play", "a.py", { text: "1", input: "" });
    put({ get() { throw new DOMException("blocked", "SecurityError"); } });
    writeDraft("play", "a.py", { text: "1", input: "" });
    removeDraft("play", "a.py");
    assert.equal(readDraft("play", "a.py"), null);
  });
});
