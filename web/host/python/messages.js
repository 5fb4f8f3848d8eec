// What the page takes from the frame, in which programs of strangers run: strings and numbers of these shapes, nothing else.
// Everything here throws if a message has another shape.
const LONGEST = { type: 200, text: 20_000, traceback: 200_000, truncated: 200, crash: 2_000, url: 8_000, body: 349_528 };
const MOST_CALLS = 100;

// The limits of src/trace/json.hpp, which reads the recording.
export const MOST_EVENTS = 1_000_000;
export const MOST_LETTERS = 64 * 2 ** 20;

const SEPARATOR = ",\n";

function check(holds) {
  if (!holds) throw new Error("The program has ended without a result that can be shown.");
}

function textOf(value, longest) {
  check(typeof value === "string");
  return value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
}

function lineOf(value) {
  check(Number.isInteger(value) && value > 0 && value < 2 ** 31);
  return value;
}

// The events of a batch, each the text of a JSON object in one line.
export function eventsOf(batch) {
  check(typeof batch === "string");
  return batch === "" ? [] : batch.split(SEPARATOR);
}

// The live requests that a program makes, at most `most`: { method, url, headers, body, redirects }, the body in base64 or null.
export function asksOf(value, most) {
  check(Array.isArray(value) && value.length > 0 && value.length <= most);
  return value.map((ask) => {
    const { method, url, headers, body, redirects } = ask ?? {};
    check(typeof method === "string" && /^[!#$%&'*+.^`|~\w-]{1,20}$/.test(method));
    check(typeof url === "string" && url.length <= LONGEST.url);
    check(typeof headers === "object" && headers !== null && !Array.isArray(headers));
    const entries = Object.entries(headers);
    check(entries.length <= 100 && entries.every(([, text]) => typeof text === "string"));
    check(entries.reduce((sum, [name, text]) => sum + name.length + text.length, 0) <= LONGEST.url);
    check(body === null || (typeof body === "string" && body.length <= LONGEST.body && /^[\w+/]*={0,2}$/.test(body)));
    check(typeof redirects === "boolean");
    return { method, url, headers: Object.fromEntries(entries), body, redirects };
  });
}

// What a program ended with; null if it ended well.
export function errorOf(value) {
  if (value === null || value === undefined) return null;
  check(typeof value === "object");
  const error = { type: textOf(value.type, LONGEST.type), text: textOf(value.text, LONGEST.text) };
  if (typeof value.traceback === "string") error.traceback = textOf(value.traceback, LONGEST.traceback);
  for (const member of ["line", "column"]) if (typeof value[member] === "number") error[member] = lineOf(value[member]);
  if (value.stack !== undefined) {
    check(Array.isArray(value.stack) && value.stack.length <= MOST_CALLS);
    error.stack = value.stack.map(([name, line]) => [textOf(name, LONGEST.type), lineOf(line)]);
  }
  return error;
}

// { error, truncated, recording }: the recording as text, or null if the program is no Python. `events` are all those of the run.
// `keepsNames`: tasks keep the names in these, even if the program has made clearer ones possible since.
export function resultOf(value, events, keepsNames = false) {
  check(typeof value === "object" && value !== null && value.asks === undefined);
  const truncated = typeof value.truncated === "string" ? textOf(value.truncated, LONGEST.truncated) : null;
  const error = errorOf(value.error);
  if (value.head === undefined) return { error, truncated, recording: null };
  check(typeof value.head === "string" && typeof value.tail === "string");
  check(Array.isArray(value.renamed) && value.renamed.length <= events.length);
  const lines = [...events];
  for (const [at, line] of value.renamed) {
    check(Number.isInteger(at) && at >= 0 && at < lines.length && typeof line === "string");
    if (!keepsNames) lines[at] = line;
  }
  const letters = lines.reduce((sum, line) => sum + line.length + SEPARATOR.length, value.head.length + value.tail.length);
  check(letters <= MOST_LETTERS);
  return { error, truncated, recording: joined(value.head, lines, value.tail) };
}

const joined = (head, lines, tail) => `${head}\n${lines.join(SEPARATOR)}\n${tail}`;

// The recording of a run that has given no result, as python/loopstep/recorder.py would write it.
export function cutOff({ name, text }, python, events, why) {
  const head = { format: 1, program: { name, text, python }, clock: "virtual", truncated: why };
  // A new task has two events, of which the first alone would be none of a recording.
  const lines = events.at(-1)?.startsWith('{"event":"handle_scheduled"') ? events.slice(0, -1) : events;
  return joined(`${JSON.stringify(head).slice(0, -1)},"events":[`, lines, "]}\n");
}

export const crashOf = (value) => textOf(value, LONGEST.crash);
export const versionOf = (value) => textOf(value, 20);
