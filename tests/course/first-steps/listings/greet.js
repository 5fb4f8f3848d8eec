async function main() {
  await new Promise((done) => setTimeout(done, 1000));
  console.log("Hello");
}

await main();
