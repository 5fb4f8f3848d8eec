/** Whether a program makes requests, as far as its text says. */
export const makesRequests = (text) => /\baiohttp\b/.test(text);
