// The worker's side of jobs.js: creates an instance of the app's WebAssembly module and calls one of its functions.
import { call } from "./call.js";
import { instantiate } from "./instantiate.js";

export function work() {
  self.onmessage = async ({ data }) => {
    try {
      const result = call(await instantiate(data.program), "loopstep_job", data.job, data.argument);
      if (Number.isNaN(result)) throw new Error(`there is no job called ${data.job}`);
      self.postMessage({ result });
    } catch (error) {
      self.postMessage({ problem: error.message });
    }
  };
}
