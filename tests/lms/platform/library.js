// The library that plays the platform, with what is stored already.
import { Scorm12API } from "/node_modules/scorm-again/dist/esm/scorm12.min.js";

const APIS = { scorm12: Scorm12API };

export async function libraryFor(standard, values) {
  const api = new APIS[standard]({ autocommit: false, logLevel: "NONE" });
  const given = Object.entries(values).filter(([name]) => !/\._/.test(name));
  api.loadFromFlattenedJSON(Object.fromEntries(given));
  return api;
}
