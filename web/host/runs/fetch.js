// Gets the text of a recorded run from a file or an address.
const MOST_BYTES = 64 * 2 ** 20;  // as src/trace/json.hpp allows

// The file that was opened as `name`; none if that was before the page was loaded.
export async function readFile(name, file) {
  if (!file) throw new Error(`${name} was opened from this computer before the page was loaded. Open it again.`);
  if (file.size > MOST_BYTES) throw tooLarge(name);
  try {
    return await file.text();
  } catch {
    throw new Error(`${name} cannot be read: it was moved or changed since it was opened. Open it again.`);
  }
}

export async function fetchRun(trace) {
  const address = addressOf(trace);
  let answer;
  try {
    answer = await fetch(address, { credentials: "omit" });
  } catch {
    throw unreachable(address);
  }
  if (!answer.ok) throw new Error(`The server answered ${answer.status} for ${address.href}. Check the address.`);
  return textOf(answer, address);
}

// Read piece by piece, because a server need not say how large a file is, and may send without end.
async function textOf({ headers, body }, address) {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  let large = Number(headers.get("content-length")) > MOST_BYTES;
  while (!large) {
    const { done, value } = await reader.read().catch(() => { throw unreachable(address); });
    if (done) return text + decoder.decode();
    bytes += value.length;
    large = bytes > MOST_BYTES;
    text += decoder.decode(value, { stream: true });
  }
  reader.cancel().catch(() => {});
  throw tooLarge(address.href);
}

function addressOf(trace) {
  let address;
  try {
    address = new URL(trace, location.href);
  } catch {
    throw new Error(`“${trace}” is not an address. Correct what follows “trace=” in the address.`);
  }
  if (!["http:", "https:"].includes(address.protocol)) {
    throw new Error(`A run cannot be opened from an address that begins with “${address.protocol}”. Use https, or open its file.`);
  }
  return address;
}

function unreachable(address) {
  if (!navigator.onLine) return new Error(`${address.href} could not be loaded: you are offline. Reload when you are online again.`);
  if (address.origin === location.origin) return new Error(`${address.href} could not be loaded: the connection failed. Reload to try again.`);
  return new Error(`${address.href} could not be loaded. Either the connection failed, or ${address.host} does not let other `
    + `sites read it: then it must send the header “Access-Control-Allow-Origin: *” (CORS). You can also download the file and open it here.`);
}

function tooLarge(name) {
  return new Error(`${name} is larger than 64 MiB. Record fewer events: “--events” sets how many.`);
}
