// Creates an instance of the program in WebAssembly: one for the page, and one for each worker.
import load from "../../build/web/src/app/loopstep.cjs";

// Resolves to the Emscripten module, with `options`, of a compiled program. `wrap` may replace the program's
// functions.
export function instantiate(program, options = {}, wrap = (exports) => exports) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(program, imports).then(({ exports }) => done({ exports: wrap(exports) }, program)).catch(reject);
      return {};
    };
    load({ ...options, instantiateWasm }).then(resolve, reject);
  });
}
