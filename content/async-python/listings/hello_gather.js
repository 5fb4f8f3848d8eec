const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

async function sayHello(name, delay) {
  await sleep(delay);
  console.log(`Hello, ${name}!`);
}

async function main() {
  // The longest sleep decides: 2 s, not 3.5 s
  await Promise.all([
    sayHello("Alice", 2),
    sayHello("Bob", 1),
    sayHello("Carol", 0.5),
  ]);
  console.log("Everybody is here");
}

await main();
