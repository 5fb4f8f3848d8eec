// Types of values, as functions that say whether a text is one.
export const among = (...words) => (value) => words.includes(value);
export const matching = (form) => (value) => form.test(value);
export const numberIn = (least, most, form) => (value) =>
  form.test(value) && Number(value) >= least && Number(value) <= most;
