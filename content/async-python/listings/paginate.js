async function* paginate(url) {
  for (let page = 1; ; page++) {
    const res = await fetch(`${url}?page=${page}`);
    const data = await res.json();
    // An empty array is truthy in JavaScript: ask its length
    if (data.length === 0) return;
    yield* data;
  }
}

const url = "https://api.example.com/users";
for await (const user of paginate(url)) {
  console.log(user.name);
}
