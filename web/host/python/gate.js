// Makes the live requests of a program, which has no network of its own, by rules that protect the learner.
//
//     const gate = new Gate({ site });
//     const answers = await gate.answer(asks);  // of messages.js; never rejects because of a request
//     gate.close();                             // ends those that are under way
//
// Requests carry neither cookies nor a referrer, and are readable only if the server lets this site read them (CORS). To the
// page's own server CORS does not apply, so a program could read there what others cannot, such as files of a company's network;
// of it only the lessons' recordings are requested. For the same reason the learner's own computer and network are left alone,
// unless the page comes from there.
import { bytesIn } from "../bytes.js";

export const LIMITS = {
  requests: 50,            // of a program
  seconds: 20,             // of a request
  all: 60,                 // seconds in which the page waits for a program's requests
  bytes: 2 * 2 ** 20,      // of a response
  allBytes: 8 * 2 ** 20,
};

const INSTEAD = "Choose “Recorded”, or record the program on your own computer.";

class Refused extends Error {}

// Names and numbers of the computer itself and of networks that the internet does not reach.
const NEARBY = [
  /^localhost$|\.(localhost|localdomain|local|internal|lan|home\.arpa)$/,
  /^(?=[\d.]+$)(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|198\.1[89]|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./,
  // What stands for addresses of IPv4 (NAT64, 6to4) may be nearby, too.
  /^\[(::|f[cd]|fe[89a-f]|64:ff9b:|2002:)/,
  /^[^.:[]+$/,
];

/** Whether a host is on the learner's own computer or network, as far as its name says. */
export function isNearby(host) {
  return NEARBY.some((form) => form.test(bare(host)));
}

const bare = (host) => host.toLowerCase().replace(/\.+$/, "");

export class Gate {
  #page;
  #site;
  #fetch;
  #limits;
  #underWay = new Set();  // AbortControllers
  #requests = 0;
  #waited = 0;  // milliseconds
  #received = 0;

  // `site` is the address of the site. Tests have another page, another network and other limits.
  constructor({ site, page = new URL(location.href), fetch = (request) => globalThis.fetch(request), limits = LIMITS } = {}) {
    this.#page = page;
    this.#site = site;
    this.#fetch = fetch;
    this.#limits = limits;
  }

  /** Resolves to the answers in their order, as python/loopstep/browser.py takes them. */
  async answer(asks) {
    const begin = performance.now();
    const end = begin + this.#limits.all * 1000 - this.#waited;
    try {
      return await Promise.all(asks.map((ask) => this.#answerOne(ask, end)));
    } finally {
      this.#waited += performance.now() - begin;
    }
  }

  close() {
    for (const request of this.#underWay) request.abort();
  }

  async #answerOne(ask, end) {
    const begin = performance.now();
    const request = `${ask.method} ${ask.url}`;
    const seconds = () => Math.max(1, Math.round(performance.now() - begin)) / 1000;
    try {
      const answer = await this.#request(ask, end);
      return { request, delay: seconds(), ...answer };
    } catch (error) {
      const words = error instanceof Refused ? error.message : `${request} failed: ${error?.message}. ${INSTEAD}`;
      return { request, delay: seconds(), error: words };
    }
  }

  async #request(ask, end) {
    this.#requests += 1;
    if (this.#requests > this.#limits.requests) throw new Refused(`The program makes more than ${this.#limits.requests} live requests. ${INSTEAD}`);
    const address = this.#allowed(ask);
    const ending = new AbortController();
    const request = this.#made(address, ask, ending.signal);
    const [most, all] = [this.#limits.seconds * 1000, Math.max(0, end - performance.now())];
    const timer = setTimeout(() => ending.abort(), Math.min(most, all));
    this.#underWay.add(ending);
    try {
      const response = await this.#fetch(request);
      if (response.type === "opaqueredirect") throw new Refused(`${ask.url} redirects, and browsers do not show where to. Leave out allow_redirects=False.`);
      this.#checkEnd(response, address);
      const bytes = await this.#bytesOf(response, ask);
      const url = response.redirected ? { url: response.url } : {};
      return { status: response.status, reason: response.statusText, headers: Object.fromEntries(response.headers), base64: toBase64(bytes), ...url };
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (!ending.signal.aborted) throw new Refused(unreachable(address), { cause: error });
      throw new Refused(all < most ? `The live requests of a program may take ${this.#limits.all} seconds in all. ${INSTEAD}`
        : `${address.host} has not answered within ${this.#limits.seconds} seconds. Try again later. ${INSTEAD}`, { cause: error });
    } finally {
      clearTimeout(timer);
      this.#underWay.delete(ending);
    }
  }

  // The address, if it may be requested.
  #allowed({ method, url }) {
    const address = parsed(url);
    if (!address || !["http:", "https:"].includes(address.protocol)) throw new Refused(`“${url}” is no address of the web. It must begin with https://.`);
    if (address.username || address.password) throw new Refused(`Live requests carry no user names and passwords: take them out of ${address.host}’s address.`);
    if (address.protocol === "http:" && this.#page.protocol === "https:" && !isNearby(address.hostname)) {
      throw new Refused(`${address.href} is not secure, so browsers do not let this page read it. Use https:// if ${address.host} offers it.`);
    }
    if (this.#isOwn(address)) {
      const path = address.pathname.startsWith(this.#site.pathname) ? address.pathname.slice(this.#site.pathname.length) : "";
      if (method === "GET" && !address.search && /^[\w-]+\/api\/[\w.-]+\.json$/.test(path)) return address;
      throw new Refused(`Programs cannot ask this page’s own server, ${address.host}, for anything but the lessons’ recordings. ${INSTEAD}`);
    }
    if (isNearby(address.hostname) && !isNearby(this.#page.hostname)) throw new Refused(nearbyWords(address));
    return address;
  }

  // Other ports are other servers to CORS, but of the same computer. Who develops on it has several.
  #isOwn({ host, hostname }) {
    return [this.#page, this.#site].some((own) => own.host !== "" && (host === own.host
      || (bare(hostname) === bare(own.hostname) && !isNearby(own.hostname))));
  }

  // A redirect may lead where a program cannot go by itself.
  #checkEnd({ redirected, url }, { host }) {
    const end = redirected && parsed(url);
    if (!end || end.host === host) return;
    if (this.#isOwn(end)) throw new Refused(`${host} redirects to this page’s own server, which programs cannot read. ${INSTEAD}`);
    if (isNearby(end.hostname) && !isNearby(this.#page.hostname)) throw new Refused(nearbyWords(end));
  }

  // Whole, because what is given to fetch() beside a request would bring back the referrer.
  #made(address, { method, headers, body, redirects }, signal) {
    try {
      return new Request(address, {
        method, headers, signal, body: body === null ? undefined : fromBase64(body),
        mode: "cors", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: redirects ? "follow" : "manual",
      });
    } catch (error) {
      throw new Refused(`Browsers cannot send this request to ${address.host}: ${error.message}. ${INSTEAD}`, { cause: error });
    }
  }

  // A server need not say how much it sends, and may send without end.
  async #bytesOf({ body }, { url }) {
    const { bytes, allBytes } = this.#limits;
    if (!body) return new Uint8Array();
    return bytesIn(body, (size, more) => {
      this.#received += more;
      if (size > bytes) throw new Refused(`The response of ${url} is larger than ${bytes / 2 ** 20} MiB. Ask for less.`);
      if (this.#received > allBytes) throw new Refused(`The live responses of the program are larger than ${allBytes / 2 ** 20} MiB in all. Ask for less.`);
    });
  }
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

const nearbyWords = ({ host }) => `${host} is on your own computer or network, which programs of this page do not reach. Record the program on your own `
  + "computer instead.";

function unreachable({ host }) {
  if (!navigator.onLine) return `${host} cannot be reached: you are offline. Run the program again when you are online, or choose “Recorded”.`;
  return `${host} cannot be read from here. Either it does not answer, or it does not let other sites read it (CORS), as few servers do. ${INSTEAD}`;
}

const toBase64 = (bytes) => {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters);
};

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
