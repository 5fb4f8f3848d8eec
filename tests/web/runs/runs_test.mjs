// Files with recorded runs are chosen and dropped before anything is loaded, and it is said if what reads them is missing.
import assert from "node:assert/strict";
import { register } from "node:module";
import { after, before, beforeEach, describe, it } from "node:test";

// A build makes the script that reads runs, and another module to load it.
register(`data:text/javascript,${encodeURIComponent(`
  export const resolve = (name, context, next) => (name === "./file.js" && context.parentURL.endsWith("/runs.js")
    ? { url: "data:text/javascript,export const loadOpener = () => globalThis.loadOpener()", shortCircuit: true }
    : next(name, context));
`)}`);

const run = { name: "run.json" };

describe("The page's runs", () => {
  const page = { dataset: {}, style: { setProperty() {} } };
  const noted = { hidden: true, offsetHeight: 0, children: [{}, {}] };
  const saved = {};
  let Runs;
  let inputs;
  let listeners;
  let calls;
  let opened;
  let runs;

  before(async () => {
    const globals = {
      document: {
        documentElement: page,
        getElementById: (id) => (id === "note" ? noted : { src: "https://site.example/assets/host.js" }),
        createElement: () => {
          inputs.push({ clicks: 0, click() { this.clicks += 1; } });
          return inputs.at(-1);
        },
      },
      location: new URL("https://site.example/"),
      window: {},
      self: { origin: "https://site.example" },
      navigator: { onLine: true },
      addEventListener: (type, listener) => { listeners[type] = listener; },
      loadOpener: null,
    };
    for (const [name, value] of Object.entries(globals)) {
      saved[name] = Object.getOwnPropertyDescriptor(globalThis, name);
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    ({ Runs } = await import("../../../web/host/runs/runs.js"));
  });
  after(() => {
    for (const [name, descriptor] of Object.entries(saved)) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
  });

  beforeEach(() => {
    [inputs, calls, opened, listeners, page.dataset] = [[], [], [], {}, {}];
    globalThis.loadOpener = async () => ({
      openRun: (app, trace, file) => opened.push([trace, file]),
      edit: (app, ...listing) => opened.push(listing),
    });
    runs = new Runs(() => ({ call: (...values) => calls.push(values) }));
    runs.watchDrops();
  });

  const drag = (type, rest = {}) => {
    const event = { dataTransfer: { types: ["Files"], files: type === "drop" ? [run] : [] }, prevented: false, ...rest };
    listeners[type]({ ...event, preventDefault: () => { event.prevented = true; } });
    return event.prevented;
  };

  it("are chosen at once in the click, and loaded when the app asks for them", async () => {
    runs.choose();
    assert.deepEqual([inputs[0].type, inputs[0].clicks], ["file", 1]);
    inputs[0].files = [run];
    inputs[0].onchange();
    assert.deepEqual(calls, [["loopstep_open_run", "file:run.json"]]);
    await runs.load("file:run.json");
    assert.deepEqual(opened, [["file:run.json", run]]);
  });

  it("may be none: the learner chose no file", () => {
    runs.choose();
    inputs[0].files = [];
    inputs[0].onchange();
    assert.deepEqual(calls, []);
  });

  it("are dropped on a page that shows it", async () => {
    assert.ok(drag("dragover"));
    assert.equal(page.dataset.drop, "");
    assert.ok(drag("drop"));
    assert.deepEqual([page.dataset, calls], [{}, [["loopstep_open_run", "file:run.json"]]]);
    await runs.load("file:run.json");
    assert.deepEqual(opened, [["file:run.json", run]]);
  });

  it("leave nothing on a page that they were only dragged over", () => {
    drag("dragover");
    drag("dragleave", { relatedTarget: {} });
    assert.equal(page.dataset.drop, "");
    drag("dragleave", { relatedTarget: null });
    assert.deepEqual(page.dataset, {});
  });

  it("may be of listings that the learner edits", async () => {
    await runs.edit("hello.py", "print()");
    assert.deepEqual(opened, [["hello.py", "print()"]]);
  });

  it("say so if the script that opens the editor cannot be loaded, and it can be tried again", async () => {
    const { loadOpener } = globalThis;
    globalThis.loadOpener = async () => { throw new Error("404"); };
    await runs.edit("hello.py", "print()");
    assert.equal(noted.hidden, false);
    assert.match(noted.children[0].textContent, /^A part of this page could not be loaded: the connection failed/);
    globalThis.loadOpener = loadOpener;
    await runs.edit("hello.py", "print()");
    assert.deepEqual(opened, [["hello.py", "print()"]]);
  });

  it("are files only: texts go where they are dropped", () => {
    assert.equal(drag("drop", { dataTransfer: { types: ["text/plain"], files: [] } }), false);
    assert.deepEqual(calls, []);
  });

  for (const [what, open] of Object.entries({
    chosen() {
      runs.choose();
      inputs[0].files = [run];
      inputs[0].onchange();
    },
    dropped: () => drag("drop"),
  })) {
    it(`that are ${what} fail in words if the script that reads them cannot be loaded, and can be tried again`, async () => {
      const { loadOpener } = globalThis;
      globalThis.loadOpener = async () => { throw new Error("404"); };
      open();
      assert.deepEqual(calls.shift(), ["loopstep_open_run", "file:run.json"]);
      await runs.load("file:run.json");
      const [name, trace, why] = calls.shift();
      assert.deepEqual([name, trace, opened], ["loopstep_run_failed", "file:run.json", []]);
      assert.match(why, /^A part of this page could not be loaded: the connection failed\. Reload to try again.*\.$/);

      globalThis.loadOpener = loadOpener;
      await runs.load("file:run.json");
      assert.deepEqual(opened, [["file:run.json", run]]);
    });
  }
});
