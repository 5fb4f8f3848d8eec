import { readFileSync } from "node:fs";

function heavyComputation() {
  let sum = 0;
  for (let n = 0; n < 100_000; n++) sum += n * n;
  return sum;
}

// JavaScript has no blocking sleep: this forces one
function blockingSleep(seconds) {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, seconds * 1000);
}

// BAD: every step here blocks the entire event loop
async function bad() {
  blockingSleep(0.5); // blocks! Everything else freezes
  const data = readFileSync("data.txt", "utf8"); // blocks too
  const result = heavyComputation(); // CPU-bound work
  console.log(data, result);
}

await bad();
