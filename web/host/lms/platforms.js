// The hosts of course platforms, by what shows that there is one. A page loads this file only if a platform opened it,
// and then the file of that platform's host.
const LOAD = {
  API: () => import("./scorm12.js"),
  API_1484_11: () => import("./scorm2004.js"),
  cmi5: () => import("./cmi5.js"),
  missing: () => import("./missing.js"),
};

// `api` is SCORM's object, undefined for the others.
export async function makeHost([name, api], options) {
  const host = await LOAD[name]();
  return host.makeHost({ ...options, api });
}
