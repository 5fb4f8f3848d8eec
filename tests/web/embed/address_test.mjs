// What the address of an embedded page says.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fragment, parseAddress, placeOf } from "../../../web/host/embed/address.js";

const parse = (search) => parseAddress(search, "async-python");

describe("The address of an embedded page", () => {
  it("shows a lesson with its bar", () => {
    const { embed, bar, predictions, theme, problem } = parse("?embed=lesson");
    assert.deepEqual({ embed, bar, predictions, theme, problem }, { embed: "lesson", bar: true, predictions: true, theme: "", problem: "" });
  });

  it("hides what it says", () => {
    const { bar, predictions, deeper } = parse("?embed=lesson&hide=bar,predictions&hide=deeper");
    assert.deepEqual({ bar, predictions, deeper }, { bar: false, predictions: false, deeper: false });
  });

  it("shows a stage and a quiz without a bar", () => {
    assert.equal(parse("?embed=stage&demo=timeout").bar, false);
    assert.equal(parse("?embed=quiz").bar, false);
  });

  it("says where to begin", () => {
    assert.equal(parse("?embed=stage&demo=timeout&step=3").fragment, "demo=timeout&step=3");
    assert.equal(parse("?embed=stage&demo=timeout&language=javascript&step=3").fragment,
      "demo=timeout&language=javascript&step=3");
    assert.equal(parse("?embed=lesson&section=errors").fragment, "errors");
    assert.equal(parse("?embed=lesson&quiz").fragment, "quiz");
    assert.equal(parse("?embed=lesson").fragment, "");
    assert.equal(parse("?embed=quiz&demo=timeout").fragment, "quiz");
  });

  it("names the origins that may know the answers, in any of the usual forms", () => {
    const all = ["https://a.example", "http://localhost:8000"];
    assert.deepEqual(parse("?embed=quiz&origin=https://a.example,http://localhost:8000").origins, all);
    assert.deepEqual(parse("?embed=quiz&origin=https://a.example&origin=http://localhost:8000").origins, all);
    assert.deepEqual(parse("?embed=quiz").origins, []);
  });

  it("leaves the progress to the browser, to the page around it, and in an exam always to that page", () => {
    assert.equal(parse("?embed=quiz&origin=https://a.example").keepsHere, true);
    assert.equal(parse("?embed=quiz&origin=https://a.example&keep=host").keepsHere, false);
    const { exam, keepsHere } = parse("?embed=quiz&origin=https://a.example&exam");
    assert.deepEqual({ exam, keepsHere }, { exam: true, keepsHere: false });
  });

  const mistakes = {
    "?embed=stag": /"embed=stag" .* it can be lesson, stage or quiz\./,
    "?embed=lesson&hide=menu": /"hide=menu" .* it can be bar, predictions or deeper\./,
    "?embed=lesson&theme=blue": /"theme=blue" .* it can be dark or light\./,
    "?embed=lesson&origin=https://a.example/page": /"origin=https:\/\/a\.example\/page" .* not an origin, such as https:\/\/course\.example\./,
    "?embed=lesson&origin=*": /"origin=\*" .* not an origin/,
    "?embed=lesson&keep=me": /"keep=me" .* it can be host\./,
    "?embed=quiz&keep=host": /names no origin/,
    "?embed=quiz&exam": /names no origin/,
    "?embed=stage": /names no example: add demo=/,
  };
  for (const [search, told] of Object.entries(mistakes)) {
    it(`tells its author what is wrong with ${search}, and shows the page`, () => {
      const { embed, problem } = parse(search);
      assert.match(problem, told);
      assert.ok(["lesson", "stage", "quiz"].includes(embed));
    });
  }

  it("must name a lesson", () => assert.match(parseAddress("?embed=lesson", "").problem, /names no lesson/));
});

describe("A place", () => {
  const places = {
    "demo=hello-gather&step=9": { demo: "hello-gather", step: 9 },
    "demo=hello-gather": { demo: "hello-gather", step: 0 },
    quiz: { quiz: true },
    errors: { section: "errors" },
    "": { section: "" },
  };
  for (const [hash, place] of Object.entries(places)) {
    it(`is read from the fragment "${hash}"`, () => assert.deepEqual(placeOf(`async-python/#${hash}`), place));
  }

  it("is written as a fragment that is read as the same place", () => {
    for (const place of Object.values(places)) assert.deepEqual(placeOf(`async-python/#${fragment(place)}`), place);
  });
});
