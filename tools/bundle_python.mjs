// Bundles what web/host/python/python.js hands to the frame that programs run in:
//
//     const plugin = await bundlePython(build, root);    // build is esbuild's
//
// The frame's and the worker's script go to build/site. The plugin lets a script import a file's name in the site and its
// size, as `import program from "pyodide/pyodide.asm.wasm?sized"`: program is {file, bytes, compressed}. The last is its size
// with brotli 11, as hosts send it. That takes seconds for a large file, so build/site/compressed_sizes.json keeps it.
import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {relative, resolve as absolute} from 'node:path';
import {promisify} from 'node:util';
import {brotliCompress, constants} from 'node:zlib';

/** What the app needs: see the README. */
export const appTarget = ['chrome112', 'firefox121', 'safari18.2'];

const SUFFIX = /\?sized$/;

const bundleScript = (build, root, name) => build({
  absWorkingDir: root,
  entryPoints: [`web/host/python/${name}.js`],
  outfile: `build/site/python-${name}.js`,
  bundle: true,
  format: 'iife',
  target: appTarget,
  // Pyodide imports modules of Node there, but nowhere else.
  external: ['node:*', 'ws', 'fs', 'crypto', 'child_process'],
  loader: {'.py': 'text'},
  minify: true,
  // Pyodide has calls of eval() for what is not used here; the frame's policy forbids them.
  logOverride: {'direct-eval': 'silent'},
  logLevel: 'warning',
});

/** Returns a function that resolves to the size of bytes with brotli 11. */
async function compressedSizes(file) {
  const known = await readFile(file, 'utf8').then(JSON.parse).catch(() => ({}));
  return async (contents) => {
    const key = createHash('sha256').update(contents).digest('hex');
    if (!known[key]) {
      const params = {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length};
      known[key] = (await promisify(brotliCompress)(contents, {params})).length;
      await writeFile(file, JSON.stringify(known));
    }
    return known[key];
  };
}

// Paths are relative to the root: esbuild chooses short names by all that a script contains, and the same scripts shall come
// out of each clone.
export const sized = (root, compressed) => ({
  name: 'sized',
  setup({onResolve, onLoad, resolve}) {
    onResolve({filter: SUFFIX}, async ({path, resolveDir, kind}) => {
      const found = await resolve(path.replace(SUFFIX, ''), {resolveDir, kind});
      return found.errors.length ? found : {path: relative(root, found.path), namespace: 'sized'};
    });
    onLoad({filter: /.*/, namespace: 'sized'}, async ({path}) => {
      const contents = await readFile(absolute(root, path));
      const sizes = `bytes: ${contents.length}, compressed: ${await compressed(contents)}`;
      return {contents: `import file from "file:${path}"; export default {file, ${sizes}};`};
    });
    onResolve({filter: /^file:/, namespace: 'sized'}, ({path}) => ({path: path.slice('file:'.length), namespace: 'as-file'}));
    onLoad({filter: /.*/, namespace: 'as-file'}, async ({path}) => ({contents: await readFile(absolute(root, path)), loader: 'file'}));
  },
});

export async function bundlePython(build, root) {
  for (const name of ['frame', 'worker']) await bundleScript(build, root, name);
  return sized(root, await compressedSizes(`${root}/build/site/compressed_sizes.json`));
}
