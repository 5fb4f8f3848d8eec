// Loads the hosts of course platforms. In the built site they are a script of their own: see tools/later.mjs.
export const loadHosts = () => import("./platforms.js");
