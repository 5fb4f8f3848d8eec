// Files become drafts: programs, and the file with all drafts. Whatever else a file is, is said.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDraftsFile, loadFiles } from "../../../web/host/editor/draft_files.js";
import { draftsFile, keepDraft, listDrafts, MOST_DRAFTS } from "../../../web/host/editor/kept_drafts.js";
import { useStorage } from "../storage.mjs";

const names = () => listDrafts().map(({ name }) => name);
const keep = (name, text = "1", input = "") => keepDraft({ name, text, input });
const file = (text, name = "drafts.json") => new File([text], name);
const load = async (...files) => (await loadFiles(files)).words;

describe("Drafts", () => {
  useStorage();

  it("go into one file, and come back from it where they are not kept", async () => {
    keep("a", "1", "Ada");
    keep("b", "2");
    const all = draftsFile();
    const kept = listDrafts();
    localStorage.clear();
    assert.equal(await load(file(all)), "2 drafts were loaded.");
    assert.deepEqual(listDrafts().sort(byName), kept.sort(byName));
    assert.equal(await load(file(all)), "0 drafts were loaded. 2 were here already.");
  });

  it("from a file get another name where theirs is taken, once", async () => {
    keep("a", "1");
    const all = draftsFile();
    localStorage.clear();
    keep("a", "mine");
    assert.equal(await load(file(all)), "1 draft was loaded.");
    assert.equal(await load(file(all)), "0 drafts were loaded. 1 was here already.");
    assert.deepEqual(Object.fromEntries(listDrafts().map(({ name, text }) => [name, text])), { a: "mine", "a (2)": "1" });
  });

  it("with long names from a file are loaded once, too", async () => {
    const name = "a long name of fifty-eight characters, which is nearly 60 ab";
    keep(name, "1");
    const all = draftsFile();
    localStorage.clear();
    keep(name, "mine");
    assert.equal(await load(file(all)), "1 draft was loaded.");
    assert.equal(await load(file(all)), "0 drafts were loaded. 1 was here already.");
  });

  it("of a file are loaded all or, if there is no room, not at all", async () => {
    for (let at = 0; at < MOST_DRAFTS; at += 1) keep(`draft ${at}`);
    const all = draftsFile();
    localStorage.clear();
    keep("mine");
    await assert.rejects(load(file(all)), /More than 50 drafts/);
    assert.deepEqual(names(), ["mine"]);
  });

  it("are not found in another file, which is named", async () => {
    for (const text of ["", "{", "null", '{"format":1,"events":[]}', '{"loopstep":"drafts","drafts":[{"name":"a"}]}']) {
      await assert.rejects(load(file(text, "run.json")), /^Error: run\.json has no drafts\. Choose a file that “Save all” has made\.$/);
    }
    await assert.rejects(load({ name: "big.json", size: 2 ** 30 }), /big\.json is larger than 8 MiB/);
  });

  const program = (content, name = "pool.py") => load(new File([content], name));

  it("are made of programs, with their names", async () => {
    const { drafts: [draft] } = await loadFiles([file("print(1)\r\nprint(2)\r", "my pool.PY")]);
    assert.deepEqual([draft.name, draft.text, draft.input], ["my pool", "print(1)\nprint(2)\n", ""]);
    assert.deepEqual(names(), ["my pool"]);
    await program("\ufeffprint(3)\n");
    assert.equal(listDrafts().find(({ name }) => name === "pool").text, "print(3)\n", "without the mark of its encoding");
    await program("1", "\u202e.py");
    assert.ok(names().includes("program"));
  });

  it("are made of several files at once, or of none", async () => {
    assert.equal(await load(file("1", "a.py"), file("2", "b.py")), "2 drafts were loaded.");
    assert.equal(await load(file("1", "a.py"), file("other", "b.py")), "1 draft was loaded. 1 was here already.");
    assert.deepEqual(names().sort(), ["a", "b", "b (2)"]);
    await assert.rejects(load(file("3", "c.py"), file("", "d.py")), /d\.py is empty/);
    assert.equal(names().length, 3);
  });

  it("are not made of what is no program, and that is said", async () => {
    await assert.rejects(program(" \n"), /^Error: pool\.py is empty\. Choose a file with a program in it\.$/);
    await assert.rejects(program(new Uint8Array([0x70, 0xe9, 0x0a])), /pool\.py is not UTF-8 text\. Save it in the encoding UTF-8/);
    await assert.rejects(program("a\0b"), /pool\.py is not text\. Choose a Python program/);
    await assert.rejects(program("x".repeat(100_001)), /pool\.py has more than 100,000 characters.*loopstep record/);
    await assert.rejects(load({ name: "big.py", size: 2 ** 30 }), /big\.py has more than 100,000 characters/);
    await assert.rejects(load({ name: "folder.py", size: 0, arrayBuffer: () => Promise.reject(new Error("gone")) }), /folder\.py cannot be read/);
    await assert.rejects(load(file("1", "cat.png")), /cat\.png is neither a Python program \(\.py\) nor a file of drafts \(\.json\)/);
    assert.deepEqual(names(), []);
  });

  it("come from a file that was renamed", async () => {
    keep("a");
    const all = draftsFile();
    localStorage.clear();
    assert.equal(await load(file(all, "backup of drafts")), "1 draft was loaded.");
  });

  it("are told from recorded runs by what the file has", async () => {
    assert.ok(await isDraftsFile(file(draftsFile())));
    for (const text of ["", "{", "null", '{"format":1,"events":[]}']) assert.ok(!await isDraftsFile(file(text)));
    assert.ok(!await isDraftsFile({ name: "big.json", size: 2 ** 30 }));
  });
});

const byName = (a, b) => (a.name < b.name ? -1 : 1);
