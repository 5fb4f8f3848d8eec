// What checks Chrome traces in the tests finds each fault.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { brokenRules } from "../../chrome_trace_rules.mjs";

const at = (ph, ts, rest = {}) => ({ name: "a", ph, pid: 1, tid: 1, ts, ...rest });
const slice = (ts, dur, rest = {}) => at("X", ts, { dur, ...rest });
const named = (tid) => ({ name: "thread_name", ph: "M", pid: 1, tid, args: { name: "main" } });
const flow = (ph, ts, rest = {}) => at(ph, ts, { cat: "cause", id: "0x1", ...(ph === "f" && { bp: "e" }), ...rest });
const text = (...events) => JSON.stringify({
  displayTimeUnit: "ms", otherData: {}, traceEvents: [named(1), named(2), ...events],
});

describe("The rules of Chrome traces", () => {
  it("are kept by slices in slices, flows, operations, counters and instants", () => {
    assert.deepEqual(brokenRules(text(
      slice(0, 10), slice(0, 4), flow("s", 1), slice(4, 6), at("i", 5, { s: "t" }), at("C", 5, { args: { n: 1 } }),
      at("b", 6, { cat: "o", id: "0x1" }), slice(10, 5, { tid: 2 }), flow("f", 10, { tid: 2 }), at("e", 12, { cat: "o", id: "0x1" }),
    )), []);
  });

  const broken = {
    "no JSON": ["{", /JSON/],
    "no events": ['{"displayTimeUnit":"ms","otherData":{}}', /there are no traceEvents/],
    "a list": ["[]", /there are no traceEvents/],
    "another unit": ['{"displayTimeUnit":"s","otherData":{},"traceEvents":[]}', /displayTimeUnit/],
    "nothing said of the whole": ['{"displayTimeUnit":"ms","traceEvents":[]}', /otherData/],
    "an event without a name": [text(at("i", 0, { s: "t", name: "" })), /\[2\] has no name/],
    "an event without a process": [text(at("i", 0, { s: "t", pid: undefined })), /has no pid/],
    "thread 0": [text(at("i", 0, { s: "t", tid: 0 })), /has no tid/],
    "a thread without a name": [text(at("i", 0, { s: "t", tid: 3 })), /thread without a name/],
    "an unknown phase": [text(at("Y", 0)), /phase "Y"/],
    "a negative time": [text(slice(-1, 2)), /has no ts/],
    "a fraction of a microsecond": [text(slice(0.5, 2)), /has no ts/],
    "a slice of no width": [text(slice(0, 0)), /has no dur/],
    "time that goes back": [text(slice(5, 1), slice(4, 1)), /\[3\] goes back in time/],
    "slices that overlap": [text(slice(0, 10), slice(5, 6)), /\[3\] overlaps/],
    "an instant without a scope": [text(at("i", 0)), /has no scope/],
    "a counter of words": [text(at("C", 0, { args: { n: "1" } })), /is no number/],
    "a flow without an id": [text(slice(0, 2), flow("s", 0, { id: undefined })), /has no id/],
    "a flow without a category": [text(slice(0, 2), flow("s", 0, { cat: undefined })), /has no cat/],
    "a flow from nowhere": [text(slice(0, 2), flow("s", 3)), /is in no slice/],
    "a flow that does not end": [text(slice(0, 2), flow("s", 0)), /flow cause 0x1 has no end/],
    "a flow that does not begin": [text(slice(0, 2), flow("f", 0)), /which has not begun/],
    "a flow that begins twice": [text(slice(0, 9), flow("s", 0), flow("f", 1), flow("s", 2)), /begins the flow cause 0x1 again/],
    "a flow with two names": [text(slice(0, 9), flow("s", 0), flow("f", 1, { name: "b" })), /by another name/],
    "a flow that ends in the next slice": [text(slice(0, 9), flow("s", 0), flow("f", 1, { bp: undefined })), /next slice/],
    "an operation that does not end": [text(at("b", 0, { cat: "o", id: "0x1" })), /operation o 0x1 has no end/],
    "metadata that says nothing": [text({ name: "thread_name", ph: "M", pid: 1, tid: 1, args: {} }), /says nothing/],
  };
  for (const [what, [file, words]] of Object.entries(broken)) {
    it(`are broken by ${what}`, () => assert.match(brokenRules(file).join("\n"), words));
  }
});
