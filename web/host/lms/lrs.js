// A client of the learning record store (LRS) of a cmi5 platform, over fetch: section 8 of the cmi5 specification, and
// xAPI 1.0.3. Requests of a page that is being left are kept alive, which XMLHttpRequest cannot do.
const VERSION = "1.0.3";
// The bytes that browsers keep alive, of all requests together: 64 KiB, of which some are left for others.
const MOST_ALIVE = 60_000;

// The parameters with which a platform launches a lesson.
export function launchIn(search) {
  const query = new URLSearchParams(search);
  const { endpoint, fetch: ticket, actor, registration, activityId } = Object.fromEntries(query);
  return { endpoint: endpoint.replace(/\/*$/, "/"), ticket, actor: JSON.parse(actor), registration, activityId };
}

// Resolves to the token of this session, which the platform gives only once, then "". Throws if it gives no answer.
export async function fetchToken(ticket) {
  const answer = await fetch(ticket, { method: "POST" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json())["auth-token"] ?? "";
}

export class Lrs {
  #launch;
  #token;
  #control = new AbortController();
  #alive = 0;   // the bytes of requests that are kept alive

  constructor(launch, token) {
    this.#launch = launch;
    this.#token = token;
  }

  // Ends the requests that are under way, which could overtake the last ones.
  cancel() {
    this.#control.abort();
    this.#control = new AbortController();
  }

  // Resolves to { status, json }; json is null if there is no such document.
  async state(stateId) {
    return this.#read("activities/state", { ...this.#place(), stateId });
  }

  async profile(profileId) {
    return this.#read("agents/profile", { agent: JSON.stringify(this.#launch.actor), profileId });
  }

  // Resolves to the status.
  putState(stateId, value, alive) {
    return this.#write("PUT", "activities/state", { ...this.#place(), stateId }, value, alive);
  }

  post(statements, alive) {
    return this.#write("POST", "statements", {}, statements, alive);
  }

  // Whether a request with this value can be kept alive besides those that are under way.
  fitsAlive(value) {
    return this.#alive + bytesOf(JSON.stringify(value)) <= MOST_ALIVE;
  }

  #place() {
    const { actor, activityId, registration } = this.#launch;
    return { activityId, agent: JSON.stringify(actor), registration };
  }

  async #read(path, query) {
    const answer = await this.#ask("GET", path, query, {});
    // A browser reports an answer that is cancelled before it is read as a request that failed.
    const text = await answer.text();
    return { status: answer.status, json: answer.ok ? JSON.parse(text) : null };
  }

  async #write(method, path, query, value, keepalive) {
    const body = JSON.stringify(value);
    const alive = keepalive ? bytesOf(body) : 0;
    this.#alive += alive;
    try {
      const answer = await this.#ask(method, path, query, { body, keepalive });
      await answer.text();  // for the same reason
      return answer.status;
    } finally {
      this.#alive -= alive;
    }
  }

  #ask(method, path, query, more) {
    // Older browsers cannot tell its size.
    const search = String(new URLSearchParams(query));
    const headers = { Authorization: `Basic ${this.#token}`, "X-Experience-API-Version": VERSION };
    if (more.body) headers["Content-Type"] = "application/json";
    return fetch(`${this.#launch.endpoint}${path}${search && `?${search}`}`, {
      method, headers, cache: "no-store", signal: this.#control.signal, ...more,
    });
  }
}

const bytesOf = (text) => new TextEncoder().encode(text).length;
