// Where the hosts of course platforms are loaded from. tools/bundle.mjs replaces it by the name of the built file.
export const FILE = "./platforms.js";
