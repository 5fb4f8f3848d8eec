import { setTimeout as sleep } from "node:timers/promises";

async function worker(name, jobs) {
  // Nobody else runs between the test and the shift.
  while (jobs.length > 0) {
    const size = jobs.shift();
    await sleep(size * 100);
    console.log(`${name} did ${size}`);
  }
}

async function main() {
  const jobs = [5, 2, 1, 3];
  await Promise.all([
    worker("Ann", jobs),
    worker("Ben", jobs),
  ]);
  console.log("all done");
}

await main();
