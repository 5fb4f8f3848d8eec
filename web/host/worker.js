// A processor of its own for one job of a demo: loads the app's module again and calls one function
// of it. The page starts it in src/app/browser_workers.cpp and ends it after its answer.
import load from "./loopstep.js";

self.onmessage = async ({ data }) => {
  try {
    const module = await load({ locateFile: (file) => new URL(file, import.meta.url).href });
    const result = module.ccall("loopstep_job", "number", ["string", "number"], [data.job, data.argument]);
    if (Number.isNaN(result)) throw new Error(`there is no job called ${data.job}`);
    self.postMessage({ result });
  } catch (error) {
    self.postMessage({ problem: error.message });
  }
};
