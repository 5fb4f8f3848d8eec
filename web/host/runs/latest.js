// A map of the entries that were set last.
export class Latest {
  #most;
  #entries = new Map();  // the newest last

  constructor(most) {
    this.#most = most;
  }

  get(key) {
    return this.#entries.get(key);
  }

  set(key, value) {
    this.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#most) this.delete(this.#entries.keys().next().value);
  }

  delete(key) {
    this.#entries.delete(key);
  }
}
