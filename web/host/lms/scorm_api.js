// The API object of a SCORM platform, whose functions may be missing, throw or return anything. Nothing here throws.
//
//     const api = new ScormApi(window.API, names);   // names: which functions and error codes the standard has
//     api.initialize();                              // whether it worked
//     api.get("cmi.core.student_id");                // "" if it failed: see failed()
//     api.set("cmi.core.exit", "suspend");           // "stored", "refused" (never to be tried again) or "failed"
//     api.commit();                                  // whether the platform says that it stored everything, or a promise
export class ScormApi {
  #api;
  #names;

  constructor(api, names) {
    this.#api = api;
    this.#names = names;
  }

  initialize() {
    return isTrue(this.#call("initialize", "")) || this.error() === this.#names.begun;
  }

  // Whether initialize() failed because the session has begun already, as after a reload within the platform's page.
  // Where the code of that has other meanings, too, it has begun if a value can be read.
  hasBegun(element) {
    if (this.error() !== this.#names.perhapsBegun) return false;
    this.get(element);
    return !this.failed();
  }

  terminate() {
    return isTrue(this.#call("terminate", ""));
  }

  commit() {
    const answer = this.#call("commit", "");
    return typeof answer?.then === "function" ? answer.then(isTrue) : isTrue(answer);
  }

  get(element) {
    const value = this.#call("get", element);
    return value === null || value === undefined ? "" : String(value);
  }

  set(element, value) {
    if (isTrue(this.#call("set", element, value))) return "stored";
    return this.#names.refusals.includes(this.error()) ? "refused" : "failed";
  }

  // The code of the last call's error, 0 if there was none, and NaN if the API does not even say that.
  error() {
    return Number.parseInt(this.#call("error"), 10);
  }

  // Whether the last call failed for a reason that may pass. A platform may also lack an optional element.
  failed() {
    const error = this.error();
    return error !== 0 && !this.#names.missing.includes(error);
  }

  // Whether the platform has ended the session, which only it can begin again.
  hasEnded() {
    return this.#names.ended.includes(this.error());
  }

  #call(name, ...values) {
    try {
      return this.#api[this.#names[name]](...values);
    } catch {
      return null;
    }
  }
}

// Some platforms return true instead of "true".
const isTrue = (answer) => String(answer) === "true";
