// Draws a frame when somebody asked for one, and never otherwise: an idle page costs nothing.
const KEPT = 512;

export class Frames {
  // Draws at the time given in ms and returns whether another frame should follow.
  draw = () => 0;
  #scheduled = 0;
  #timer = 0;
  #due = 0;
  #frames = 0;
  #times = [];

  // Soon, or in some seconds: of several such wishes the first one counts, since each frame asks anew.
  request(seconds = 0) {
    if (seconds > 0) this.#later(seconds * 1000);
    else if (this.#scheduled === 0) this.#scheduled = requestAnimationFrame((now) => this.#run(now));
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
    if (this.#scheduled !== 0) cancelAnimationFrame(this.#scheduled);
    this.#run(performance.now());
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

  #run(now) {
    this.#scheduled = 0;
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
