// Calls into the app, which is compiled to WebAssembly. None of them throws: see guard.js.
import { call } from "./call.js";

export class App {
  #module;

  constructor(module) {
    this.#module = module;
  }

  version() {
    return this.#module.UTF8ToString(this.#module._loopstep_version());
  }

  // Calls `use` with the place of a copy of `bytes` and their number.
  #lend(bytes, use) {
    const module = this.#module;
    const at = module._malloc(bytes.byteLength);
    module.HEAPU8.set(new Uint8Array(bytes), at);
    use(at, bytes.byteLength);
    module._free(at);
  }

  // The bytes of the font files, in the order in which the app numbers them.
  takeFonts(files) {
    files.forEach((bytes, index) => this.#lend(bytes, (at, size) => this.call("loopstep_font", index, at, size)));
  }

  // A recorded run: the lesson that shows it, and its trace. With `grows`, more of the one that is open.
  takeRun(trace, bundle, bytes, grows = 0) {
    this.#lend(bytes, (at, size) => this.call("loopstep_run", trace, bundle, at, size, grows));
  }

  call = (name, ...values) => call(this.#module, name, ...values);

  // Site files that are already loaded, as pairs of URL and text.
  takeFiles(files) {
    for (const [address, text] of files) this.call("loopstep_file", address, text);
  }

  // Text from the browser may contain unpaired surrogates, which are not valid text for the app.
  start(config) {
    this.call("loopstep_start", JSON.stringify(config, (_, value) => value?.toWellFormed?.() ?? value));
  }

  // Draws a frame. Returns whether another one should follow.
  frame(now) {
    return this.#module._loopstep_frame(now);
  }

  resize(width, height, ratio) {
    this.#module._loopstep_resize(width, height, ratio);
  }

  preferences({ dark, contrast, forced, reduced }) {
    this.#module._loopstep_preferences(dark, contrast, forced, reduced);
  }

  context(alive) {
    this.#module._loopstep_context(alive ? 1 : 0);
  }

  // Called with what another tab has stored.
  stored(text) {
    this.call("loopstep_stored", text);
  }
}
