const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

async function save(name) {
  await sleep(0.5);
  console.log(`saved ${name}`);
}

async function main() {
  save("draft"); // it runs all the same
  await save("report");
  console.log("done");
}

await main();
