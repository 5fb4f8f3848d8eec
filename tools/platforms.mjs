// Bundles the hosts of course platforms and of pages that embed the site into a script of their own, which only a page
// inside one of them loads.
//
//     const hosts = await bundlePlatforms(build, {root, out});    // build is esbuild's
//     hosts.files                                                 // as esbuild writes them
//     hosts.plugin                                                // tells the page's script the name of the file
import {basename} from 'node:path';

// Of what the script defines.
const GLOBAL = 'loopstepHosts';

export async function bundlePlatforms(build, {root, out}) {
  const {outputFiles: files} = await build({
    absWorkingDir: root,
    entryPoints: {platforms: 'web/host/lms/platforms.js'},
    outdir: out,
    entryNames: '[name]-[hash]',
    bundle: true,
    // A classic script: a module could not be loaded in a sandboxed frame.
    format: 'iife',
    globalName: GLOBAL,
    // What the app needs itself: see the README.
    target: ['chrome112', 'firefox121', 'safari18.2'],
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  const contents = `
    import { loadScript } from "../script.js";
    import { assets } from "../site.js";
    export const loadHosts = () => loadScript(new URL("${basename(files[0].path)}", assets)).then(() => globalThis.${GLOBAL});`;
  const plugin = {
    name: 'platforms',
    setup({onLoad}) {
      onLoad({filter: /\/lms\/file\.js$/}, () => ({contents, resolveDir: `${root}/web/host/lms`}));
    },
  };
  return {files, plugin};
}
