// Calls `left` when the learner goes elsewhere: when `stays` was true and is no longer. Not all ways to leave a page have an
// event. Returns a function that ends that.
const LOOK = 250;  // milliseconds between two looks

export function watchPresence(stays, left) {
  let was = false;
  const timer = setInterval(() => {
    if (stays()) was = true;
    else if (was) {
      clearInterval(timer);
      left();
    }
  }, LOOK);
  return () => clearInterval(timer);
}
