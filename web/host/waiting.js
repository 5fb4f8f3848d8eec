// What the app still needs in order to start. After this many milliseconds, missing files are reported.
export const PATIENCE = 20_000;

export class Waiting {
  #names = new Set();

  // `late` is called with the names of what has not arrived by then.
  constructor(late) {
    setTimeout(() => { if (this.#names.size > 0) late([...this.#names]); }, PATIENCE);
  }

  // Returns the promise itself, and registers it under a name.
  for(name, promise) {
    this.#names.add(name);
    const settled = () => this.#names.delete(name);
    promise.then(settled, settled);
    return promise;
  }
}
