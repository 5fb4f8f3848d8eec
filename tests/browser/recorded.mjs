// Recorded runs, for the tests of the page that shows them.
import {execFile} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import {button, root} from './site.mjs';

/** Records a program on the virtual clock. @returns the name of the file with its run */
export async function record(folder, name, text) {
  const file = `${folder}/${name}.py`;
  await writeFile(file, text);
  await promisify(execFile)('python3', ['-B', 'python/loopstep/recorder.py', '--virtual', '-o', `${folder}/${name}.json`, file], {cwd: root});
  return `${folder}/${name}.json`;
}

/** Opens the file of a run on the page for recorded runs. `name` is that of the button. */
export async function choose(page, file, name = 'Open a run…') {
  const chooser = page.waitForEvent('filechooser');
  await button(page, name).click();
  await (await chooser).setFiles(file);
}
