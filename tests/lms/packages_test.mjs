// What a package says can be launched, by its manifest.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { launchesIn } from "./packages.mjs";
import { readZip } from "./zip.mjs";

const files = (name, text) => new Map([[name, () => Buffer.from(text)]]);
const scorm = (version, item) => files("imsmanifest.xml", `<manifest xmlns:adlcp="x"><metadata><schemaversion>${version}</schemaversion></metadata>
  <item identifier="i" ${item}></item><resource identifier="r" adlcp:scormtype="sco" href="numbers/index.html?a=1"></resource></manifest>`);

describe("A package", () => {
  it("of SCORM is launched as its manifest says, with its parameters", () => {
    assert.deepEqual(launchesIn(scorm("1.2", "identifierref=\"r\"")), [{ standard: "scorm12", launch: "numbers/index.html?a=1" }]);
    assert.deepEqual(launchesIn(scorm("2004 4th Edition", "identifierref=\"r\" parameters=\"#b\"")),
      [{ standard: "scorm2004", launch: "numbers/index.html?a=1#b" }]);
  });

  it("of cmi5 is launched by the addresses of its units", () => {
    assert.deepEqual(launchesIn(files("cmi5.xml", "<courseStructure><au><url>numbers/?a=1&amp;b=2</url></au></courseStructure>")),
      [{ standard: "cmi5", launch: "numbers/?a=1&b=2" }]);
  });

  it("of another kind is not launched", () => {
    assert.deepEqual(launchesIn(files("imsmanifest.xml", "<manifest></manifest>")), []);
  });

  it("that is no archive is told apart", () => {
    assert.throws(() => readZip(Buffer.from("no archive, although it is long enough")), /not a zip archive/);
  });
});
