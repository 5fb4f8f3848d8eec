// Plays the app: a lesson of two sections and four questions, which passes events and progress on as the app does. The
// real app can take its place.
import { findHost } from "/web/host/lms/find.js";
import { lesson, outline, questions, sections } from "./lesson.js";

const element = (id) => document.getElementById(id);
const progress = { answers: {}, deeper: 0, first: {}, position: "", resets: 0, score: 0, sections: [] };
let host;
let reported = false;

function state() {
  return JSON.stringify({
    format: 1,
    lessons: { [lesson]: progress },
    settings: { hidden: 0, lesson: 0, text: 1, theme: "" },
  });
}

async function save() {
  element("saved").textContent = "Saving …";
  const { saved, why } = await host.save(state());
  element("saved").textContent = saved ? "Saved." : `Not saved yet. ${why}`;
  element("retry").hidden = saved;
}

function complete() {
  const answered = Object.keys(progress.answers).length;
  if (reported || answered < questions.length || progress.sections.length < sections.length) return;
  reported = true;
  host.report({ type: "completed", lesson });
}

function answer(question, chosen) {
  const { id, hash, prompt, options, correct } = question;
  progress.answers[id] = { hash, option: chosen };
  progress.first[id] ??= { hash, option: chosen };
  progress.position = "quiz";
  const rights = questions.filter((each) => progress.answers[each.id]?.option === each.correct).length;
  progress.score = rights;
  host.report({ type: "answered", lesson, question: id, prompt, options, chosen, correct, right: chosen === correct, attempt: 1, seconds: 1.5 });
  host.report({
    type: "score", lesson, right: rights, answered: Object.keys(progress.answers).length, of: questions.length,
    threshold: 1, passed: rights === questions.length,
  });
  complete();
  save();
}

function read(section) {
  if (progress.sections.includes(section.id)) return;
  progress.sections = [...progress.sections, section.id].sort();
  progress.position = section.id;
  host.report({ type: "read", lesson, section: section.id, title: section.title, read: progress.sections.length, of: sections.length });
  complete();
  save();
}

function control(type, name, checked, review, changed) {
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type, checked, disabled: review });
  input.addEventListener("change", changed);
  label.append(input, ` ${name}`);
  return label;
}

function draw(review) {
  for (const section of sections) {
    element("lesson").append(control("checkbox", section.title, progress.sections.includes(section.id), review, () => read(section)));
  }
  for (const question of questions) {
    const group = document.createElement("fieldset");
    group.append(Object.assign(document.createElement("legend"), { textContent: question.prompt }));
    question.options.forEach((option, at) => {
      const choice = control("radio", option, progress.answers[question.id]?.option === at, review, () => answer(question, at));
      choice.firstChild.name = question.id;
      group.append(choice);
    });
    element("lesson").append(group);
  }
}

async function start() {
  host = await findHost({ lesson, outline: async () => outline, course: `/course/${lesson}` });
  addEventListener("pagehide", () => host.close());
  const { state: text, review, lost } = await host.open();
  Object.assign(progress, text && JSON.parse(text).lessons[lesson]);
  reported = Object.keys(progress.answers).length === questions.length && progress.sections.length === sections.length;
  element("lost").textContent = lost;
  element("retry").addEventListener("click", save);
  draw(review);
  document.documentElement.dataset.state = "ready";
}

start();
