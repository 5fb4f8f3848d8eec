// What can be wrong with a program before or while it runs on the loop.

/** A program that cannot be run, with the place and what to do. `type` is what an engine calls such an error. */
export class ProgramError extends Error {
  constructor(text, { type = "Error", file, line, column } = {}) {
    super(line ? `${file}:${line}:${column ?? 1}: ${text}` : `${file}: ${text}`);
    this.name = "ProgramError";
    Object.assign(this, { text, type, file, line, column });
  }
}

/** Ends a program at once: a limit is reached, or it did what the loop cannot follow. Programs do not catch it. */
export class Ended extends Error {
  constructor(reason) {
    super(reason);
    this.name = "Ended";
  }
}
