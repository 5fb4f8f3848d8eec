// Whether a text is a Chrome trace: the rules of the Trace Event Format for the events that src/trace/chrome_trace.cpp writes,
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU/, and what Perfetto drops or counts as an
// error beyond them.
//
//     brokenRules(text)    // [] or ["traceEvents[3]: …", …]

const METADATA = {
  process_name: (args) => typeof args.name === 'string',
  thread_name: (args) => typeof args.name === 'string',
  thread_sort_index: (args) => Number.isInteger(args.sort_index),
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTime = (value) => Number.isSafeInteger(value) && value >= 0;

/** What is wrong with one event, whatever is around it. @returns words */
function wrongAlone(event) {
  if (!isObject(event)) return ['is not an object'];
  const wrong = [];
  const expect = (holds, words) => { if (!holds) wrong.push(words); };
  expect(typeof event.name === 'string' && event.name !== '', 'has no name');
  expect(Number.isInteger(event.pid) && event.pid > 0, 'has no pid');
  // Perfetto takes thread 0 for an idle processor's, of no process.
  expect(Number.isInteger(event.tid) && event.tid > 0, 'has no tid, or 0');
  expect(!('args' in event) || isObject(event.args), 'has args that are no object');
  const args = isObject(event.args) ? event.args : {};
  if (event.ph === 'M') {
    expect(METADATA[event.name]?.(args), `says nothing as ${event.name}`);
    return wrong;
  }
  expect(isTime(event.ts), 'has no ts in whole microseconds from 0');
  if ('sfbe'.includes(event.ph)) {
    expect(typeof event.cat === 'string' && event.cat !== '', 'has no cat, which its id belongs to');
    expect(/^0x[0-9a-f]+$/.test(event.id), 'has no id');
  }
  switch (event.ph) {
    case 'X': expect(isTime(event.dur) && event.dur > 0, 'has no dur'); break;
    case 'i': expect(['g', 'p', 't'].includes(event.s), 'has no scope'); break;
    case 'C':
      expect(Object.values(args).length > 0 && Object.values(args).every(Number.isFinite), 'counts something that is no number');
      break;
    case 'f': expect(event.bp === 'e', 'would end in the next slice'); break;
    case 's': case 'b': case 'e': break;
    default: wrong.push(`has the phase ${JSON.stringify(event.ph)}`);
  }
  return wrong;
}

/** Follows the events in their order. */
class Follower {
  #time = 0;
  #named = new Set();
  #slices = new Map();  // by thread: the ends of those around the present time, innermost last
  #open = new Map();    // flows and operations: by kind, category and id
  #began = new Set();

  take(event) {
    if (event.ph === 'M') {
      if (event.name === 'thread_name') this.#named.add(event.tid);
      return [];
    }
    const wrong = event.ts < this.#time ? ['goes back in time'] : [];
    this.#time = event.ts;
    if (!this.#named.has(event.tid)) wrong.push('is on a thread without a name');
    const around = this.#slices.get(event.tid) ?? [];
    while (around.length && around.at(-1) <= event.ts) around.pop();
    this.#slices.set(event.tid, around);
    if (event.ph === 'X') {
      if (around.length && event.ts + event.dur > around.at(-1)) wrong.push('overlaps the slice before it');
      around.push(event.ts + event.dur);
    }
    if ('sf'.includes(event.ph) && around.length === 0) wrong.push('is in no slice');
    return [...wrong, ...this.#joined(event)];
  }

  end() {
    return [...this.#open.keys()].map((key) => `${key} has no end`);
  }

  #joined({ph, cat, id, name}) {
    if (!'sfbe'.includes(ph)) return [];
    const key = `${'sf'.includes(ph) ? 'the flow' : 'the operation'} ${cat} ${id}`;
    if ('sb'.includes(ph)) {
      if (this.#began.has(key)) return [`begins ${key} again`];
      this.#began.add(key);
      this.#open.set(key, name);
      return [];
    }
    const began = this.#open.get(key);
    this.#open.delete(key);
    if (began === undefined) return [`ends ${key}, which has not begun`];
    return began === name ? [] : [`ends ${key} by another name`];
  }
}

export function brokenRules(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return [error.message];
  }
  if (!isObject(file) || !Array.isArray(file.traceEvents)) return ['there are no traceEvents'];
  const broken = [];
  if (!['ms', 'ns'].includes(file.displayTimeUnit)) broken.push('displayTimeUnit is neither ms nor ns');
  if (!isObject(file.otherData)) broken.push('otherData is no object');
  const follower = new Follower();
  for (const [index, event] of file.traceEvents.entries()) {
    let wrong = wrongAlone(event);
    if (wrong.length === 0) wrong = follower.take(event);
    for (const words of wrong) broken.push(`traceEvents[${index}] ${words}`);
  }
  return [...broken, ...follower.end()];
}
