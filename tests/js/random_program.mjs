// Random programs of promises, async functions and async generators.
//
//     randomProgram(7)      // the same text for the same seed
//
// They print with log(), and print unhandled rejections. Each is a module that plain engines and the loop can run:
// engines get `console`, `process`, `setTimeout` and `queueMicrotask` from plain.mjs.
import { PRELUDE } from "./prelude.mjs";

const SHARED = `
const later = (() => {
  const made = {};
  made.promise = new Promise((resolve, reject) => { made.resolve = resolve; made.reject = reject; });
  made.promise.catch((error) => log(0, error));
  return made;
})();
const shared = new Promise((resolve) => setTimeout(resolve, 1, "s"));
`;

/** Numbers from 0 to 1 that depend on the seed only: mulberry32. */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DEEPEST = 4;

class Generator {
  #random;
  #ids = 0;
  #left; // parts that the program may still have
  #usable; // how many generators may be called, so that none calls itself

  constructor(random, { returnsPromises }) {
    this.#random = random;
    this.returnsPromises = returnsPromises;
    this.functions = 2 + this.#below(3);
    this.generators = this.#usable = this.#below(3);
    this.#left = 45 + this.#below(40);
  }

  #below = (limit) => Math.floor(this.#random() * limit);
  #pick = (list) => list[this.#below(list.length)];
  #chance = (share) => this.#random() < share;
  #id = () => ++this.#ids;
  #log = (...values) => `log(${[this.#id(), ...values].join(", ")})`;
  #error = () => `new Error("e${this.#id()}")`;
  #list = (length, make) => Array.from({ length }, make);

  program() {
    const parts = [PRELUDE, SHARED, `class K {
  constructor() { this.k = ${this.#id()}; }
  async m(x) { ${this.#log("this.k")}; await ${this.#pick(["null", "shared", "x"])}; return this.k + x; }
}`];
    for (let level = 0; level < this.functions; level += 1) {
      parts.push(`async function f${level}(x) {\n${this.#body(level, 1, 2 + this.#below(3))}\n}`);
    }
    for (let index = 0; index < this.generators; index += 1) parts.push(this.#generator(index));
    for (let count = 1 + this.#below(3); count > 0; count -= 1) {
      parts.push(`f${this.#below(this.functions)}(${this.#id()}).then(${this.#handlers()});`);
    }
    parts.push(`(async () => {\n${this.#statements(-1, 0, 1 + this.#below(3))}\n})();`);
    return parts.join("\n");
  }

  #handlers = () => `(v) => ${this.#log("v")}, (e) => ${this.#log("e")}`;

  #statements(level, depth, count) {
    return this.#list(count, () => this.#statement(level, depth)).join("\n");
  }

