// Loads the script that runs Python programs. In the built site it is a script of its own: see tools/later.mjs.
export const loadPython = () => import("./python.js");
