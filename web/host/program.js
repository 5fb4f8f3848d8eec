// Loads and compiles the app's WebAssembly module; while it downloads, if the server sends the right type.
import file from "../../build/web/src/app/loopstep.wasm";
import { bytes, load } from "./load.js";
import { damaged } from "./obstacle.js";
import { assets } from "./site.js";

const SIGNATURE = [0, 0x61, 0x73, 0x6d];

// Resolves to a WebAssembly.Module.
export function loadProgram() {
  return load(new URL(file, assets), compile);
}

async function compile(answer, name) {
  try {
    const streams = answer.headers.get("content-type")?.startsWith("application/wasm");
    return await (streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await bytes(answer, name, SIGNATURE)));
  } catch (error) {
    throw error instanceof WebAssembly.CompileError ? damaged(name) : error;
  }
}
