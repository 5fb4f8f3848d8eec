const URL = "https://names.example.com/first";

async function main() {
  const res = await fetch(URL);
  const user = await res.json();
  console.log("Hello,", user.name);
}

await main();
