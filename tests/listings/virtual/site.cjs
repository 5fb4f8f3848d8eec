// Answers a JavaScript listing's requests from the lesson's recordings, each after its recorded
// delay on the virtual clock, and tells what happened:
//
//   LISTING_EVENTS=events.jsonl LISTING_RECORDINGS=content/a-lesson/api
//     node --require ./clock.cjs --require ./site.cjs listing.mjs
//
// The file receives a JSON object a line: {"time": 0.5, "output": "beat 2"} for each line printed,
// and {"request": "GET https://…"}. A request that nobody recorded is answered with 501.
'use strict';
const {appendFileSync, existsSync, readFileSync, readdirSync} = require('node:fs');
const {join} = require('node:path');
const {isMainThread} = require('node:worker_threads');

// A lesson without requests has no such folder.
const folder = process.env.LISTING_RECORDINGS;
const recordings = new Map((existsSync(folder) ? readdirSync(folder) : []).map((name) => {
  const recording = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return [`${recording.request.method} ${recording.request.url}`, recording];
}));

globalThis.fetch = async (resource, options) => {
  const request = new Request(resource, options);
  const key = `${request.method} ${request.url}`;
  tell({request: key});
  const found = recordings.get(key) ?? {status: 501, body: {error: `no recording of ${key}`}};
  await pass(found.delay ?? 0, options?.signal ?? request.signal);
  return new Response(found.text ?? JSON.stringify(found.body), {
    status: found.status,
    statusText: found.reason ?? '',
    headers: found.headers ?? {'content-type': 'application/json'},
  });
};

function pass(seconds, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, {once: true});
  });
}

function tell(event) {
  appendFileSync(process.env.LISTING_EVENTS, `${JSON.stringify(event)}\n`);
}

if (isMainThread) {
  const write = process.stdout.write;
  process.stdout.write = function (text, ...rest) {
    tell({time: performance.now() / 1000, output: String(text).replace(/\n$/, '')});
    return write.call(this, text, ...rest);
  };
}
