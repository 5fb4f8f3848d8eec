// What the app draws in a frame, as it gives it to WebGL (src/app/renderer.cpp).
//
//     const frames = new Frames(context);
//     …                                     // the app draws
//     frames.last(again)                    // { background, parts, heap }
//     frames.end();
const ARRAY_BUFFER = 0x8892;

export class Frames {
  #context;
  #frame;
  #clip;
  #background;
  #vertices;
  #indices;

  constructor(context) {
    this.#context = context;
    for (const name of Frames.#CALLS) {
      const draw = context[name];
      context[name] = (...values) => {
        this[name](...values);
        draw.apply(context, values);
      };
    }
  }

  // The last frame: its background, as [red, green, blue] up to 1; its parts in the order in which they are drawn; and
  // the app's memory. A part has `clip`, in pixels of the canvas; `vertices`, the bytes of ImDrawVert; and `indices`.
  // The memory can be read until the app does something else. If it has grown since the frame, it is elsewhere, and
  // `again` must draw the frame again.
  last(again) {
    if (this.#frame.heap.byteLength === 0) again();
    return this.#frame;
  }

  // The calls go to the context alone again.
  end() {
    for (const name of Frames.#CALLS) delete this.#context[name];
  }

  static #CALLS = ["clearColor", "clear", "scissor", "bufferData", "drawElements"];

  clearColor(...color) {
    this.#background = color.slice(0, 3);
  }

  clear() {
    this.#frame = { background: this.#background, parts: [], heap: new ArrayBuffer(0) };
  }

  scissor(x, y, width, height) {
    this.#clip = { x, y: this.#context.drawingBufferHeight - y - height, w: width, h: height };
  }

  // Emscripten passes all of the app's memory and a place in it, unless the size is 0.
  bufferData(target, heap, usage, at, size) {
    if (typeof heap === "number") return;
    const { buffer } = heap.slice(at, at + size);
    if (target === ARRAY_BUFFER) this.#vertices = buffer;
    else this.#indices = new Uint32Array(buffer);
    this.#frame.heap = heap.buffer;
  }

  drawElements(mode, count, type, at) {
    const first = at / Uint32Array.BYTES_PER_ELEMENT;
    const indices = this.#indices.subarray(first, first + count);
    this.#frame.parts.push({ clip: this.#clip, vertices: this.#vertices, indices });
  }
}