  #body(level, depth, count) {
    const end = this.#random();
    const last = end < 0.35 ? `return ${this.#value(level, depth)};` : end < 0.45 ? `throw ${this.#error()};` : "";
    return `${this.#statements(level, depth, count)} ${last}`;
  }

  /** A promise. Functions call only those of higher levels, so that none calls itself. */
  #promise(level, depth) {
    this.#left -= 1;
    if (this.#left < 0 || depth > DEEPEST) return `Promise.resolve(${this.#id()})`;
    const inner = () => this.#promise(level, depth + 1);
    const value = () => this.#value(level, depth + 1);
    switch (this.#below(21)) {
      case 0: return `Promise.resolve(${value()})`;
      case 1: return `Promise.reject(${this.#error()})`;
      case 2: {
        const delay = this.#pick([0, 0, 1, 2, 5]);
        return `new Promise((res, rej) => { setTimeout(${this.#pick(["res", "res", "rej"])}, ${delay}, ${this.#id()}); })`;
      }
      case 3: return `new Promise((res) => { ${this.#log()}; res(${value()}); })`;
      case 4:
      case 5: return `${inner()}.then((v) => { ${this.#log("v")}; return ${value()}; })`;
      case 6: return `${inner()}.then((v) => { ${this.#log("v")}; throw ${this.#error()}; })`;
      case 7: return `${inner()}.catch((e) => { ${this.#log("e")}; return ${value()}; })`;
      case 8: return `${inner()}.finally(() => { ${this.#log()}; ${this.#afterwards(value)} })`;
      case 9:
      case 10: {
        const how = this.#pick(["all", "race", "allSettled", "any"]);
        return `Promise.${how}([${this.#list(this.#below(4), value).join(", ")}])`;
      }
      case 11: return `(async () => { ${this.#body(level, depth + 2, 1 + this.#below(2))} })()`;
      case 12: return `${inner()}.then(undefined, (e) => { ${this.#log("e")}; return ${value()}; })`;
      case 13: return `${inner()}.then()`;
      case 14: {
        const keyword = this.#chance(0.5) ? "await " : "";
        return `(async (x = ${this.#id()}) => ${keyword}(${this.#value(level, depth + 2)}))()`;
      }
      case 15: return this.#pick(["shared", "later.promise"]);
      case 16: return `new K().m(${this.#id()})`;
      case 17: {
        const loop = `if (x === ${this.#id()}) continue; ${this.#log("await x")};`;
        return `(async () => { for (const x of [${value()}, ${this.#id()}]) { ${loop} } })()`;
      }
      case 18: {
        const act = this.#chance(0.3) ? `throw ${this.#error()}` : this.#log();
        return `(async function (x = (() => { ${act}; })()) { return await ${value()}; })()`;
      }
      default: return level < this.functions - 1 ? `f${level + 1 + this.#below(this.functions - 1 - level)}(${this.#id()})`
        : `Promise.resolve(${this.#id()})`;
    }
  }

  #afterwards(value) {
    if (this.#chance(0.5)) return `return ${value()};`;
    return this.#chance(0.3) ? `throw ${this.#error()};` : "";
  }

  /** A promise, a thenable, or a number. */
  #value(level, depth) {
    const kind = this.#random();
    if (depth > DEEPEST || this.#left < 0 || kind < 0.25) return `${this.#id()}`;
    if (kind >= 0.32) return this.#promise(level, depth);
    const act = this.#pick([`res(${this.#id()})`, `rej(${this.#error()})`, `res(${this.#id()}); rej(1)`,
      `queueMicrotask(() => res(${this.#id()}))`, `throw ${this.#error()}`]);
    return `{ then(res, rej) { ${this.#log()}; ${act}; } }`;
  }

  #statement(level, depth) {
    this.#left -= 1;
    if (this.#left < 0) return `${this.#log()};`;
    const value = () => this.#value(level, depth);
    const statement = (deeper) => this.#statement(level, depth + deeper);
    const isDeep = depth > 3;
    const tries = () => {
      return `try { ${this.#statements(level, depth + 1, 1 + this.#below(2))} } catch (e) { ${this.#log("e")};`;
    };
    switch (this.#below(this.#usable > 0 ? 19 : 14)) {
      case 0:
      case 1: return `${this.#log()};`;
      case 2:
      case 3:
      case 4: return `${this.#log(`await ${value()}`)};`;
      case 5: return isDeep ? `${this.#log()};` : `${tries()} ${this.#chance(0.3) ? statement(1) : ""} }`;
      case 6: return isDeep ? `${this.#log()};`
        : `${tries()} } finally { ${this.#log()}; ${this.#chance(0.4) ? statement(1) : ""} }`;
      case 7: return `queueMicrotask(() => ${this.#log()});`;
      case 8: {
        const inner = this.#chance(0.4) ? `${this.#promise(level, depth + 1)}.catch((e) => ${this.#log("e")});` : "";
        return `setTimeout(() => { ${this.#log()}; ${inner} }, ${this.#pick([0, 0, 1, 3])});`;
      }
      case 9: return `${this.#promise(level, depth)}.then(${this.#handlers()});`;
      case 10: return depth > 2 ? `${this.#log()};` : `for (let i = 0; i < 2; i++) { ${statement(1)} }`;
      case 11: {
        return `{ const p = ${this.#promise(level, depth)}; ${this.#log()}; ${statement(1)} ${this.#log("await p")}; }`;
      }
      case 12: return `later.${this.#pick(["resolve", "resolve", "reject"])}(${value()});`;
      case 13: return `for await (const x of ${this.#syncItems(level, depth)}) ${this.#log("x")};`;
      case 14:
      case 15: return isDeep ? `${this.#log()};` : this.#forAwait(level, depth);
      case 16:
      case 17: return this.#byHand(level, depth);
      default: return `${this.#promise(level, depth)};`;
    }
  }

  /** An array, or a sync generator that tells when it is closed. */
  #syncItems(level, depth) {
    const items = this.#list(1 + this.#below(2), () => this.#value(level, depth + 1));
    if (this.#chance(0.5)) return `[${items.join(", ")}]`;
    return `(function* () { try { ${items.map((item) => `yield ${item};`).join(" ")} } finally { ${this.#log()}; } })()`;
  }

  #forAwait(level, depth) {
    const end = this.#pick(["", "", "", "if (x > 1) break;", "continue;"]);
    const inner = this.#chance(0.3) ? this.#statement(level, depth + 2) : "";
    return `for await (const x of g${this.#below(this.#usable)}(${1 + this.#below(3)})) { ${this.#log("x")}; ${inner} ${end} }`;
  }

  /** A generator whose methods are called without a loop. */
  #byHand(level, depth) {
    const then = () => `.then(${this.#handlers()})`;
    const returned = () => (this.returnsPromises ? this.#value(level, depth + 2) : this.#id());
    const use = this.#pick([
      () => `${this.#log(`await g.return(${returned()})`)};`,
      () => `await g.throw(${this.#error()}).catch((e) => ${this.#log("e")});`,
      () => `g.next()${then()}; g.next()${then()}; g.return(7)${then()};`,
      () => `g.throw(${this.#error()})${then()}; g.next()${then()};`,
    ])();
    const first = this.#chance(0.8) ? `${this.#log("await g.next()")}; ` : "";
    return `{ const g = g${this.#below(this.#usable)}(2); ${first}${use} }`;
  }

  #generator(index) {
    this.#usable = index;
    const value = () => this.#value(this.functions, 3);
    const item = () => this.#pick([
      () => `yield ${this.#id()};`,
      () => "yield i;",
      () => `yield ${value()};`,
      () => `${this.#log("yield i")};`,
      () => `await ${value()}; yield i;`,
      () => (index > 0 ? "yield* g0(1);" : `yield* [${this.#id()}, Promise.resolve(${this.#id()})];`),
      () => `yield* ${this.#syncItems(this.functions, 3)};`,
    ])();
    const end = this.#pick([() => "", () => "", () => `return ${value()};`, () => `throw ${this.#error()};`])();
    const loop = `for (let i = 1; i <= n; i++) { ${this.#log()}; ${item()} ${this.#chance(0.3) ? item() : ""} } ${end}`;
    const cleanup = `finally { ${this.#log()}; ${this.#chance(0.4) ? `await ${value()};` : ""} }`;
    this.#usable = this.generators;
    return `async function* g${index}(n) {\n${this.#chance(0.5) ? `try { ${loop} } ${cleanup}` : loop}\n}`;
  }
}

/** @param returnsPromises whether return() of a generator gets promises, too, which may be rejected */
export function randomProgram(seed, { returnsPromises = true } = {}) {
  return new Generator(randomNumbers(seed), { returnsPromises }).program();
}
