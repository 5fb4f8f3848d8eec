// A browser in which a SCORM platform opens the lesson, for the tests of its hosts.
import * as scorm12 from "../../../web/host/lms/scorm12.js";
import * as scorm2004 from "../../../web/host/lms/scorm2004.js";
import { SCORM12 } from "../../lms/model/scorm12.js";
import { SCORM2004 } from "../../lms/model/scorm2004.js";
import { StrictPlatform } from "../../lms/strict_api.js";
import { opened, options, useBrowser } from "./session.mjs";

export const STANDARDS = [
  { model: SCORM12, makeHost: scorm12.makeHost, learner: "cmi.core.student_id", status: "cmi.core.lesson_status", raw: "cmi.core.score.raw" },
  { model: SCORM2004, makeHost: scorm2004.makeHost, learner: "cmi.learner_id", status: "cmi.success_status", raw: "cmi.score.scaled" },
];

// { browser, launch, begin }: begin() opens the lesson in a new platform.
export function useScorm({ model, makeHost }) {
  const browser = useBrowser();
  const launch = async (platform, more = {}) => {
    const host = makeHost(options(browser, { api: platform.api, ...more }));
    return { host, first: await opened(host, browser) };
  };
  const begin = async (more) => {
    const platform = new StrictPlatform(model);
    return { platform, ...await launch(platform, more) };
  };
  return { browser, launch, begin };
}

// Makes the platform fail to `get` or `set` the elements whose names match, so many times.
export function refuse(platform, model, call, pattern, times = Infinity) {
  const { [call]: name, error } = model.calls;
  const { [name]: real, [error]: realError } = platform.api;
  let failed = false;
  let left = times;
  platform.api[name] = (element, ...value) => {
    failed = pattern.test(element) && left-- > 0;
    if (failed) return call === "get" ? "" : "false";
    return real(element, ...value);
  };
  platform.api[error] = () => (failed ? String(model.errors.failed) : realError());
}
