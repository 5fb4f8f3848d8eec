// A course for the tests of the hosts, and the progress of a learner in it, as src/course/progress.cpp writes it.
const words = ["mental-model", "coroutines", "async-with-for", "errors-and-cancellation", "blocking-the-loop",
  "real-world-programs", "queues", "time-outs", "threads", "where-to-go-next", "start-the-loop", "gather-fails",
  "task-later", "await-inline", "sleep-blocks"];
const hash = (number) => (number * 2654435761 % 2 ** 32).toString(16).padStart(8, "0");

export function outlineOf({ lessons = 10, sections = 10, questions = 10, predictions = 15 } = {}) {
  return Object.fromEntries(Array.from({ length: lessons }, (_, lesson) => [`lesson-${words[lesson]}`, {
    sections: words.slice(0, sections),
    questions: Object.fromEntries(words.slice(0, questions).map((word, at) =>
      [`question-${word}`, hash(lesson * 100 + at) + hash(at)])),
    predictions: words.slice(0, predictions).map((word, at) => `demo-${word}/${hash(lesson * 1000 + at)}`),
  }]));
}

// Everything is done, some answers were changed, and no lesson is like another.
export function progressIn(outline) {
  const results = ["right", "wrong", "skipped"];
  const lessons = Object.fromEntries(Object.entries(outline).map(([slug, lesson], number) => {
    const answer = (shift) => ([id, hash], at) => [id, { hash, option: (number + at * shift) % 4 }];
    const questions = Object.entries(lesson.questions);
    return [slug, {
      answers: Object.fromEntries(questions.map(answer(1))),
      deeper: number,
      first: Object.fromEntries(questions.map(answer(3))),
      position: number % 2 ? "quiz" : lesson.sections[number],
      ...(lesson.predictions.length && {
        predictions: Object.fromEntries(lesson.predictions.map((key, at) => [key, results[(at + number) % 3]])),
      }),
      resets: number * 7,
      score: questions.length - number % 3,
      sections: [...lesson.sections].sort(),
      ...(questions.length > 1 && {
        tries: Object.fromEntries(questions.filter((_, at) => at % 3 === 1).map(([id], at) => [id, at + 2])),
      }),
    }];
  }));
  return dump({ format: 1, lessons, settings: { hidden: 1, lesson: 640, text: 3, theme: "dark" } });
}

// JSON with its keys in order, like the app's.
export function dump(value) {
  return JSON.stringify(value, (key, inner) =>
    (typeof inner !== "object" || Array.isArray(inner) ? inner : Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))));
}
