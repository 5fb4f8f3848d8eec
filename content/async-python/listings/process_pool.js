import { once } from "node:events";
import * as threads from "node:worker_threads";

const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

function countPrimes(limit) {
  let count = 0;
  for (let n = 2; n < limit; n++) {
    let d = 2;
    while (d * d <= n && n % d !== 0) d++;
    if (d * d > n) count++;
  }
  return count;
}

async function heartbeat() {
  for (let beat = 1; beat < 5; beat++) {
    console.log(`beat ${beat}`);
    await sleep(0.5);
  }
}

if (threads.isMainThread) {
  const file = new URL(import.meta.url);
  const worker = new threads.Worker(file, {
    workerData: 200_000,
  });
  const [, [primes]] = await Promise.all([
    heartbeat(),
    once(worker, "message"),
  ]);
  console.log(`${primes} primes`);
} else {
  const primes = countPrimes(threads.workerData);
  threads.parentPort.postMessage(primes);
}
