// The worker in the frame of frame.js. It starts Python and runs one program. The frame sends a port with the first message;
// all others go over it, so that a program that gets hold of `postMessage` reaches nobody.
//
//     frame: { start: { module, library, snapshot } }    worker: { ready, snapshot }
//     frame: { run: { name, text, … } }                  worker: { batch }…, then { result } or { crash }
import "pyodide/pyodide.asm.js";
import { loadPyodide } from "pyodide/pyodide.mjs";
import { EMPTY_ARCHIVE, run, start, takeSnapshot } from "./interpreter.js";
import { sources } from "./sources.js";

const MOST_PAGES = 256 * 16;  // of 64 KiB: 256 MB

// What a program could use of a worker if it got out of Python. The frame's policy forbids the network anyway.
const UNNEEDED = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts",
  "Worker", "SharedWorker", "BroadcastChannel", "indexedDB", "caches", "postMessage"];

// A program that needs more gets a MemoryError.
function limitMemory() {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = function ({ maximum = MOST_PAGES, ...descriptor }) {
    return new Memory({ ...descriptor, maximum: Math.min(maximum, MOST_PAGES) });
  };
  WebAssembly.Memory.prototype = Memory.prototype;
}

// Pyodide asks for its files by address. There is no network here: it gets what the page has sent. If it cannot use the
// program, it would wait forever: the promise that this returns rejects then.
function answerPyodide(module) {
  self.fetch = async () => new Response(EMPTY_ARCHIVE);
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (answer, imports) => {
      try {
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

function removeUnneeded() {
  for (const name of UNNEEDED) {
    for (let holder = self; holder; holder = Object.getPrototypeOf(holder)) delete holder[name];
  }
}

async function open(port, { module, library, snapshot }) {
  limitMemory();
  const unusable = answerPyodide(module);
  const options = { indexURL: "https://python.invalid/", stdout() {}, stderr() {} };
  const starting = start({ loadPyodide, options, snapshot, library: JSON.parse(library), sources });
  const python = await Promise.race([starting, unusable]);
  const taken = snapshot ? undefined : takeSnapshot(python);
  removeUnneeded();
  port.onmessage = ({ data }) => runOne(port, python, data.run);
  port.postMessage({ ready: python.runPython("import sys; sys.version.split()[0]"), snapshot: taken }, taken ? [taken.buffer] : []);
}

function runOne(port, python, program) {
  port.onmessage = null;
  try {
    const result = run(python, program, (batch) => port.postMessage({ batch }));
    port.postMessage({ result });
  } catch (error) {
    port.postMessage({ crash: `${error?.name}: ${error?.message}` });
  }
}

self.onmessage = ({ data, ports: [port] }) => {
  self.onmessage = null;
  open(port, data.start).catch((error) => port.postMessage({ crash: `${error?.name}: ${error?.message}` }));
};
