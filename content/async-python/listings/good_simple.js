import { once } from "node:events";
import { readFileSync } from "node:fs";
import * as threads from "node:worker_threads";

function blockingFunction(path, encoding) {
  return readFileSync(path, encoding);
}

// JavaScript has no to_thread: use a worker
async function goodSimple() {
  const worker = new threads.Worker(new URL(import.meta.url), {
    workerData: ["data.txt", "utf-8"],
  });
  const [result] = await once(worker, "message");
  console.log(result);
}

if (threads.isMainThread) {
  await goodSimple();
} else {
  const result = blockingFunction(...threads.workerData);
  threads.parentPort.postMessage(result);
}
