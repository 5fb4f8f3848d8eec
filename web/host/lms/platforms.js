// The hosts of course platforms and of pages that embed this one, by what shows that there is one. A page loads this
// file only if it is inside one.
import { makeHost as embed } from "../embed/host.js";
import { makeHost as cmi5 } from "./cmi5.js";
import { makeHost as missing } from "./missing.js";
import { makeHost as API } from "./scorm12.js";
import { makeHost as API_1484_11 } from "./scorm2004.js";

const MAKE = { API, API_1484_11, cmi5, embed, missing };

// `api` is SCORM's object, undefined for the others.
export async function makeHost([name, api], options) {
  return MAKE[name]({ ...options, api });
}
