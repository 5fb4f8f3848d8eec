// The event loop is running already: no import, no run()
const API = "https://api.example.com";

async function fetchUser(id) {
  // Outside a browser fetch wants a full URL, as aiohttp does
  const res = await fetch(new URL(`/users/${id}`, API));
  return res.json();
}

// Top-level await works in ES modules
const user = await fetchUser(1);
console.log("first:", user.name);

// Promise.all is JavaScript's asyncio.gather
const [u2, u3] = await Promise.all([
  fetchUser(2),
  fetchUser(3),
]);
console.log("then:", u2.name, "and", u3.name);
