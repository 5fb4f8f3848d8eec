const sleep = (seconds) =>
  new Promise((done) => setTimeout(done, seconds * 1000));

class Connection {
  async open() {
    console.log("connecting");
    await sleep(1);
  }
  async close() {
    await sleep(0.5);
    console.log("closed");
  }
}

try {
  const connection = new Connection();
  await connection.open();
  try {
    console.log("connected");
    await sleep(0.5);
    throw new Error("no luck");
  } finally {
    await connection.close(); // async with does this for you
  }
} catch (error) { // closed before we get here
  console.log(`failed: ${error.message}`);
}
