import { setTimeout as sleep } from "node:timers/promises";

async function fetch(number, signal) {
  await sleep(number * 500, null, { signal });
  if (number === 2) throw new Error(`no item ${number}`);
  console.log(`got item ${number}`);
}

async function main() {
  // Promise.all stops nobody. A signal does. Then you wait
  // until everybody has stopped.
  const controller = new AbortController();
  const tasks = [1, 2, 3].map((number) =>
    fetch(number, controller.signal),
  );
  try {
    await Promise.all(tasks);
    console.log("all there");
  } catch (error) {
    controller.abort();
    await Promise.allSettled(tasks);
    console.log(`failed: ${error.message}`);
  }
}

await main();
