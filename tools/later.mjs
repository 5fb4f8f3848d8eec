// Bundles the scripts that only some visits load, each into a file of its own:
//
//     const later = await bundleLater(build, {root, out});    // build is esbuild's
//     later.files                                             // {platforms: [file], python: [file], …}, as esbuild writes them
//     later.plugin                                            // tells the page's script the names of the files
import {basename, dirname} from 'node:path';
import {appTarget, bundlePython} from './bundle_python.mjs';

// Each is loaded by the function `loads` of file.js beside its entry. A script may load those above it.
const SCRIPTS = [
  // The hosts of course platforms and of pages that embed the site.
  {name: 'platforms', entry: 'web/host/lms/platforms.js', loads: 'loadHosts'},
  // Runs Python programs.
  {name: 'python', entry: 'web/host/python/python.js', loads: 'loadPython'},
  // Edits listings, with CodeMirror.
  {name: 'editor', entry: 'web/host/editor/editor.js', loads: 'loadEditor'},
  // Opens recorded runs, with a program of its own, and lets the learner edit and run programs.
  {name: 'runs', entry: 'web/host/runs/opener.js', loads: 'loadOpener'},
];

async function bundleOne(build, {name, entry}, {root, out, plugins}) {
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: {[name]: entry},
    outdir: out,
    entryNames: '[name]-[hash]',
    bundle: true,
    assetNames: '[name]-[hash]',
    loader: {'.wasm': 'file', '.ttf': 'file', '.css': 'text'},
    // A classic script: a module could not be loaded in a sandboxed frame.
    format: 'iife',
    globalName: globalOf(name),
    target: appTarget,
    plugins,
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  return outputFiles;
}

const globalOf = (name) => `loopstep_${name}`;

/** What stands in for the module that loads a script where nothing is bundled. */
const loaderOf = (name, exported, file) => `
  import { loadScript } from "../script.js";
  import { assets } from "../site.js";
  export const ${exported} = () => loadScript(new URL("${file}", assets)).then(() => globalThis.${globalOf(name)});`;

// A script may come with others, which are its assets.
const fileOf = (name, files) => files.map(({path}) => basename(path)).find((file) => file.replace(/-\w{8}\.js$/, '') === name);

/** Replaces the modules that load the scripts in `files`. */
const loaders = (root, files) => ({
  name: 'later',
  setup({onLoad}) {
    for (const {name, entry, loads} of SCRIPTS.filter((script) => files[script.name])) {
      const folder = dirname(entry);
      const contents = loaderOf(name, loads, fileOf(name, files[name]));
      onLoad({filter: new RegExp(`/${folder}/file\\.js$`)}, () => ({contents, resolveDir: `${root}/${folder}`}));
    }
  },
});

/** `plugins` come before its own: tests give files that only a build makes. */
export async function bundleLater(build, {root, out, plugins = []}) {
  const all = [...plugins, await bundlePython(build, root)];
  const files = {};
  for (const script of SCRIPTS) {
    files[script.name] = await bundleOne(build, script, {root, out, plugins: [...all, loaders(root, {...files})]});
  }
  return {files, plugin: loaders(root, files)};
}
