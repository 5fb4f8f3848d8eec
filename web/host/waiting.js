// What the start still waits for. Where something does not come, that is said after this many milliseconds.
export const PATIENCE = 20_000;

export class Waiting {
  #names = new Set();

  // `late` is called with the names of what has not come by then.
  constructor(late) {
    setTimeout(() => { if (this.#names.size > 0) late([...this.#names]); }, PATIENCE);
  }

  // The promise itself, under the name of what it stands for.
  for(name, promise) {
    this.#names.add(name);
    const settled = () => this.#names.delete(name);
    promise.then(settled, settled);
    return promise;
  }
}
