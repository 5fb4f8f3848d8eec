// The worker's side of jobs.js: creates an instance of the app's WebAssembly module and calls one of its functions.
import { instantiate } from "./instantiate.js";

export function work() {
  self.onmessage = async ({ data }) => {
    try {
      const module = await instantiate(data.program);
      const result = module.ccall("loopstep_job", "number", ["string", "number"], [data.job, data.argument]);
      if (Number.isNaN(result)) throw new Error(`there is no job called ${data.job}`);
      self.postMessage({ result });
    } catch (error) {
      self.postMessage({ problem: error.message });
    }
  };
}
