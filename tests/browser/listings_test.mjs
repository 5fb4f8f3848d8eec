// The recorder's traces in Chromium, in the frame in which the page runs programs: each listing of the courses, among them those
// of the demos that are written in C++, gives the recording of CPython. recorder_trace_test.cpp compares that one with the
// C++ demo's own trace, and tests/web/python/same_recording_test.mjs with Pyodide's in Node.
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {recorded, withoutVersion} from '../web/python/recorded_listings.mjs';
import {openPython, run} from './python.mjs';
import {assertClean, openSite, root} from './site.mjs';

const demos = readdirSync(`${root}src/demos/async_python`).map((file) => `content/async-python/listings/${file.replace('.cpp', '.py')}`);

describe('A recording made in Chromium', () => {
  let site;
  let page;
  before(async () => {
    site = await openSite();
    page = await openPython(site);
  });
  after(() => site.close());

  it('is compared for the listing of each demo in C++', () => {
    assert.equal(demos.length, 14);
    assert.deepEqual(demos.filter((path) => !recorded[path]), []);
  });

  for (const [path, {text, responses, recording}] of Object.entries(recorded)) {
    it(`is CPython's, of ${path}`, async () => {
      // One of them counts primes, for longer than a page lets a program run if the machine is slow or busy.
      const limits = {seconds: 120};
      const made = await run(page, text, {files: {'data.txt': 'Hello from data.txt'}, responses, limits});
      assert.equal(withoutVersion(made.recording), withoutVersion(recording));
      assertClean(page);
    });
  }
});
