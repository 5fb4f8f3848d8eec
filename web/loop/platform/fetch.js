// fetch() from recorded responses, or live.
//
// A recording is what a lesson has in its api/ folder: docs/content-format.md. A response arrives its `delay` after the
// request. Live, `live(request)` makes the request and resolves to the same members; it takes as long as it really
// does.

import { called } from "../values.js";

const Response = called("Response", class {
  #promises;
  #text;
  #used = false;

  constructor(promises, recorded, { url }) {
    this.#promises = promises;
    this.#text = recorded.text ?? JSON.stringify(recorded.body);
    this.status = recorded.status;
    this.statusText = recorded.reason ?? "";
    this.ok = this.status >= 200 && this.status < 300;
    this.headers = new Headers(recorded.headers ?? { "content-type": "application/json" });
    this.url = url;
  }

  get bodyUsed() {
    return this.#used;
  }

  json() {
    return this.#read("json()", JSON.parse);
  }

  text() {
    return this.#read("text()", (text) => text);
  }

  #read(label, make) {
    const { promise, resolve, reject } = this.#promises.make({ kind: "network", label });
    try {
      if (this.#used) throw new TypeError("Body is unusable: Body has already been read");
      this.#used = true;
      resolve(make(this.#text));
    } catch (error) {
      reject(error);
    }
    return promise;
  }
});

export function makeFetch({ queues, promises, outside, recordings, live }) {
  const find = ({ method, url }) => recordings.find(({ request }) => request.method === method && request.url === url);

  return function fetch(resource, options = {}) {
    const request = requestOf(resource, options);
    const { promise, resolve, reject } = promises.make({ kind: "network", label: request.label });
    if (!request.url) reject(new TypeError(`Failed to parse URL from ${String(resource)}`));
    else if (request.signal?.aborted) reject(request.signal.reason);
    else {
      const arrive = begin(request, { resolve, reject });
      if (live) live(request).then(arrive, (error) => arrive(null, error));
      else arrive(find(request));
    }
    return promise;
  };

  /** @returns what is to be called with the response, or with none */
  function begin(request, { resolve, reject }) {
    const operation = outside.start("request", request.label);
    const started = queues.now;
    let arrival = null;
    let ended = false;
    const end = (act) => {
      ended = true;
      request.signal?.removeEventListener("abort", abort);
      act();
    };
    const abort = () => end(() => {
      outside.end(operation, "cancelled");
      if (arrival) queues.cancelTimer(arrival);
      reject(request.signal.reason);
    });
    request.signal?.addEventListener("abort", abort);
    return (recorded, error) => {
      if (ended) return;
      const delay = live ? 0 : (recorded?.delay ?? 0) * 1000;
      arrival = queues.addArrival(delay, {
        label: request.label,
        arrives: () => {
          arrival = null;
          if (recorded) outside.end(operation, "returned", `${recorded.status} ${recorded.reason ?? ""}`.trim());
          else outside.end(operation, "failed", "no response");
        },
        run: () => {
          if (ended) return;
          end(() => (recorded ? resolve(new Response(promises, recorded, request)) : reject(failure(request, error))));
        },
      });
      return started;
    };
  }

  function failure({ method, url }, error) {
    const why = live ? error?.message ?? "no response" : `there is no recorded response for ${method} ${url}`;
    return new TypeError(`fetch failed: ${why}`);
  }
}

function addressOf(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function requestOf(resource, { method, signal, headers, body } = {}) {
  const text = String(resource?.url ?? resource?.href ?? resource);
  const address = addressOf(text);
  const verb = String(method ?? resource?.method ?? "GET").toUpperCase();
  const path = address ? address.pathname + address.search : text;
  return {
    method: verb, url: address?.href, signal: signal ?? resource?.signal, headers, body,
    label: verb === "GET" ? path : `${verb} ${path}`,
  };
}
