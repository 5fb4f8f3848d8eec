// The recorded responses of a lesson, which answer the requests of its programs. docs/content-format.md describes them.
import { root } from "../site.js";

/** Resolves to { "GET https://…": response }. Without them, the program's requests fail with an error that says so. */
export async function responsesFor({ text, lesson }) {
  if (!lesson || !/\baiohttp\b/.test(text)) return {};
  try {
    const folder = new URL(`${lesson}/api/`, root);
    const index = await load(new URL("index.json", folder));
    const entries = Object.entries(index).map(async ([request, file]) => [request, await load(new URL(file, folder))]);
    return Object.fromEntries(await Promise.all(entries));
  } catch {
    return {};
  }
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
