import { once } from "node:events";
import { Worker } from "node:worker_threads";

const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

// Code that blocks the thread it runs in for 2 s
const blockingSleep = `
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, 2000);
`;

async function heartbeat() {
  for (let beat = 1; beat < 7; beat++) {
    console.log(`beat ${beat}`);
    await sleep(0.5);
  }
}

async function good() {
  await sleep(0.75);
  console.log("working");
  // The worker's thread waits, this one does not
  const worker = new Worker(blockingSleep, { eval: true });
  await once(worker, "exit");
  console.log("work done");
}

await Promise.all([heartbeat(), good()]);
console.log("Done");
