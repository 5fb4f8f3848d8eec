// The links that save files of the open run: which clicks they take, and what the files are called.
import assert from "node:assert/strict";
import { register } from "node:module";
import { after, before, beforeEach, describe, it } from "node:test";
import { fileName } from "../../../web/host/runs/file_name.js";
import { keep, kept } from "../../../web/host/runs/kept.js";
import { positionOf } from "../../../web/host/runs/stage_position.js";

// The program that reads runs and the fonts are made by a build; the tests of src/reader and of the browser have what they
// make.
register(`data:text/javascript,${encodeURIComponent(`
  const built = { "./program.js": "open = () => globalThis.openReader()", "./svg/stage_svg.js": "stageSvg = () => {}" };
  export const resolve = (name, context, next) => (Object.hasOwn(built, name) && context.parentURL.endsWith("/save.js")
    ? { url: "data:text/javascript,export const " + built[name], shortCircuit: true }
    : next(name, context));
`)}`);

const page = (position) => ({
  querySelector: (what) => (what === '[data-id="stage/position"]' && position ? { textContent: position } : null),
});

describe("The position on the stage", () => {
  it("is that in the address", () => {
    assert.deepEqual(positionOf(page(), "#step=9&trace=r.json"), { step: 9, event: 0, text: "9" });
    assert.deepEqual(positionOf(page("step 9 of 17"), "#step=9.2&front=lesson&trace=r.json"), { step: 9, event: 2, text: "9.2" });
  });

  it("is step 0 where the address has none", () => {
    assert.deepEqual(positionOf(page(), "#trace=r.json"), { step: 0, event: 0, text: "0" });
    assert.deepEqual(positionOf(page(), "#trace=https://a.example/?a#step=4&b"), { step: 0, event: 0, text: "0" });
  });

  it("is that on the stage if the address is behind", () => {
    assert.deepEqual(positionOf(page("step 10 of 17 · 0.500 s"), "#step=9.2&trace=r.json"), { step: 10, event: 0, text: "10" });
    assert.deepEqual(positionOf(page("step 0 of 17"), "#step=1&trace=r.json"), { step: 0, event: 0, text: "0" });
  });
});

describe("The runs that are kept", () => {
  it("are the last eight that were opened", async () => {
    for (const name of "abcadefghi") keep(name, `${name}.py`, `{"${name}":1}`);
    assert.equal(kept("b"), undefined);
    assert.deepEqual([..."acdefghi"].map((name) => kept(name).name), [..."acdefghi"].map((name) => `${name}.py`));
    assert.equal(await kept("a").json.text(), '{"a":1}');
  });
});

describe("A link that saves", () => {
  const restore = {};
  let listenForSaves;
  let listener;
  let downloads;
  let said;

  before(async () => {
    const element = () => ({
      style: {}, setAttribute() {}, append() {}, remove() {}, close() {}, showModal() {},
      set textContent(words) { if (words !== "Close") said.push(words); },
      click() { downloads.push(this.download); },
    });
    const globals = {
      document: {
        addEventListener: (type, act, capture) => { listener = { type, act, capture }; },
        createElement: element, getElementById: element, querySelector: () => null,
      },
      location: { hash: "#step=3&trace=r.json" },
      openReader: async () => { throw new Error("A part of this page could not be loaded."); },
    };
    for (const [name, value] of Object.entries(globals)) {
      restore[name] = Object.getOwnPropertyDescriptor(globalThis, name);
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    ({ listenForSaves } = await import("../../../web/host/runs/save.js"));
    listenForSaves({}, "https://site.example/assets/");
  });
  after(() => {
    for (const [name, descriptor] of Object.entries(restore)) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
  });
  beforeEach(() => {
    [downloads, said] = [[], []];
    keep("r.json", "pool.py", "{}");
  });

  /** Whether the click was taken. Resolves when what it does is done. */
  async function click(href, rest = {}) {
    let taken = 0;
    listener.act({
      button: 0, ...rest,
      target: { closest: (what) => (what === "#app a" && href !== null ? { getAttribute: () => href } : null) },
      preventDefault() { taken += 1; },
      stopPropagation() { taken += 1; },
    });
    await new Promise((done) => { setImmediate(done); });
    assert.ok(taken === 0 || taken === 2);
    return taken === 2;
  }

  it("takes its clicks before the app does", async () => {
    assert.deepEqual([listener.type, listener.capture], ["click", true]);
    assert.ok(await click("#save=json&trace=r.json"));
    assert.deepEqual([downloads, said], [["pool.json"], []]);
  });

  it("leaves other links, formats that it does not know, and clicks for a new tab", async () => {
    for (const href of [null, "#step=3&trace=r.json", "https://a.example/#save=json", "#save=exe&trace=r.json", "#save=toString&trace=r.json", "#save=json"]) {
      assert.equal(await click(href), false, href);
    }
    for (const rest of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }]) {
      assert.equal(await click("#save=json&trace=r.json", rest), false);
    }
    assert.deepEqual([downloads, said], [[], []]);
  });

  it("says that a run is no longer kept", async () => {
    assert.ok(await click("#save=json&trace=other.json"));
    assert.deepEqual([downloads, said], [[], ["This run is no longer kept. Open it again to save it."]]);
  });

  it("says what is missing if it cannot make the file", async () => {
    assert.ok(await click("#save=chrome&trace=r.json"));
    assert.deepEqual([downloads, said], [[], ["A part of this page could not be loaded."]]);
  });

  it("names its file after the program, as any system allows", () => {
    const names = {
      "worker_pool.py": "worker_pool", "run.json": "run", "a/b\\c:d*?.py": "a_b_c_d_", "../..": "_..", ".hidden": "hidden",
      "größe 日本.py": "größe 日本", "": "run", ".py": "run", "\u0000\n": "_", "\ud800.py": "_",
    };
    for (const [program, name] of Object.entries(names)) assert.equal(fileName(program), name, JSON.stringify(program));
    assert.equal(fileName("x".repeat(500)).length, 80);
  });
});
