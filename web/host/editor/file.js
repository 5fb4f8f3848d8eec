// Loads the script of the editor. In the built site it is a script of its own: see tools/later.mjs.
export const loadEditor = () => import("./editor.js");
