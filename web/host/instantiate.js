// Makes an instance of the program in WebAssembly; the page has one, and each of its workers.
import load from "../../build/web/src/app/loopstep.cjs";

// Resolves to Emscripten's module, with `options` in it, of a compiled program. `wrap` may put other functions
// in place of the program's.
export function instantiate(program, options = {}, wrap = (exports) => exports) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(program, imports).then(({ exports }) => done({ exports: wrap(exports) }, program)).catch(reject);
      return {};
    };
    load({ ...options, instantiateWasm }).then(resolve, reject);
  });
}
