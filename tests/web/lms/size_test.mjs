// What the hosts cost: a plain page only the few bytes of the finder, and a page in a platform one script.
import assert from "node:assert/strict";
import { basename } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { bundleLater } from "../../../tools/later.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const size = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

// The app, the fonts and what else a build makes are files of their own.
const elsewhere = {
  name: "elsewhere",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.(wasm|cjs|ttf)$|\?sized$/ }, ({ path }) => ({ path, namespace: "elsewhere" }));
    onLoad({ filter: /.*/, namespace: "elsewhere" }, () => ({ contents: "export default \"file\"" }));
  },
};

// The page as if it looked for no platform.
const withoutFinder = {
  name: "without-finder",
  setup({ onLoad }) {
    onLoad({ filter: /\/lms\/find\.js$/ }, () => ({
      contents: `import { readProgress, watchProgress, writeProgress } from "../storage.js";
        export const findHost = async () => ({ open: async () => readProgress(), stored: () => readProgress().text,
          watch: watchProgress, save: async (text) => ({ saved: writeProgress(text) }), report() {}, close() {} });`,
      resolveDir: `${root}web/host/lms`,
    }));
  },
};

async function pageScript(plugins) {
  const { outputFiles: [script] } = await build({
    entryPoints: [`${root}web/host/main.js`], outdir: "assets", bundle: true, minify: true,
    format: "iife", target: ["chrome90", "firefox90", "safari15"], plugins: [elsewhere, ...plugins], write: false,
  });
  return script;
}

describe("The hosts", () => {
  let later;
  before(async () => { later = await bundleLater(build, { root, out: "assets", plugins: [elsewhere] }); });

  it("cost a page that no platform opened at most 500 bytes", async () => {
    const plain = await pageScript([withoutFinder, later.plugin]);
    const finding = await pageScript([later.plugin]);
    const more = size(finding.contents) - size(plain.contents);
    console.log(`    ${more} bytes with brotli 11`);
    assert.ok(more > 100 && more <= 500, `${more} bytes`);
    assert.doesNotMatch(finding.text, /LMSGetValue|suspend_data|statements/, "no host is in it");
  });

  it("are one script, loaded by its name, which only pages inside something load", async () => {
    const { text } = await pageScript([later.plugin]);
    const [script, ...more] = later.files.platforms;
    assert.deepEqual(more, []);
    assert.ok(text.includes(`"${basename(script.path)}"`));
  });

  it("are small", () => {
    const [{ contents }] = later.files.platforms;
    console.log(`    ${size(contents)} bytes with brotli 11`);
    assert.ok(size(contents) <= 25_000);
  });
});
