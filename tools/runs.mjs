// Makes of each recorded demo of a site what the app reads:
//   node tools/runs.mjs dist
// Beside NAME.json in a lesson's folder "runs" it writes NAME.txt, with the program of src/reader: the trace as
// src/trace/bytes.hpp has it, as base64.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {call} from '../web/host/call.js';

const folder = path.resolve(import.meta.dirname, '../build/web/src/reader');

const reader = await createRequire(import.meta.url)(path.join(folder, 'reader.cjs'))({
  instantiateWasm(imports, done) {
    const module = new WebAssembly.Module(readFileSync(path.join(folder, 'reader.wasm')));
    return done(new WebAssembly.Instance(module, imports), module);
  },
});

/** The trace in a file, as bytes for the app. */
function packed(file) {
  if (!call(reader, 'reader_read', readFileSync(file, 'utf8'), path.basename(file), '')) {
    throw new Error(reader.UTF8ToString(reader._reader_problem()));
  }
  const begin = reader._reader_bytes();
  return reader.HEAPU8.slice(begin, begin + reader._reader_size());
}

const [site] = process.argv.slice(2);
for (const name of readdirSync(site, {recursive: true})) {
  if (path.basename(path.dirname(name)) !== 'runs' || !name.endsWith('.json')) continue;
  const file = path.join(site, name);
  writeFileSync(file.replace(/json$/, 'txt'), Buffer.from(packed(file)).toString('base64'));
}
