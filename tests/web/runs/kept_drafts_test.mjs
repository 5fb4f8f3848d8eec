// Drafts with names: they are bounded, and nothing that storage contains breaks them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { draftName, keepDraft, listDrafts, MOST_DRAFTS, putDraft, removeDraft, renameDraft } from "../../../web/host/editor/kept_drafts.js";
import { useStorage } from "../storage.mjs";

const KEY = "loopstep.drafts.v1";

const names = () => listDrafts().map(({ name }) => name);
const keep = (name, text = "1", input = "") => keepDraft({ name, text, input });

describe("Drafts with names", () => {
  const storage = useStorage();

  it("are listed with what they contain, the newest first", () => {
    keep("old", "1", "Ada");
    putDraft({ name: "future", text: "2", input: "", at: Date.now() + 1000 });
    assert.deepEqual(names(), ["future", "old"]);
    const [, { text, input, at }] = listDrafts();
    assert.deepEqual([text, input], ["1", "Ada"]);
    assert.ok(Math.abs(Date.now() - at) < 60_000);
  });

  it("replace the one of the same name, which can be put back", () => {
    assert.equal(keep("a", "1"), null);
    const replaced = keep(" a ", "2");
    assert.equal(replaced.text, "1");
    assert.deepEqual(listDrafts().map(({ text }) => text), ["2"]);
    putDraft(replaced);
    assert.deepEqual(listDrafts().map(({ text }) => text), ["1"]);
  });

  it("can be renamed, but not to a name that another one has", () => {
    keep("a", "1");
    keep("b", "2");
    assert.equal(renameDraft("a", "  c\n d "), "c d");
    assert.throws(() => renameDraft("c d", "b"), /There is a draft “b” already/);
    assert.throws(() => renameDraft("c d", " \u200b "), /Give the draft a name/);
    assert.deepEqual(names().sort(), ["b", "c d"]);
    assert.equal(listDrafts().find(({ name }) => name === "c d").text, "1");
  });

  it("can be deleted, and put back as they were", () => {
    keep("a", "1", "Ada");
    const [kept] = listDrafts();
    const draft = removeDraft("a");
    assert.deepEqual(names(), []);
    putDraft(draft);
    assert.deepEqual(listDrafts(), [kept]);
    assert.equal(removeDraft("none"), null);
  });

  it("have names of plain text in one line, at most 60 characters", () => {
    assert.equal(draftName(" a\t\u0000\u202eb\r\n c "), "a b c");
    assert.equal(draftName("<b>x</b>"), "<b>x</b>");
    assert.equal(draftName("x".repeat(100)).length, 60);
    assert.equal(draftName(`${"x".repeat(59)}\u{1f600}`).isWellFormed(), true);
    assert.throws(() => keep("  "), /Give the draft a name/);
  });

  it("are bounded in number and size, and say what to do", () => {
    for (let at = 0; at < MOST_DRAFTS; at += 1) keep(`draft ${at}`);
    assert.throws(() => keep("one more"), /More than 50 drafts cannot be kept\. Delete a draft/);
    keep("draft 3", "another text");  // has room: it replaces one
    assert.equal(names().length, MOST_DRAFTS);
    assert.throws(() => keep("draft 1", "x".repeat(100_001)), /too long for a draft.*Save it as a file/);
    for (let at = 0; at < 9; at += 1) keep(`draft ${at}`, "x".repeat(100_000));
    assert.throws(() => keep("draft 9", "x".repeat(100_000)), /more than a million characters/);
  });

  it("say in words that storage is full or blocked", () => {
    localStorage.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    assert.throws(() => keep("a"), /no more room for drafts/);
    storage.block();
    assert.throws(() => keep("a"), /its storage is blocked/);
    assert.deepEqual(listDrafts(), []);
  });

  it("that are spoilt are left out, and new ones are kept nevertheless", () => {
    for (const text of ["", "{", "null", "7", "[]", '{"drafts": 1}', '{"drafts": [null, 1, [], {"name": 1}, {"name": "", "text": ""}]}']) {
      localStorage.setItem(KEY, text);
      assert.deepEqual(names(), []);
      keep("new");
      assert.deepEqual(names(), ["new"]);
    }
    const drafts = [{ name: "good", text: "1", at: "yesterday" }, { name: "bad", text: 1 }, { name: "good", text: "2" }, { name: "far", text: "", at: 1e300 }];
    localStorage.setItem(KEY, JSON.stringify({ drafts }));
    assert.deepEqual(listDrafts().map(({ name, text, at }) => [name, text, at]), [["good", "1", 0], ["far", "", 0]]);
  });

  it("can be deleted even if a storage has too many", () => {
    const drafts = Array.from({ length: MOST_DRAFTS + 5 }, (_, at) => ({ name: `draft ${at}`, text: "", input: "", at }));
    localStorage.setItem("loopstep.drafts.v1", JSON.stringify({ format: 1, drafts }));
    removeDraft("draft 3");
    assert.equal(listDrafts().length, MOST_DRAFTS + 4);
  });
});
