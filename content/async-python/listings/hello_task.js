const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

async function sayHello(name, delay) {
  console.log(`${name} starts`);
  await sleep(delay);
  console.log(`Hello, ${name}!`);
}

async function main() {
  // A bare call would print "Bob starts" right here. then()
  // puts it off until main suspends, as create_task does.
  const task = Promise.resolve()
    .then(() => sayHello("Bob", 0.5));
  console.log("Bob is scheduled");
  await sayHello("Alice", 1);
  await task; // settled already
  console.log("Done");
}

await main();
