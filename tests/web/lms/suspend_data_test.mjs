// The text that a course platform keeps: it is small, it comes back as it was, and what is damaged costs little.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seal, unseal } from "../../../web/host/lms/letters.js";
import { decode, encode, LIMIT, READERS } from "../../../web/host/lms/suspend_data.js";
import { dump, outlineOf, progressIn } from "./course.mjs";

const about = { session: "Ab-9", time: Date.UTC(2026, 10, 27, 12), kept: [] };
const outline = outlineOf();
const state = progressIn(outline);
const { text } = encode(state, about);
const small = outlineOf({ lessons: 1, sections: 3, questions: 7, predictions: 9 });
const smallText = encode(progressIn(small), about).text;
const slug = Object.keys(small)[0];

// What both have: every value in `part` is in `whole`, too.
function isPart(part, whole) {
  return Object.entries(part).every(([key, value]) => (value && typeof value === "object" && !Array.isArray(value)
    ? key in whole && isPart(value, whole[key]) : Array.isArray(value) ? value.every((one) => whole[key].includes(one))
      : whole[key] === value || value === 0 || value === ""));
}

function assertRecovered(damaged) {
  const { state: found, lost } = decode(damaged, small);
  const { lessons } = JSON.parse(found || "{\"lessons\":{}}");
  assert.ok(isPart(lessons, JSON.parse(progressIn(small)).lessons), `nothing was made up: ${found}`);
  return lost;
}

describe("Suspend data", () => {
  it("comes back letter by letter", () => {
    const back = decode(text, outline);
    assert.equal(back.state, state);
    assert.deepEqual({ session: back.session, time: back.time, lost: back.lost, newer: back.newer, kept: back.kept },
      { session: "Ab-9", time: about.time, lost: "", newer: false, kept: [] });
  });

  it("fits in 4,096 characters for ten lessons of ten questions, ten sections and fifteen predictions", () => {
    console.log(`    ${text.length} characters for ${state.length} of JSON`);
    assert.ok(encode(state, about).whole);
    assert.ok(text.length <= LIMIT);
  });

  it("has only letters, digits, hyphens, underscores and dots", () => {
    assert.match(text, /^[\w.-]+$/);
  });

  it("keeps a first try without an option, and a question that is to be tried again", () => {
    const [id, hash] = Object.entries(small[slug].questions)[0];
    const lesson = { answers: {}, deeper: 0, first: { [id]: { hash, option: -1 } }, position: "", resets: 1, score: 0, sections: [] };
    const progress = dump({ format: 1, lessons: { [slug]: lesson }, settings: { hidden: 0, lesson: 0, text: 1, theme: "" } });
    assert.equal(decode(encode(progress, about).text, small).state, progress);
  });

  it("of nothing is the first visit", () => {
    assert.deepEqual([decode("", outline).state, decode("", outline).lost], ["", ""]);
  });

  it("cut off anywhere, is recovered up to there, and says so", () => {
    for (let length = 1; length < smallText.length; length += 1) {
      assert.notEqual(assertRecovered(smallText.slice(0, length)), "", `cut off after ${length}`);
    }
  });

  it("cut off between two records says so, too", () => {
    assert.match(decode(smallText.slice(0, smallText.lastIndexOf(".")), small).lost, /was cut off/);
  });

  it("with any single character changed, detects it and makes nothing up", () => {
    for (let at = 0; at < smallText.length; at += 1) {
      for (const other of ["A", "Z", "0", "_", ".", " ", "\u00e9"]) {
        if (smallText[at] === other) continue;
        const lost = assertRecovered(smallText.slice(0, at) + other + smallText.slice(at + 1));
        assert.notEqual(lost, "", `"${other}" at ${at}`);
      }
    }
  });

  it("tells in which lesson something was lost, and keeps the rest of it", () => {
    const records = smallText.split(".");
    const at = records.findIndex((record) => record[0] === "a");
    records[at] = `${records[at].slice(0, -5)}!${records[at].slice(-4)}`;
    const { state: found, lost } = decode(records.join("."), small);
    assert.match(lost, new RegExp(`^Part of the progress .* in the lesson "${slug}"\\. Everything else was kept\\.`));
    const { answers, sections } = JSON.parse(found).lessons[slug];
    assert.equal(Object.keys(answers).length, 2, "of seven answers those in the other record");
    assert.equal(sections.length, 3);
  });

  it("survives junk of any kind", () => {
    for (const junk of ["x", ".", "....", "null", "{}", "1AAAA", "\0", "A".repeat(4096), ".".repeat(4096)]) {
      const { lost } = decode(junk, outline);
      assert.notEqual(lost, "", JSON.stringify(junk));
    }
  });

  it("leaves out what the course no longer has, and answers to questions that were reworded", () => {
    const [id] = Object.keys(small[slug].questions);
    const now = structuredClone(small);
    now[slug].questions[id] = "1111111111111111";
    now[slug].sections.shift();
    const lesson = JSON.parse(decode(smallText, now).state).lessons[slug];
    assert.deepEqual([id in lesson.answers, lesson.sections.length], [false, 2]);
  });

  it("keeps the records of a lesson that the outline does not have", () => {
    const known = Object.fromEntries(Object.entries(outline).slice(1));
    const back = decode(text, known);
    const again = encode(back.state, { ...about, kept: back.kept });
    assert.equal(decode(again.text, outline).state, state);
  });

  it("that would be too long begins with the lesson that is open, and says that it is not whole", () => {
    const large = outlineOf({ questions: 15 });
    const open = Object.keys(large).at(-1);
    const part = encode(progressIn(large), { ...about, first: open, limit: 1000 });
    assert.deepEqual([part.whole, part.text.length <= 1000], [false, true]);
    const back = decode(part.text, large);
    assert.equal(back.lost, "");
    assert.deepEqual(JSON.parse(back.state).lessons[open], JSON.parse(progressIn(large)).lessons[open]);
  });

  it("of a later version is left alone", () => {
    const header = unseal(text.split(".")[0]);
    const back = decode([seal(`2${header.slice(1)}`), "what", "ever"].join("."), outline);
    assert.deepEqual([back.newer, back.state], [true, ""]);
    assert.match(back.lost, /newer version/);
  });

  it("of version 1 is still read when there is a version 2", () => {
    // What a version 2 would add: its own reader. Here it stores the JSON itself.
    const second = (header, [json]) => ({ state: json, session: header.session, time: header.time, kept: [], lost: "", newer: false });
    const readers = { ...READERS, 2: second };
    assert.equal(decode(text, outline, readers).state, state);
    const header = seal(`2${unseal(text.split(".")[0]).slice(1)}`);
    assert.equal(decode(`${header}.{}`, outline, readers).state, "{}");
  });
});
