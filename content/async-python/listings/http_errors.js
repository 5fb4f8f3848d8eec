const API = "https://api.example.com";

async function load(path) {
  try {
    const res = await fetch(new URL(path, API), {
      signal: AbortSignal.timeout(1000),
    });
    if (!res.ok) {
      console.log(`${path}: HTTP ${res.status}`);
      return;
    }
    const { name } = await res.json();
    console.log(`${path}: ${name}`);
  } catch (error) {
    if (error.name !== "TimeoutError") throw error;
    console.log(`${path}: timed out`);
  }
}

await Promise.all([
  load("/delay/3"),
  load("/users/99"),
  load("/users/1"),
]);
