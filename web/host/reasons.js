// Why a file of the site could not be loaded, in the same words for every file: sentences without their last full stop.

export const REMEDY = "Reload to try again; if that does not help, tell whoever runs the site";

export function answered(answer, name) {
  return `the server answered ${answer.status} for ${name}. ${REMEDY}`;
}

export function sentElse(answer, name) {
  const type = answer.headers.get("content-type") ?? "of no type";
  return `the server sent something else for ${name} (${type}). ${REMEDY}`;
}

export function unreachable(name) {
  if (!navigator.onLine) return `${name} could not be loaded: you are offline. Reload when you are online again`;
  // Without an origin the page cannot read the response, so it cannot know more.
  const why = self.origin === "null" ? "" : ": the connection failed";
  return `${name} could not be loaded${why}. ${REMEDY}`;
}
