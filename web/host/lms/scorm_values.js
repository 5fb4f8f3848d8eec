// Values that both SCORM standards have.
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export const isInteraction = ({ type }) => type === "answered" || type === "predicted";

// The name of an option, from its index: a single letter or digit in SCORM 1.2, undefined if there is none left.
export const optionName = (index) => LETTERS[index];

// An identifier without spaces: that of a question, or of a prediction in a demo.
export function interactionId({ lesson, demo, question }) {
  return [lesson, demo, question].filter(Boolean).join("_").replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 250);
}

export const twoDigits = (number) => String(number).padStart(2, "0");

// At most two decimals, and no exponent.
export const decimal = (number) => String(Math.round(number * 100) / 100);
