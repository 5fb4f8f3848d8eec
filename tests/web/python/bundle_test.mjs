// What the build gives the script that runs Python.
import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { sized } from "../../../tools/bundle_python.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("A file that a script imports with its size", () => {
  const bundled = async (contents) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: `${root}/tools` }, outdir: "assets", assetNames: "[name]-[hash]", bundle: true,
      plugins: [sized(root, (contents) => contents.length)], write: false, logLevel: "silent",
    });
    return outputFiles.at(-1).text;
  };

  it("is told by the name that it has in the site, and its bytes", async () => {
    const text = await bundled("import license from '../LICENSE?sized'; console.log(license);");
    assert.match(text, /LICENSE-\w{8}/);
    assert.match(text, new RegExp(`bytes: ${(await stat(`${root}/LICENSE`)).size}\\b`));
  });

  it("leaves no trace of the folder of the clone, so that each clone makes the same scripts", async () => {
    assert.ok(!(await bundled("import license from '../LICENSE?sized'; console.log(license);")).includes(root));
  });

  it("must exist", async () => {
    await assert.rejects(bundled("import none from '../NONE?sized'; console.log(none);"), /Could not resolve "\.\.\/NONE"/);
  });
});
