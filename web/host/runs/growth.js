// Shows ever more of a run while its program goes on.
//
//     const growth = new Growth({ read: async () => run, show(run) { … }, count(events) { … }, least: 9 });
//     growth.begin();      // the program runs from now on
//     growth.add(events);  // texts of events, as they are recorded
//     growth.end();
//
// `read` makes of all events so far what `show` gets. It reads all of them again each time, so the longer it takes, the less
// often it is called: at most a fifth of the time goes into it. `count` is called each second from the first `show` on.
const SECOND = 1000;
const PAUSES_PER_READING = 4;  // of the length of a reading

const endsStep = (event) => event.startsWith('{"event":"handle_finished"');

export class Growth {
  #act;
  #least;
  #timer = 0;
  #events = 0;
  #steps = 0;
  #shown = 0;  // how many of the events
  #due = 0;
  #reads = false;
  #over = false;

  // `least` is the number of steps from which on the run is shown.
  constructor({ read, show, count = () => {}, least = 0 }) {
    this.#act = { read, show, count };
    this.#least = least;
  }

  /** Whether something of the run was shown. */
  get shown() {
    return this.#shown > 0;
  }

  begin() {
    if (!this.#over) this.#timer = setInterval(() => this.#look(), SECOND);
  }

  add(events) {
    this.#events += events.length;
    for (const event of events) if (endsStep(event)) this.#steps += 1;
  }

  end() {
    this.#over = true;
    clearInterval(this.#timer);
  }

  #look() {
    if (this.shown) this.#act.count(this.#events);
    const grown = this.#events > this.#shown && this.#steps >= this.#least;
    if (grown && !this.#reads && performance.now() >= this.#due) this.#grow();
  }

  async #grow() {
    const events = this.#events;
    const first = !this.shown;
    this.#reads = true;
    const began = performance.now();
    try {
      const run = await this.#act.read();
      if (this.#over) return;
      this.#shown = events;
      this.#act.show(run);
      if (first) this.#act.count(events);
    } catch { /* what is wrong with it is said at its end */ }
    this.#reads = false;
    const now = performance.now();
    this.#due = now + pauseAfter(now - began);
  }
}

/** Milliseconds until the next reading, after one that took so many. */
export function pauseAfter(took) {
  let pause = SECOND;
  while (pause < PAUSES_PER_READING * took) pause *= 2;
  // The looks are a second apart, give or take some milliseconds.
  return pause - SECOND / 10;
}
