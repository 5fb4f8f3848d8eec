// Bundles what the pages load into dist/assets, under names that change with the content:
//
//     node tools/bundle.mjs --program build/web/src/app/loopstep --out dist/assets --manifest build/site/assets.json
//
// The manifest tells the page templates the names: {"script", "arrival", "style", "fonts_style", "builder",
// "builder_style", "program", "fonts": […], "later": {"platforms": […], "python": […], "editor": […], "runs": […]}}.
// Files that no page uses any more are removed.
import {existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, extname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {bundleLater} from './later.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const {values: options} = parseArgs({
  options: {program: {type: 'string'}, out: {type: 'string'}, manifest: {type: 'string'}},
});

async function esbuild() {
  try {
    return await import('esbuild');
  } catch {
    console.error('bundle: the npm package esbuild is missing. Run tools/setup.');
    process.exit(1);
  }
}

// The scripts import the course's WebAssembly module; --program replaces it.
const program = {
  name: 'program',
  setup({onResolve}) {
    onResolve({filter: /\/loopstep\.(wasm|cjs)$/}, ({path}) => ({path: resolve(root, options.program + extname(path))}));
  },
};

async function bundle() {
  const {build} = await esbuild();
  const later = await bundleLater(build, {root, out: options.out});
  const page = await build({
    absWorkingDir: root,
    entryPoints: {
      loopstep: 'web/host/main.js', arrival: 'web/host/arrival.js', style: 'web/style.css', fonts: 'web/fonts.css',
      snippets: 'web/builder/main.js', builder: 'web/builder/builder.css',
    },
    outdir: options.out,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    // Classic scripts: they need no permission from the server to be loaded, as modules would.
    format: 'iife',
    // Older than what the app needs, so that the scripts can tell those browsers what they lack.
    target: ['chrome90', 'firefox90', 'safari15'],
    plugins: [program, later.plugin],
    loader: {'.wasm': 'file', '.ttf': 'file'},
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  return {page: page.outputFiles, later: later.files};
}

/** The names of the files. */
function manifest(files, later) {
  const namesOf = (list) => list.map(({path}) => basename(path)).sort();
  const names = namesOf(files);
  const only = (form) => names.find((name) => form.test(name));
  return {
    script: only(/^loopstep.*\.js$/),
    arrival: only(/^arrival.*\.js$/),
    style: only(/^style.*\.css$/),
    fonts_style: only(/^fonts.*\.css$/),
    builder: only(/^snippets.*\.js$/),
    builder_style: only(/^builder.*\.css$/),
    program: only(/\.wasm$/),
    fonts: names.filter((name) => name.endsWith('.ttf')),
    later: Object.fromEntries(Object.entries(later).map(([name, list]) => [name, namesOf(list)])),
  };
}

const {page, later} = await bundle();
const assets = manifest(page, later);
const kept = new Set([...Object.values(assets), ...Object.values(assets.later)].flat());
mkdirSync(options.out, {recursive: true});
for (const name of readdirSync(options.out)) if (!kept.has(name)) rmSync(`${options.out}/${name}`);
// Names depend on the contents, so existing files are not written again, and their compressed copies remain valid.
for (const {path, contents} of [...page, ...Object.values(later).flat()]) if (!existsSync(path)) writeFileSync(path, contents);
mkdirSync(dirname(options.manifest), {recursive: true});
writeFileSync(options.manifest, `${JSON.stringify(assets, null, 2)}\n`);
