const LIMIT = 5000; // milliseconds

async function risky() {
  try {
    const url = "https://api.example.com/users/99";
    const signal = AbortSignal.timeout(LIMIT);
    const res = await fetch(url, { signal });
    // fetch resolves on 404 and 500 too: check it yourself
    if (!res.ok) {
      throw new Error(`${res.status} ${res.statusText}`);
    }
    return await res.json();
  } catch (e) {
    if (e.name === "TimeoutError") {
      console.log("Request timed out");
    } else {
      console.log(`HTTP error: ${e.message}`);
    }
  }
}

await risky();
