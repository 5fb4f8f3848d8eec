// What the learner writes is kept without being asked, and no text replaces another one.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { latestText, listTexts, putText, removeText, Writing } from "../../../web/host/editor/drafts.js";
import { useStorage } from "../storage.mjs";

const PREFIX = "loopstep.draft.v1.";
const LISTING = { text: "listing", input: "" };

const program = (text, input = "") => ({ text, input });
const write = (...texts) => {
  const writing = new Writing("async-python", "a.py", LISTING);
  for (const text of texts) writing.keep(program(text));
  return writing;
};
const texts = () => listTexts().map(({ text }) => text).sort();

describe("A text that the learner writes", () => {
  const storage = useStorage();

  it("is kept for its listing and its page", () => {
    new Writing("async-python", "a.py", LISTING).keep(program("1", "Ada"));
    const { place, name, text, input } = latestText("async-python", "a.py", LISTING);
    assert.deepEqual({ place, name, text, input }, { place: "async-python", name: "a.py", text: "1", input: "Ada" });
    assert.equal(latestText("async-python", "b.py", LISTING), null);
    assert.equal(latestText("play", "a.py", LISTING), null);
  });

  it("is not offered instead of a newer one that is shown already", () => {
    const at = (key, text, time) => putText({ key: `${PREFIX}play/a.py/${key}`, text, input: "", at: time });
    at("x", "old", 1);
    at("y", "new", 2);
    assert.equal(latestText("play", "a.py", program("new")), null);
    assert.equal(latestText("play", "a.py", program("old")).text, "new");
  });

  it("is one text while it grows", () => {
    write("1", "12", "123");
    assert.deepEqual(texts(), ["123"]);
  });

  it("is not replaced by what is written after the editor was opened anew", () => {
    write("first");
    write("second");
    write("third");
    assert.deepEqual(texts(), ["first", "second", "third"]);
  });

  it("is not kept where it is as it began", () => {
    write("listing");
    assert.deepEqual(texts(), []);
    write("listing!", "listing");
    assert.deepEqual(texts(), []);
  });

  it("goes on where the editor begins with it", () => {
    write("first");
    write("second");
    const again = new Writing("async-python", "a.py", program("first"));
    again.keep(program("first, more"));
    assert.deepEqual(texts(), ["first, more", "second"]);
    again.keep(program("first"));
    assert.deepEqual(texts(), ["first", "second"]);
  });

  it("stays when all of it is replaced or deleted", () => {
    const writing = write("long work", "  \n");
    assert.deepEqual(texts(), ["long work"]);
    writing.split();
    writing.keep(program("pasted"));
    assert.deepEqual(texts(), ["long work", "pasted"]);
  });

  it("is there once, however often it is written", () => {
    write("same");
    write("other", "same");
    assert.deepEqual(texts(), ["same"]);
  });

  it("is not replaced by that of another tab", () => {
    write("begun");
    const [here, there] = [0, 1].map(() => new Writing("async-python", "a.py", program("begun")));
    here.keep(program("begun here"));
    there.keep(program("begun there"));
    here.keep(program("begun here, more"));
    assert.deepEqual(texts(), ["begun here, more", "begun there"]);
  });

  it("can be removed, and put back as it was", () => {
    write("1");
    const [kept] = listTexts();
    removeText(kept.key);
    assert.deepEqual(listTexts(), []);
    putText(kept);
    assert.deepEqual(listTexts(), [kept]);
  });

  it("of the page's first version is read, too", () => {
    localStorage.setItem(`${PREFIX}play/a.py`, JSON.stringify({ text: "old", input: "Ada", at: 5 }));
    assert.deepEqual(listTexts(), [{ key: `${PREFIX}play/a.py`, place: "play", name: "a.py", text: "old", input: "Ada", at: 5 }]);
    new Writing("play", "a.py", LISTING).keep(program("new"));
    assert.deepEqual(texts(), ["new", "old"]);
  });

  it("is one of a hundred: the oldest make room, and nothing else does", () => {
    localStorage.setItem("loopstep.progress.v1", "{}");
    for (let at = 0; at < 120; at += 1) localStorage.setItem(`${PREFIX}play/${at}.py`, JSON.stringify({ text: "1", at }));
    write("new");
    assert.equal(listTexts().length, 100);
    assert.ok(latestText("async-python", "a.py", LISTING) && latestText("play", "119.py", LISTING));
    assert.equal(latestText("play", "0.py", LISTING), null);
    assert.equal(localStorage.getItem("loopstep.progress.v1"), "{}");
  });

  it("makes room by its size as well, and never that of the text itself", () => {
    for (let at = 0; at < 12; at += 1) localStorage.setItem(`${PREFIX}play/${at}.py`, JSON.stringify({ text: "x".repeat(100_000), at }));
    write("y".repeat(100_000));
    assert.equal(listTexts().length, 10);
    assert.ok(latestText("async-python", "a.py", LISTING) && latestText("play", "11.py", LISTING));
  });

  it("that is broken is none", () => {
    for (const text of ["", "{", "null", "[]", '{"text": 1}']) {
      localStorage.setItem(`${PREFIX}play/a.py`, text);
      assert.deepEqual(listTexts(), []);
    }
    localStorage.setItem(`${PREFIX}play`, '{"text": "of no listing"}');
    assert.deepEqual(listTexts(), []);
    localStorage.setItem(`${PREFIX}play/a.py`, '{"text": "1", "input": 2, "at": "now"}');
    assert.deepEqual(listTexts().map(({ text, input, at }) => [text, input, at]), [["1", "", 0]]);
  });

  it("that cannot be kept is said to be so", () => {
    assert.throws(() => write("x".repeat(100_001)), /more than 100,000 characters.*Save it as a file/);
    localStorage.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    assert.throws(() => write("1"), /storage for this site is full\. Save it as a file/);
    storage.block();
    assert.throws(() => write("1"), /storage is blocked for this page\. Save it as a file/);
    removeText(`${PREFIX}play/a.py`);
    assert.deepEqual(listTexts(), []);
    assert.equal(latestText("play", "a.py", LISTING), null);
  });
});
