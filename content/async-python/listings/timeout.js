import { setTimeout as sleep } from "node:timers/promises";

async function slowOperation(signal) {
  try {
    await sleep(3000, null, { signal });
  } catch (error) {
    console.log("the slow operation is cancelled");
    throw error; // always pass it on
  }
}

async function withTimeout() {
  try {
    // Promise.race would leave the loser running. A signal is
    // the way to stop it, and you hand it down yourself.
    await slowOperation(AbortSignal.timeout(1000));
  } catch (error) {
    if (error.name !== "AbortError") throw error;
    console.log("Gave up after 1 s");
  }
}

await withTimeout();
console.log("main goes on");
