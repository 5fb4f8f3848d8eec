// Loads files of the site, and says in words why one does not come.
import { Obstacle } from "./obstacle.js";
import { fromPack, isStranger } from "./pack.js";
import { answered, sentElse, unreachable } from "./reasons.js";

// What the page's policy has refused to load.
const refused = new Set();
document.addEventListener("securitypolicyviolation", (event) => refused.add(event.blockedURI));

// `read` makes something of a good response; resolves to that.
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

async function ask(address) {
  try {
    return await fetch(address);
  } catch (error) {
    if (isStranger()) return fromPack(address);
    throw error;
  }
}

// The body, which has to begin with these bytes.
export async function bytes(answer, name, signature) {
  const body = await answer.arrayBuffer();
  const start = new Uint8Array(body.slice(0, signature.length));
  if (signature.every((byte, at) => start[at] === byte)) return body;
  throw new Obstacle(sentElse(answer, name));
}

// The browser keeps the reason from the page, so it is found out by what can be known.
async function whyNot(address, name) {
  // The event of a refusal may come after the refusal.
  await new Promise((done) => setTimeout(done));
  if (refused.has(address.href)) {
    return `this page's Content-Security-Policy does not allow it to load ${name}; whoever runs the site can allow it with connect-src 'self'`;
  }
  if (isStranger()) {
    return `without an origin (in a sandboxed frame, or on disk) this page may not read ${name}, unless its server sends the header Access-Control-Allow-Origin: *`;
  }
  return unreachable(name);
}
