// Bundles what web/host/python/python.js hands to the frame that programs run in:
//
//     const plugin = await bundlePython(build, root);    // build is esbuild's
//
// The frame's and the worker's script go to build/site. The plugin lets a script import a file's name in the site and its
// size, as `import program from "pyodide/pyodide.asm.wasm?sized"`: program is {file, bytes}.
import {readFile, stat} from 'node:fs/promises';
import {relative, resolve as absolute} from 'node:path';

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

// Paths are relative to the root: esbuild chooses short names by all that a script contains, and the same scripts shall come
// out of each clone.
export const sized = (root) => ({
  name: 'sized',
  setup({onResolve, onLoad, resolve}) {
    onResolve({filter: SUFFIX}, async ({path, resolveDir, kind}) => {
      const found = await resolve(path.replace(SUFFIX, ''), {resolveDir, kind});
      return found.errors.length ? found : {path: relative(root, found.path), namespace: 'sized'};
    });
    onLoad({filter: /.*/, namespace: 'sized'}, async ({path}) => ({
      contents: `import file from "file:${path}"; export default {file, bytes: ${(await stat(absolute(root, path))).size}};`,
    }));
    onResolve({filter: /^file:/, namespace: 'sized'}, ({path}) => ({path: path.slice('file:'.length), namespace: 'as-file'}));
    onLoad({filter: /.*/, namespace: 'as-file'}, async ({path}) => ({contents: await readFile(absolute(root, path)), loader: 'file'}));
  },
});

export async function bundlePython(build, root) {
  for (const name of ['frame', 'worker']) await bundleScript(build, root, name);
  return sized(root);
}
