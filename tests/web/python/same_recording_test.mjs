// The recorder writes in Pyodide what it writes in CPython.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Interpreters } from "./interpreter.mjs";
import { recorded, withoutVersion } from "./recorded_listings.mjs";

describe("A recording made in Pyodide", () => {
  let interpreters;
  before(() => { interpreters = new Interpreters(); });
  after(() => interpreters.close());

  it("is compared for all listings", () => {
    assert.ok(Object.keys(recorded).length > 10);
  });

  for (const [path, { text, responses, recording }] of Object.entries(recorded)) {
    it(`is CPython's, of ${path}`, async () => {
      const result = await interpreters.run(text, { files: { "data.txt": "Hello from data.txt" }, responses });
      assert.equal(withoutVersion(result.recording), withoutVersion(recording));
    });
  }
});
