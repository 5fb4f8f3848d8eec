import { once } from "node:events";
import { readFile } from "node:fs/promises";
import * as threads from "node:worker_threads";

function cpuHeavyFn() {
  let sum = 0;
  for (let n = 0; n < 100_000; n++) sum += n * n;
  return sum;
}

// GOOD: run blocking code somewhere else
async function good() {
  // CPU-bound: run in a worker, a thread with its own loop
  const worker = new threads.Worker(new URL(import.meta.url));
  const [result] = await once(worker, "message");

  // I/O: Node's promise API reads in a thread pool of its own
  const data = await readFile("data.txt", "utf8");
  console.log(data, result);
}

// The worker imports this file too: the guard tells them apart
if (threads.isMainThread) {
  await good();
} else {
  threads.parentPort.postMessage(cpuHeavyFn());
}
