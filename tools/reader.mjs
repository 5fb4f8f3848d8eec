// The program that reads recorded runs (src/reader, compiled to WebAssembly), in Node. web/host/runs/sum_up.js calls it.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const folder = new URL('../build/web/src/reader/', import.meta.url);

export const reader = await createRequire(folder)('./reader.cjs')({
  instantiateWasm(imports, done) {
    const module = new WebAssembly.Module(readFileSync(new URL('reader.wasm', folder)));
    return done(new WebAssembly.Instance(module, imports), module);
  },
});
