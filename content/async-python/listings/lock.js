import { setTimeout as sleep } from "node:timers/promises";

let balance = 100;
let last = Promise.resolve(); // everybody queues up behind it

function locked(body) {
  const turn = last.then(body);
  last = turn.catch(() => {});
  return turn;
}

const withdraw = (name, amount) =>
  locked(async () => {
    if (balance < amount) {
      console.log(`${name} gets nothing`);
      return;
    }
    await sleep(500); // others run here
    balance -= amount;
    console.log(`${name} gets ${amount}`);
  });

async function main() {
  await Promise.all([
    withdraw("Ann", 80),
    withdraw("Ben", 80),
  ]);
  console.log(`balance: ${balance}`);
}

await main();
