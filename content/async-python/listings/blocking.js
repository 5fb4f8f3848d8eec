const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

function blockingSleep(seconds) {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, seconds * 1000);
}

async function heartbeat() {
  for (let beat = 1; beat < 7; beat++) {
    console.log(`beat ${beat}`);
    await sleep(0.5);
  }
}

async function bad() {
  await sleep(0.75);
  console.log("working");
  blockingSleep(2); // the whole loop stands still
  console.log("work done");
}

await Promise.all([heartbeat(), bad()]);
console.log("Done");
