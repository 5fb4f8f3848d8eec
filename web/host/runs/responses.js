// The recorded responses of a lesson, which answer the requests of its programs. docs/content-format.md describes them.
import { root } from "../site.js";
import { fetchJson } from "./fetch_json.js";
import { makesRequests } from "./requests.js";

/** Resolves to { "GET https://…": response }. Without them, the program's requests fail with an error that says so. */
export async function responsesFor({ text, lesson }) {
  if (!lesson || !makesRequests(text)) return {};
  try {
    const folder = new URL(`${lesson}/api/`, root);
    const index = await fetchJson(new URL("index.json", folder));
    const entries = Object.entries(index).map(async ([request, file]) => [request, await fetchJson(new URL(file, folder))]);
    return Object.fromEntries(await Promise.all(entries));
  } catch {
    return {};
  }
}
