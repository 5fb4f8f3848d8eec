// What the JavaScript loop costs a visitor who edits a listing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { appTarget } from "../../../tools/bundle_python.mjs";
import { slim, slimParser } from "../../../tools/loop_parser.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("The budget of the JavaScript loop", () => {
  it("is 45 KB with brotli 11, its parser included", async () => {
    const { outputFiles, metafile } = await build({
      absWorkingDir: root, entryPoints: ["web/loop/program.js"], bundle: true, format: "iife", globalName: "loop",
      target: appTarget,
      plugins: [slimParser], minify: true, metafile: true, write: false,
    });
    const bytes = brotliCompressSync(outputFiles[0].contents).length; // quality 11 is the default
    const inputs = Object.values(metafile.outputs)[0].inputs;
    const ofParser = Object.entries(inputs).filter(([name]) => name.includes("acorn"));
    const parser = ofParser.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    const whole = outputFiles[0].contents.length;
    console.log(`    ${bytes} bytes, brotli 11 (${whole} without, ${parser} of them the parser)`);
    assert.ok(parser > 0, "the parser was counted");
    assert.ok(bytes <= 45_000, `${bytes} bytes`);
  });

  it("counts on a known version of the parser", () => {
    assert.throws(() => slim("export function parse() {}"), /acorn has changed: tools\/loop_parser\.mjs does not find/);
  });
});
