const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

async function fetch(number) {
  await sleep(number * 0.5);
  if (number === 2) throw new Error(`no item ${number}`);
  return `item ${number}`;
}

async function main() {
  // Promise.all stops waiting at the first failure, and the
  // others run on. allSettled waits for all of them.
  const results = await Promise.allSettled([
    fetch(1),
    fetch(2),
    fetch(3),
  ]);
  for (const r of results) {
    if (r.status === "rejected") {
      console.log(`One failed: ${r.reason.message}`);
    } else {
      console.log(r.value);
    }
  }
}

await main();
