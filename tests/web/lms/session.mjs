// A page that a platform has opened, for the tests of the hosts: with storage and visibility of its own.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { stopTime } from "./clock.mjs";
import { dump, outlineOf } from "./course.mjs";

export const lesson = "lesson-mental-model";
export const outline = outlineOf({ lessons: 2, sections: 3, questions: 4, predictions: 2 });
export const questions = Object.entries(outline[lesson].questions);
export const start = Date.UTC(2026, 10, 27, 12);

class Page extends EventTarget {
  visibilityState = "visible";

  show(state) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

// Stops the clock for each test and gives it a browser: { page, clock, storage }.
export function useBrowser() {
  const browser = {};
  beforeEach(() => {
    browser.clock = stopTime(start);
    browser.page = new Page();
    browser.storage = new Map();
    globalThis.localStorage = {
      getItem: (key) => browser.storage.get(key) ?? null,
      setItem: (key, value) => void browser.storage.set(key, value),
      removeItem: (key) => void browser.storage.delete(key),
    };
  });
  afterEach(() => {
    browser.clock.uninstall();
    delete globalThis.localStorage;
  });
  // Local time is part of what is reported.
  const zone = process.env.TZ;
  before(() => { process.env.TZ = "UTC"; });
  after(() => { process.env.TZ = zone ?? ""; });
  return browser;
}

export const options = (browser, more = {}) => ({
  lesson, outline: async () => outline, course: "/course/", page: browser.page, ...more,
});

// Opening may wait between its tries.
export async function opened(host, { clock }) {
  const opening = host.open();
  await clock.tickAsync(10_000);
  return opening;
}

// Progress with the first `count` questions answered, each with its first option.
export function answers(count, more = {}) {
  const given = Object.fromEntries(questions.slice(0, count).map(([id, hash]) => [id, { hash, option: 0 }]));
  const lessons = { [lesson]: { answers: given, deeper: 0, first: given, position: "quiz", resets: 0, score: count, sections: [], ...more } };
  return dump({ format: 1, lessons, settings: { hidden: 0, lesson: 0, text: 1, theme: "" } });
}

export const answered = (index, { chosen = 0, correct = 0, ...more } = {}) => ({
  type: "answered", lesson, question: questions[index][0], prompt: "Which one?", options: ["One", "Another", "None"],
  chosen, correct, right: chosen === correct, attempt: 1, seconds: 12.345, ...more,
});

export const score = (right, given = right, more = {}) => ({
  type: "score", lesson, right, answered: given, of: 4, threshold: 1, passed: right === 4, ...more,
});

export const completed = { type: "completed", lesson };

// The learner gives the next answer, as the core passes it on.
export function answer(host, count, event = answered(count - 1)) {
  host.report(event);
  host.report(score(count));
  return host.save(answers(count));
}

// The host says why nothing can be saved in this session, however often it is tried.
export const cannotSave = (outcome, why) => assert.deepEqual(outcome, { saved: false, final: true, why });
