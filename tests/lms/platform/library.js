// The library that plays the platform, with what is stored already.
import { Scorm12API } from "/node_modules/scorm-again/dist/esm/scorm12.min.js";
import { Scorm2004API } from "/node_modules/scorm-again/dist/esm/scorm2004.min.js";

const APIS = { scorm12: Scorm12API, scorm2004: Scorm2004API };

export async function libraryFor(standard, values) {
  const api = new APIS[standard]({ autocommit: false, logLevel: "NONE" });
  const given = Object.entries(values).filter(([name]) => !/\._/.test(name));
  api.loadFromFlattenedJSON(Object.fromEntries(given));
  return api;
}
