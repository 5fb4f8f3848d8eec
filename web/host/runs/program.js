// The program that reads recorded runs, compiled from src/reader to WebAssembly.
import load from "../../../build/web/src/reader/reader.cjs";
import file from "../../../build/web/src/reader/reader.wasm";

let opened = null;  // a promise of it

// Resolves to the program, which is in the folder `assets`. If it cannot be loaded, that is tried again the next time.
export function open(assets) {
  opened ??= start(assets);
  opened.catch(() => { opened = null; });
  return opened;
}

function start(assets) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      fetch(new URL(file, assets))
        .then((answer) => answer.arrayBuffer())
        .then((bytes) => WebAssembly.instantiate(bytes, imports))
        .then(({ instance, module }) => done(instance, module))
        .catch(() => reject(new Error("A part of this page could not be loaded. Reload to try again.")));
      return {};
    };
    load({ instantiateWasm }).then(resolve, reject);
  });
}
