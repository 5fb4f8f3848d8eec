// The seconds for which the page has been visible.
//
//     const time = new VisibleTime(document);
//     time.seconds();
export class VisibleTime {
  #page;
  #since = null;  // when the page became visible; null while it is not
  #before = 0;    // milliseconds until then

  constructor(page) {
    this.#page = page;
    page.addEventListener("visibilitychange", this.#look);
    this.#look();
  }

  seconds() {
    return (this.#before + (this.#since === null ? 0 : performance.now() - this.#since)) / 1000;
  }

  stop() {
    this.#page.removeEventListener("visibilitychange", this.#look);
    this.#count();
  }

  #count() {
    if (this.#since !== null) this.#before += performance.now() - this.#since;
    this.#since = null;
  }

  #look = () => {
    this.#count();
    if (this.#page.visibilityState !== "hidden") this.#since = performance.now();
  };
}
