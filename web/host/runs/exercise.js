// The exercises of lessons: their starting programs, and the tasks and checks that sum_up.js judges a run by. All errors are
// sentences for the learner: what is wrong, and what to do.
import { fetchJson } from "./fetch_json.js";

const LINK = /^code:([\w-]{1,100})\/([\w-]{1,100})$/;

export const isExercise = (trace) => LINK.test(trace);

// Resolves to the program that an exercise begins with: `trace` is its name, "code:", the lesson and the exercise's id.
export async function startOf(trace, root) {
  const [, lesson, exercise] = LINK.exec(trace);
  const { start } = await load(lesson, exercise, root);
  return { name: start.name, text: start.text, input: "", lesson, exercise, begins: true };
}

// Resolves to the exercise of a program as JSON, or to "" if it belongs to none. `root` is the site's address.
export async function exerciseFor({ lesson, exercise }, root) {
  return lesson && exercise ? JSON.stringify(await load(lesson, exercise, root)) : "";
}

async function load(lesson, exercise, root) {
  let answer;
  try {
    answer = await fetchJson(new URL(`${encodeURIComponent(lesson)}/exercises.json`, root));
  } catch {
    throw new Error("The exercise cannot be loaded. Check the connection, and try again.");
  }
  if (!Object.hasOwn(answer.exercises ?? {}, exercise)) {
    throw new Error(`The lesson has no exercise “${exercise}” any more. Start it again from the lesson.`);
  }
  return answer.exercises[exercise];
}
