// A page in which Python runs, without a browser: the frame's answers are those of the test.
import { register } from "node:module";

// Files that only a build makes, each of one byte.
register(`data:text/javascript,${encodeURIComponent(`
  export const resolve = (name, context, next) => (name.endsWith("?sized")
    ? { url: "data:text/javascript,export default { file: 'file', bytes: 1, compressed: 1 }", shortCircuit: true } : next(name, context));
`)}`);

const { Python } = await import("../../../web/host/python/python.js");

// A frame is { removed, gone, messages, port }; `gone` is a promise that it is removed. `answers(message, port)` is called with what the page posts to one.
export class Page {
  frames = [];
  answers = (message, port) => { if (message.start) port.postMessage({ ready: "3.13.2" }); };
  #waiting = [];
  #saved = {};

  constructor() {
    this.#set("fetch", async () => new Response(new Uint8Array(1)));
    this.#set("document", { createElement: () => this.#frame(), body: { append: (frame) => queueMicrotask(() => frame.onload()) } });
    this.python = new Python({ assets: new URL("https://example.org/assets/") });
  }

  // Resolves to [frame, message] when a message of this kind, such as "run", has come to a frame since the last one.
  async next(kind) {
    for (;;) {
      for (const frame of this.frames) {
        const at = frame.messages.findIndex((message) => message[kind]);
        if (at >= 0) return [frame, ...frame.messages.splice(at, 1)];
      }
      await new Promise((resolve) => { this.#waiting.push(resolve); });
    }
  }

  // Resolves to the result of a program.
  run(text = "") {
    return new Promise((done) => { this.python.run({ text }, { done }); });
  }

  close() {
    this.python.close();
    for (const { port } of this.frames) port?.close();
    for (const [name, before] of Object.entries(this.#saved)) {
      if (before) Object.defineProperty(globalThis, name, before);
      else delete globalThis[name];
    }
  }

  #set(name, value) {
    this.#saved[name] = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }

  #frame() {
    const frame = { removed: false, messages: [], setAttribute() {} };
    frame.gone = new Promise((resolve) => {
      frame.remove = () => {
        frame.removed = true;
        resolve();
      };
    });
    frame.contentWindow = {
      postMessage: (message, origin, [port]) => {
        frame.port = port;
        port.onmessage = ({ data }) => {
          frame.messages.push(data);
          this.answers(data, port);
          for (const resolve of this.#waiting.splice(0)) resolve();
        };
        port.postMessage({ here: true });
      },
    };
    this.frames.push(frame);
    return frame;
  }
}
