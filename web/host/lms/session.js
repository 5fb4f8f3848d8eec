// What the hosts of platforms share: sentences for the learner, and trying again.
const TRIES = [0, 1000, 2000, 4000];

export const AGAIN = "Close the lesson and open it from the course again.";
export const REFUSED = `The course platform does not accept this session, so nothing can be stored or reported. ${AGAIN}`;
export const UNREADABLE = `Your progress on the course platform could not be read, so it is left unchanged, and what you do now is not stored. ${AGAIN}`;
export const REVIEW = "The course platform opened this lesson for review, so nothing is stored.";
export const ended = (remedy) => `The course platform has ended this session. ${AGAIN} ${remedy}`;

// The first result that is neither null nor false; tries again after 1, 2 and 4 seconds.
export async function repeated(run) {
  let result = null;
  for (const pause of TRIES) {
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    result = await run();
    if (result !== null && result !== false) break;
  }
  return result;
}
