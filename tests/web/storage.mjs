// A storage for each test, in the place of the browser's.
//
//     describe("Drafts", () => {
//       const storage = useStorage();
//       it("say that they cannot be kept", () => { storage.block(); … });
import { afterEach, beforeEach } from "node:test";

/** A storage whose keys are its properties, as the browser's are. */
function makeStorage() {
  return Object.create({
    getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; },
    setItem(key, value) { this[key] = value; },
    removeItem(key) { delete this[key]; },
    clear() { for (const key of Object.keys(this)) delete this[key]; },
  });
}

export function useStorage() {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  const put = (value) => Object.defineProperty(globalThis, "localStorage", { configurable: true, ...value });
  beforeEach(() => put({ value: makeStorage() }));
  afterEach(() => (before ? Object.defineProperty(globalThis, "localStorage", before) : delete globalThis.localStorage));
  return {
    /** From now on the browser refuses it, as where cookies are blocked. */
    block: () => put({ get() { throw new DOMException("blocked", "SecurityError"); } }),
  };
}
