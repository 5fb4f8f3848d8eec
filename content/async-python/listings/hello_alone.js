const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

async function sayHello(name, delay) {
  await sleep(delay);
  console.log(`Hello, ${name}!`);
}

async function main() {
  // A bare call would start it: wrap it to hold it back
  const coro = () => sayHello("Alice", 1);
  console.log("Nothing has run yet");
  await coro(); // now it runs, to its end
  await sayHello("Bob", 0.5); // one after the other: 1.5 s
  console.log("Done");
}

await main();
