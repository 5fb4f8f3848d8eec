// Fetch several GitHub users at the same time.
const API = "https://api.github.com";
const USERS = [
  "torvalds", "gvanrossum", "not_a_user", "antirez",
];

async function fetchUser(username) {
  const url = `${API}/users/${username}`;
  const res = await fetch(url);
  if (!res.ok) {
    throw new Error(`${res.status} ${res.statusText}`);
  }
  const data = await res.json();
  return [data.name, data.public_repos];
}

const results =
  await Promise.allSettled(USERS.map(fetchUser));

results.forEach(({ status, value, reason }, i) => {
  if (status === "rejected") {
    console.log(`${USERS[i]}: FAILED - ${reason.message}`);
  } else {
    const [name, repos] = value;
    console.log(`${name}: ${repos} repos`);
  }
});
