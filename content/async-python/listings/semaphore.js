import { setTimeout as sleep } from "node:timers/promises";

class Semaphore {
  #waiting = [];
  constructor(free) {
    this.free = free;
  }
  async acquire() {
    if (this.free > 0) this.free -= 1;
    else await new Promise((go) => this.#waiting.push(go));
  }
  release() {
    const go = this.#waiting.shift();
    if (go) go();
    else this.free += 1;
  }
}

async function download(number, slots) {
  await slots.acquire();
  try {
    console.log(`${number} starts`);
    await sleep(number * 200);
    console.log(`${number} is there`);
  } finally {
    slots.release();
  }
}

async function main() {
  const slots = new Semaphore(2); // two at a time
  await Promise.all([
    download(1, slots),
    download(2, slots),
    download(3, slots),
    download(4, slots),
  ]);
  console.log("all there");
}

await main();
