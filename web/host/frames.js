// Draws a frame only on request: a page that is idle or not visible costs nothing.
const KEPT = 512;

export class Frames {
  // Draws at the time given in ms and returns whether another frame should follow.
  draw = () => 0;
  #cancel = null;  // cancels the scheduled frame
  #seen = true;
  #begun = false;
  #wanted = false;  // a frame is due when the page becomes visible
  #timer = 0;
  #due = 0;
  #frames = 0;
  #times = [];

  // Requests a frame soon, or in some seconds. The earliest request counts, because each frame makes new ones.
  request(seconds = 0) {
    if (seconds > 0) this.#later(seconds * 1000);
    else if (!this.#seen && this.#begun) this.#wanted = true;
    else this.#cancel ??= this.#schedule();
  }

  #later(ms) {
    const due = performance.now() + ms;
    if (this.#timer !== 0 && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.request();
    }, ms);
  }

  // Draws at once, so that the effect of a click is in the page before its handler returns.
  now() {
    this.#cancel?.();
    this.#run(performance.now());
  }

  // Draws at once if the page is visible, for a canvas that has lost its picture.
  refresh() {
    if (this.#seen) this.now();
    else this.request();
  }

  // Called when the app is ready: from now on only visible frames are drawn.
  begin() {
    this.#begun = true;
  }

  // Sets whether the page is visible.
  show(seen) {
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#wanted ||= Boolean(this.#cancel);
    this.#cancel?.();
    this.#cancel = null;
    if (!this.#wanted) return;
    this.#wanted = false;
    this.request();
  }

  // The number of frames drawn so far, and the main-thread time of the latest ones: of those after frame `since`.
  stats(since = 0) {
    const first = since - (this.#frames - this.#times.length);
    const sorted = this.#times.slice(Math.max(first, 0)).sort((a, b) => a - b);
    return {
      frames: this.#frames,
      medianFrameMs: sorted.length ? sorted[sorted.length >> 1] : 0,
      maxFrameMs: sorted.length ? sorted[sorted.length - 1] : 0,
    };
  }

  // There are no animation frames for an invisible page, in which the app must start nevertheless.
  #schedule() {
    if (this.#seen) {
      const frame = requestAnimationFrame((now) => this.#run(now));
      return () => cancelAnimationFrame(frame);
    }
    const timer = setTimeout(() => this.#run(performance.now()));
    return () => clearTimeout(timer);
  }

  #run(now) {
    this.#cancel = null;
    clearTimeout(this.#timer);
    this.#timer = 0;
    const from = performance.now();
    const again = this.draw(now);
    this.#times.push(performance.now() - from);
    if (this.#times.length > KEPT) this.#times.shift();
    this.#frames += 1;
    if (again) this.request();
  }
}
