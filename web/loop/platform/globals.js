// The names that a program finds: what it has on the loop, and what is refused, because it would go past the loop.
import { abortSignal } from "./abort.js";
import { makeConsole } from "./console.js";
import { EventEmitter } from "./events.js";
import { makeFetch } from "./fetch.js";
import { timers } from "./timers.js";
import { block, date, random } from "./virtual.js";

// What workers of a browser have, or Node, that waits on a queue of its own or leads out of the sandbox.
const REFUSED = ["XMLHttpRequest", "WebSocket", "EventSource", "BroadcastChannel", "MessageChannel", "SharedWorker",
  "Worker", "indexedDB", "caches", "importScripts", "postMessage", "close", "setImmediate", "requestAnimationFrame"];

/**
 * @param print called with (text, stream)
 * @param refuse ends the program with a reason
 * @param exit ends the program
 */
export function makeGlobals({ queues, promises, outside, recordings, live, print, refuse, exit, errorText }) {
  const { isPromise, slotsOf } = promises;
  const promiseState = (value) => (isPromise(value) ? slotsOf(value) : undefined);
  const console = makeConsole({ print, promiseState, errorText });
  const process = new EventEmitter();
  Object.assign(process, {
    argv: ["node", "program.js"], env: {}, platform: "linux", exit,
    stdout: { write: (text) => print(String(text), undefined) },
    stderr: { write: (text) => print(String(text), "stderr") },
    nextTick: () => refuse("process.nextTick() is Node's own. Use queueMicrotask()."),
  });
  const globals = {
    ...timers({ queues, promises }),
    ...block(queues, refuse),
    ...date(queues),
    Math: random(),
    Promise: promises.Promise,
    AbortSignal: abortSignal(queues),
    Function: checkedFunction(refuse),
    console,
    process,
    fetch: makeFetch({ queues, promises, outside, recordings, live }),
    structuredClone: (value, options) => copy(promises, value, options),
    ...Object.fromEntries(REFUSED.map((name) => [name, refusedName(name, refuse)])),
  };
  const everything = Object.create(globalThis, Object.getOwnPropertyDescriptors(globals));
  return Object.assign(globals, { globalThis: everything, self: everything, global: everything });
}

/** structuredClone(), which cannot copy a promise. */
export function copy(promises, value, options) {
  if (promises.isPromise(value)) throw new DOMException("#<Promise> could not be cloned.", "DataCloneError");
  return structuredClone(value, options);
}

function refusedName(name, refuse) {
  const tell = () => refuse(`${name} is not available: what it does cannot be followed.`);
  return new Proxy(function () {}, { apply: tell, construct: tell, get: tell, set: tell });
}

const ASYNCHRONOUS = /\b(?:async|await|import)\b/;

/** @returns the code, or ends the program if it would wait on the engine's own queue */
export function checkCode(code, refuse) {
  if (typeof code === "string" && ASYNCHRONOUS.test(code)) {
    refuse("eval() and Function() of code with async, await or import cannot be followed. "
      + "Write it in the program itself.");
  }
  return code;
}

const checkedFunction = (refuse) => new Proxy(Function, {
  apply: (target, self, parts) => Reflect.construct(target, parts.map((part) => checkCode(String(part), refuse))),
  construct: (target, parts) => Reflect.construct(target, parts.map((part) => checkCode(String(part), refuse))),
});
