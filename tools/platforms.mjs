// Bundles the hosts of course platforms, each into a file of its own, which only a page inside a platform loads.
//
//     const hosts = await bundlePlatforms(build, {root, out});    // build is esbuild's
//     hosts.files                                                 // as esbuild writes them
//     hosts.plugin                                                // tells the page's script the name of the first one
import {basename} from 'node:path';

export async function bundlePlatforms(build, {root, out}) {
  const {outputFiles: files} = await build({
    absWorkingDir: root,
    entryPoints: {platforms: 'web/host/lms/platforms.js'},
    outdir: out,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    // What the app needs itself: see the README.
    target: ['chrome112', 'firefox121', 'safari18.2'],
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  const entry = files.map(({path}) => basename(path)).find((name) => name.startsWith('platforms-'));
  const plugin = {
    name: 'platforms',
    setup({onLoad}) {
      onLoad({filter: /\/lms\/file\.js$/}, () => ({contents: `export const FILE = "./${entry}";`}));
    },
  };
  return {files, plugin};
}
