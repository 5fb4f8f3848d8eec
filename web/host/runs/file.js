// Loads the script that opens recorded runs. In the built site it is a script of its own: see tools/later.mjs.
export const loadOpener = () => import("./opener.js");
