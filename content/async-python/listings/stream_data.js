const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

// yield inside async function* makes an async generator
async function* someAsyncStream() {
  for (const chunk of ["one", "two", "three"]) {
    await sleep(0.2);
    yield chunk;
  }
}

function process(chunk) {
  console.log(chunk.toUpperCase());
}

// for await: in async functions, and at a module's top level
async function streamData() {
  for await (const chunk of someAsyncStream()) {
    process(chunk);
  }
}

await streamData();
