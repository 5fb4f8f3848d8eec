// Makes of each recorded demo of a site what the app reads:
//   node tools/runs.mjs dist
// Beside NAME.json in a lesson's folder "runs" it writes NAME.txt, with the program of src/reader: the trace as
// src/trace/bytes.hpp has it, as base64.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {sumUp} from '../web/host/runs/sum_up.js';
import {reader} from './reader.mjs';

const [site] = process.argv.slice(2);
for (const name of readdirSync(site, {recursive: true})) {
  if (path.basename(path.dirname(name)) !== 'runs' || !name.endsWith('.json')) continue;
  const file = path.join(site, name);
  const {bytes} = sumUp(reader, readFileSync(file, 'utf8'), path.basename(file), '');
  writeFileSync(file.replace(/json$/, 'txt'), Buffer.from(bytes).toString('base64'));
}
