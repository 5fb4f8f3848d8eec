// Records the run of a lesson's JavaScript listing on the virtual clock, as trace-format.md says:
//   node tools/record_javascript.mjs content/LESSON/listings/hello_task.js content/LESSON/api 2000
// Prints the trace; or {"problem": …, "line": …} if it ends with an error, is not followed, or has more than so many events.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {Program} from '../web/loop/program.js';
import {ProgramError} from '../web/loop/problems.js';

const [listing, api, mostEvents] = process.argv.slice(2);
// A response that cannot be read is reported with the responses.
function responseIn(name) {
  try {
    return [JSON.parse(readFileSync(path.join(api, name), 'utf8'))];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
const recordings = existsSync(api) ? readdirSync(api).filter((name) => name.endsWith('.json')).flatMap(responseIn) : [];

function run() {
  try {
    const program = new Program(readFileSync(listing, 'utf8'), {name: path.basename(listing), recordings, limits: {events: Number(mostEvents)}});
    while (program.step());
    const {error, recording} = program;
    if (error) return {problem: `${error.type}: ${error.text}`, line: error.line};
    if (recording.truncated) return {problem: recording.truncated};
    return {trace: recording.json()};
  } catch (error) {
    if (error instanceof ProgramError) return {problem: error.message, line: error.line};
    throw error;
  }
}

const {trace, ...problem} = run();
process.stdout.write(trace ?? JSON.stringify(problem));
