const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

async function* ticker(delay) {
  for (let number = 1; number < 4; number++) {
    await sleep(delay);
    yield number; // in async function*: an async generator
  }
}

async function watch(name, delay) {
  for await (const number of ticker(delay)) {
    console.log(`${name}: ${number}`);
  }
}

async function main() {
  // Between two numbers a loop lets the other one run
  await Promise.all([
    watch("fast", 0.5),
    watch("slow", 0.8),
  ]);
  console.log("Done");
}

await main();
