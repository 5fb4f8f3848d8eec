// The progress in a lesson as records of suspend_data.js, and back. A record begins with its kind and the tag of its
// lesson; the rest has fixed widths:
//
//     r  position: a tag, then resets: 4 letters, score: 2, deeper: 2, and a tag for each section that was read
//     a  for each question its tag and 3 letters: the current answer and the first one
//     t  for each question that was answered more than once its tag and 1 letter: how often, at most 63 times
//     p  for each prediction its tag and 1 letter: how it came out
//
// Records are short, so that a damaged one loses little.
import { read, seal, TAG, tag, write } from "./letters.js";

const RESULTS = ["right", "wrong", "skipped"];
const ANSWERS_IN_ONE = 5;
const TRIES_IN_ONE = 8;
const MOST_TRIES = 63;
const PREDICTIONS_IN_ONE = 8;

// Answers are numbered so that those of two kinds that have no option have a number, too.
const ABSENT = 0;
const OPTIONS = 102;  // no answer, an unknown option, and the options 0 to 99
const numberOf = (answer) => (answer ? answer.option + 2 : ABSENT);

// The same question in other words is another question: its answer has another tag.
export const questionTag = (id, hash) => tag(`${id} ${hash}`);

function inParts(list, size) {
  const parts = [];
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size).join(""));
  return parts;
}

// [tag, number of the current answer, number of the first]
function answersOf({ answers = {}, first = {} }) {
  const known = new Map();
  const take = (all, index) => {
    for (const [id, answer] of Object.entries(all)) {
      const key = questionTag(id, answer.hash);
      if (!known.has(key)) known.set(key, [ABSENT, ABSENT]);
      known.get(key)[index] = numberOf(answer);
    }
  };
  take(answers, 0);
  take(first, 1);
  return [...known].map(([key, [now, before]]) => key + write(now * OPTIONS + before, 3));
}

function triesOf({ first = {}, tries = {} }) {
  return Object.entries(tries).filter(([id]) => first[id])
    .map(([id, count]) => questionTag(id, first[id].hash) + write(Math.min(count, MOST_TRIES), 1));
}

// The records of a lesson, without their checksums' dots.
export function writeLesson(slug, lesson) {
  const { sections = [], predictions = {}, position = "", resets = 0, score = 0, deeper = 0 } = lesson;
  const at = tag(slug);
  const place = position ? tag(position) : write(0, TAG);
  const made = Object.entries(predictions).map(([key, result]) => tag(key) + write(RESULTS.indexOf(result), 1));
  return [
    `r${at}${place}${write(resets, 4)}${write(score, 2)}${write(deeper, 2)}${sections.map(tag).join("")}`,
    ...inParts(answersOf(lesson), ANSWERS_IN_ONE).map((part) => `a${at}${part}`),
    ...inParts(triesOf(lesson), TRIES_IN_ONE).map((part) => `t${at}${part}`),
    ...inParts(made, PREDICTIONS_IN_ONE).map((part) => `p${at}${part}`),
  ].map(seal);
}

// What the tags of a lesson stand for, from its outline.
export function dictionary({ sections, questions, predictions }) {
  return {
    sections: new Map(sections.map((id) => [tag(id), id])),
    places: new Map([...sections, "quiz"].map((id) => [tag(id), id])),
    questions: new Map(Object.entries(questions).map(([id, hash]) => [questionTag(id, hash), { id, hash }])),
    predictions: new Map(predictions.map((key) => [tag(key), key])),
  };
}

function* inPieces(text, size) {
  for (let at = 0; at + size <= text.length; at += size) yield text.slice(at, at + size);
}

// Each takes the rest of a record into the progress of its lesson. What the lesson no longer has is left out.
const TAKE = {
  r(rest, known, lesson) {
    const digits = (from, to) => read(rest.slice(from, to));
    lesson.position = known.places.get(rest.slice(0, TAG)) ?? "";
    [lesson.resets, lesson.score, lesson.deeper] = [digits(4, 8), digits(8, 10), digits(10, 12)];
    const sections = [...inPieces(rest.slice(12), TAG)].map((piece) => known.sections.get(piece));
    lesson.sections = sections.filter((id) => id !== undefined).sort();
  },
  a(rest, known, lesson) {
    for (const piece of inPieces(rest, TAG + 3)) {
      const question = known.questions.get(piece.slice(0, TAG));
      if (!question) continue;
      const both = read(piece.slice(TAG));
      const put = (all, number) => {
        if (number !== ABSENT) all[question.id] = { hash: question.hash, option: number - 2 };
      };
      put(lesson.answers, Math.floor(both / OPTIONS));
      put(lesson.first, both % OPTIONS);
    }
  },
  t(rest, known, lesson) {
    for (const piece of inPieces(rest, TAG + 1)) {
      const question = known.questions.get(piece.slice(0, TAG));
      if (question) (lesson.tries ??= {})[question.id] = read(piece.slice(TAG));
    }
  },
  p(rest, known, lesson) {
    for (const piece of inPieces(rest, TAG + 1)) {
      const key = known.predictions.get(piece.slice(0, TAG));
      if (key !== undefined) (lesson.predictions ??= {})[key] = RESULTS[read(piece.slice(TAG))];
    }
  },
};

export const newLesson = () => ({ answers: {}, deeper: 0, first: {}, position: "", resets: 0, score: 0, sections: [] });

// Whether it was a record of a lesson that this version knows.
export function takeRecord(body, known, lesson) {
  const take = TAKE[body[0]];
  take?.(body.slice(1 + TAG), known, lesson);
  return Boolean(take);
}
