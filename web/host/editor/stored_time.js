// Times in the browser's storage and in files, which may contain anything.
const MOST = 8.64e15;  // milliseconds from 1970, of a Date

/** The time; 0 if it is none. */
export const timeIn = (value) => (Number.isFinite(value) && Math.abs(value) < MOST ? value : 0);
