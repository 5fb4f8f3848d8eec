// The page around an embedded one: what is public is sent to it whoever it is, what the learner does only to the origins
// that the address names.
import { VERSION } from "./messages.js";

// The origin of the page around this one, "" if the browser does not tell.
function originAround(page) {
  const [nearest] = page.location.ancestorOrigins ?? [];
  if (nearest) return nearest;
  try {
    return new URL(page.document.referrer).origin;
  } catch {
    return "";
  }
}

export class Parent {
  #page;
  #allowed;  // the origin to which the learner's doings are sent, or ""

  // `page` is this page's window.
  constructor(origins, page = window) {
    this.#page = page;
    const around = originAround(page);
    const only = origins.length === 1 ? origins[0] : "";
    this.#allowed = around ? origins.find((each) => each === around) ?? "" : only;
  }

  get framed() {
    return this.#page.parent !== this.#page;
  }

  // Whether it may know what the learner does.
  get trusted() {
    return this.framed && this.#allowed !== "";
  }

  // Tells anybody.
  tell(message) {
    this.#post({ loopstep: VERSION, ...message }, "*");
  }

  // The height of the content in CSS pixels, also as LTI platforms expect it.
  tellHeight(height) {
    this.tell({ type: "height", height });
    this.#post({ subject: "lti.frameResize", height }, "*");
  }

  // Tells only whom the address allows to know.
  confide(message) {
    if (this.trusted) this.#post({ loopstep: VERSION, ...message }, this.#allowed);
  }

  // Calls back with [data, origin] of each message of the page around this one.
  listen(heard) {
    this.#page.addEventListener("message", ({ data, origin, source }) => {
      if (this.framed && source === this.#page.parent) heard(data, origin);
    });
  }

  #post(message, origin) {
    if (this.framed) this.#page.parent.postMessage(message, origin);
  }
}
