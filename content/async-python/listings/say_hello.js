const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

// An async function: a call starts it and returns a promise
async function sayHello(name, delay) {
  await sleep(delay); // non-blocking sleep
  console.log(`Hello, ${name}!`);
}

// An uncalled function is nearest to a coroutine object
const coro = () => sayHello("Alice", 1);

// The event loop is running already: call it
await coro();

async function main() {
  // await: wait for the result
  await sayHello("Alice", 1);

  // The call has run sayHello up to its first await by now;
  // create_task only puts the start into the loop's queue.
  const promise = sayHello("Bob", 0.5);
  console.log("Other things happen here");
  await promise; // wait for it to complete

  // Promise.all: wait for several that run concurrently
  await Promise.all([
    sayHello("Alice", 2),
    sayHello("Bob", 1),
    sayHello("Carol", 0.5),
  ]);
  // All three ran concurrently: about 2 s, not 3.5 s
}

await main();
