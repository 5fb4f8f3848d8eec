// Loads files of the site, and describes why one cannot be loaded.
import { Obstacle } from "./obstacle.js";
import { fromPack, isStranger } from "./pack.js";
import { answered, sentElse, unreachable } from "./reasons.js";

// What the page's policy has blocked.
const refused = new Set();
document.addEventListener("securitypolicyviolation", (event) => refused.add(event.blockedURI));

// Resolves to the result of `read` for a successful response.
export async function load(address, read) {
  const name = address.pathname.split("/").pop();
  let answer;
  try {
    answer = await ask(address);
    if (answer.ok) return await read(answer, name);
  } catch (error) {
    throw error instanceof Obstacle ? error : new Obstacle(await whyNot(address, name));
  }
  throw new Obstacle(answered(answer, name));
}

// A stranger asks the server only without the pack, because a refusal would be on the page's console.
async function ask(address) {
  if (!isStranger()) return fetch(address);
  try {
    return await fromPack(address);
  } catch {
    return fetch(address);
  }
}

// The body, which must start with these bytes.
export async function bytes(answer, name, signature) {
  const body = await answer.arrayBuffer();
  const start = new Uint8Array(body.slice(0, signature.length));
  if (signature.every((byte, at) => start[at] === byte)) return body;
  throw new Obstacle(sentElse(answer, name));
}

// The browser does not tell the page the reason, so it is inferred.
async function whyNot(address, name) {
  // The event may come after the request was blocked.
  await new Promise((done) => setTimeout(done));
  if (refused.has(address.href)) {
    return `this page's Content-Security-Policy does not allow it to load ${name}; whoever runs the site can allow it with connect-src 'self'`;
  }
  if (isStranger()) {
    return `without an origin (in a sandboxed frame, or on disk) this page may not read ${name}, unless its server sends the header Access-Control-Allow-Origin: *`;
  }
  return unreachable(name);
}
