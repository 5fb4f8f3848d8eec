// Why a file of the site has not come, in the same words for every file: sentences without their full stop.

export function answered(answer, name) {
  return `the server answered ${answer.status} for ${name}; reload to try again`;
}

export function sentElse(answer, name) {
  const type = answer.headers.get("content-type") ?? "of no type";
  return `the server sent something else for ${name} (${type}); reload to try again`;
}

export function unreachable(name) {
  if (!navigator.onLine) return `${name} could not be loaded: you are offline. Reload when you are online again`;
  // Without an origin the page may not read what it may run, and so cannot know more.
  if (self.origin === "null") return `${name} could not be loaded; reload to try again`;
  return `${name} could not be loaded: the connection failed. Reload to try again`;
}
