const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

async function save(name) {
  await sleep(0.2);
  throw new Error(`no space for ${name}`);
}

async function main() {
  save("draft"); // nobody awaits it
  await sleep(0.5);
  console.log("main knows nothing");
}

// Without this handler the rejection would end the process.
process.on("unhandledRejection", (error) => {
  console.log(`nobody handled: ${error.message}`);
});
await main();
