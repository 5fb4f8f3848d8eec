// The reason why the app cannot start, for the reader and for whoever runs the site.

import { REMEDY } from "./reasons.js";

// The only unusual feature that the app needs is tail calls.
const BROWSERS = "Chrome 112, Firefox 121 or Safari 18.2";
const EMPTY_MODULE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
// A module with one function that tail-calls itself.
const TAIL_CALL = [...EMPTY_MODULE, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 6, 1, 4, 0, 0x12, 0, 0x0b];

// The message is the reason, a sentence without its full stop.
export class Obstacle extends Error {}

// Throws an Obstacle if this browser, or the page's policy, cannot run the app, before anything is loaded.
export function checkBrowser(graphics) {
  if (typeof WebAssembly !== "object") throw new Obstacle("this browser has no WebAssembly, or it is switched off");
  try {
    new WebAssembly.Module(new Uint8Array(EMPTY_MODULE));
  } catch {
    throw new Obstacle("this page's Content-Security-Policy does not allow WebAssembly; whoever runs the site can allow it with script-src 'wasm-unsafe-eval'");
  }
  if (!WebAssembly.validate(new Uint8Array(TAIL_CALL))) {
    throw new Obstacle(`this browser is too old for them: they need ${BROWSERS}, or later`);
  }
  if (!graphics.works) {
    throw new Obstacle("this browser has no WebGL 2, or it is switched off");
  }
}

// For a file that is complete and of the right type, but that the browser rejects.
export function damaged(name) {
  return new Obstacle(`${name} has arrived damaged. ${REMEDY}. The examples need ${BROWSERS}, or later`);
}
