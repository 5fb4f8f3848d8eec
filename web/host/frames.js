// Draws a frame when somebody asked for one, and never otherwise: an idle page costs nothing, nor does
// one that cannot be seen.
const KEPT = 512;

export class Frames {
  // Draws at the time given in ms and returns whether another frame should follow.
  draw = () => 0;
  #cancel = null;  // takes back the frame that is scheduled
  #seen = true;
  #begun = false;
  #wanted = false;  // a frame is due once the page is seen
  #timer = 0;
  #due = 0;
  #frames = 0;
  #times = [];

  // Soon, or in some seconds: of several such wishes the first one counts, since each frame asks anew.
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

  // Draws at once, so that what a click changed is in the page before its handler returns.
  now() {
    this.#cancel?.();
    this.#run(performance.now());
  }

  // Draws at once if there is somebody to see it, for a canvas that has lost its picture.
  refresh() {
    if (this.#seen) this.now();
    else this.request();
  }

  // The app is ready: from now on frames are for the eye only.
  begin() {
    this.#begun = true;
  }

  // Says whether the page can be seen.
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

  // Frames drawn so far and the median main-thread time of the latest ones.
  stats() {
    const sorted = [...this.#times].sort((a, b) => a - b);
    return {
      frames: this.#frames,
      medianFrameMs: sorted.length ? sorted[sorted.length >> 1] : 0,
      maxFrameMs: sorted.length ? sorted[sorted.length - 1] : 0,
    };
  }

  // The browser gives no animation frames to what cannot be seen, where the app must begin all the same.
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
