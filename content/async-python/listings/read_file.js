import { open } from "node:fs/promises";

// try/finally does by hand what async with does for you
async function readFile() {
  const file = await open("data.txt");
  try {
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

console.log(await readFile());
