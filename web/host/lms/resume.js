// Decides with which of two states a session goes on: the course platform's, or the one in this browser that the
// platform did not acknowledge.
//
// A state is known by the session that wrote it and the time. The copy also has `base`: what the platform had when the
// session of the copy began. So the copy is later if the platform still has its base, or what the copy's own session
// wrote last. Anything else on the platform was written from somewhere else, and acknowledged, so it counts: even if
// part of it was lost, as the copy may be much older.

// "?": it cannot be read.
export const mark = ({ session, time, lost }) => (session ? `${session} ${time}` : lost && "?");

const replaced = (time) =>
  `What you did here on ${new Date(time).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })} did not `
  + "reach the course platform, and your later answers from another place count instead. Please look through them.";

const isCopy = (copy) => typeof copy?.state === "string" && Array.isArray(copy.records) && typeof copy.time === "number";

// platform: { state, session, time, lost }, copy: what delivery.js wrote, or null.
// Returns { state, records, lost }; records were reported and not acknowledged.
export function resume(platform, copy) {
  const theirs = { state: platform.state, records: [], lost: platform.lost };
  if (!isCopy(copy)) return theirs;
  const own = platform.session === copy.session;
  if (own && platform.time >= copy.time) return theirs;
  const mine = { state: copy.state || platform.state, records: copy.records, lost: "" };
  if (own || mark(platform) === copy.base) return mine;
  // The learner began a new attempt on purpose.
  if (!platform.session && !platform.lost) return theirs;
  return { ...theirs, lost: [platform.lost, replaced(copy.time)].filter(Boolean).join(" ") };
}
