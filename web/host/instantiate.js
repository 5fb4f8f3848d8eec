// Creates an instance of the app's WebAssembly module: one for the page, and one for each worker.
import load from "../../build/web/src/app/loopstep.cjs";

// Resolves to an Emscripten module, with `options`, of the compiled WebAssembly module `program`. `wrap` may
// replace its exports.
export function instantiate(program, options = {}, wrap = (exports) => exports) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(program, imports).then(({ exports }) => done({ exports: wrap(exports) }, program)).catch(reject);
      return {};
    };
    load({ ...options, instantiateWasm }).then(resolve, reject);
  });
}
