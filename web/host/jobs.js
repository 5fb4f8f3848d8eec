// Runs a job of a demo in parallel to the page: in a worker with the app's own script and WebAssembly module.

function makeWorker() {
  const script = document.getElementById("host").src;
  if (self.origin !== "null") return new Worker(script);
  // A page without an origin (a sandboxed frame, a file on disk) may only start scripts that it created itself.
  const source = new Blob([`importScripts(${JSON.stringify(script)})`], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(source));
}

// Resolves to { result } or { problem }.
export function runJob(program, job, argument) {
  return new Promise((resolve) => {
    const worker = makeWorker();
    const end = (answer) => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = (event) => {
      event.preventDefault();
      end({ problem: event.message || "its script could not be loaded" });
    };
    worker.postMessage({ program, job, argument });
  }).catch((error) => ({ problem: String(error) }));
}
