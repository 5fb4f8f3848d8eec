// The exercise for which a program was written: its task and checks, which sum_up.js judges a run by.

// Resolves to the exercise as JSON, or to "" if the program belongs to none. `root` is the site's address. Rejects with an
// Error that says what is wrong, and what to do.
export async function exerciseFor({ lesson, exercise }, root) {
  if (!lesson || !exercise) return "";
  let answer;
  try {
    const response = await fetch(new URL(`${encodeURIComponent(lesson)}/exercises.json`, root));
    if (!response.ok) throw new Error(`${response.status}`);
    answer = await response.json();
  } catch {
    throw new Error("The exercise cannot be loaded, so the run was not judged. Check the connection, and run the program again.");
  }
  if (!Object.hasOwn(answer.exercises ?? {}, exercise)) {
    throw new Error(`The lesson has no exercise “${exercise}” any more, so the run was not judged. Start it again from the lesson.`);
  }
  return JSON.stringify(answer.exercises[exercise]);
}
