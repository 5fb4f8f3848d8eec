// What a course platform has not acknowledged yet, in the browser's storage, which may be blocked or full. Learners who
// share a browser have copies of their own. Without the learner's name there is no copy, because it could be another's.
//
//     const copy = localCopy("ada", "/course/async-python");
//     if (!copy.write({ session, … })) …   // not stored
//     copy.read()                     // the value, or null
//     copy.remove(session)            // unless another tab has written it since
const PREFIX = "loopstep.lms.v1 ";

export function localCopy(learner, course) {
  const key = PREFIX + JSON.stringify([learner, course]);
  const attempt = (run) => {
    try {
      return learner ? run() : null;
    } catch {
      return null;
    }
  };
  return {
    read: () => attempt(() => JSON.parse(localStorage.getItem(key))),
    write: (value) => attempt(() => {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    }) ?? false,
    remove: (session) => void attempt(() => {
      if (JSON.parse(localStorage.getItem(key)).session === session) localStorage.removeItem(key);
    }),
  };
}
