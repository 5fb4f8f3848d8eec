// The gate to the network: what a program may request, and what it is told otherwise.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Gate, isNearby, LIMITS } from "../../../web/host/python/gate.js";

const SITE = new URL("https://courses.example/loopstep/");

const ask = (url, more = {}) => ({ method: "GET", url, headers: {}, body: null, redirects: true, ...more });
const bytesOf = ({ base64 }) => Buffer.from(base64, "base64");

/** A gate whose network answers by `answer(request)`; `asked` are the requests. */
function makeGate(answer = () => new Response("yes"), { site = SITE, page = site, limits = {} } = {}) {
  const asked = [];
  const fetch = async (request, ...more) => {
    assert.deepEqual(more, [], "which would bring back the referrer");
    asked.push(request);
    return answer(request, request.signal);
  };
  const gate = new Gate({ site, page, fetch, limits: { ...LIMITS, ...limits } });
  return { gate, asked, one: async (url, more) => (await gate.answer([ask(url, more)]))[0] };
}

const never = (request, signal) => new Promise((resolve, reject) => { signal.addEventListener("abort", () => reject(signal.reason)); });

describe("The gate to the network", () => {
  const saved = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  before(() => Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true }));
  after(() => (saved ? Object.defineProperty(globalThis, "navigator", saved) : delete globalThis.navigator));

  it("asks as any page could, without cookies and referrer", async () => {
    const { one, asked } = makeGate();
    await one("https://api.example/a", { method: "POST", headers: { "X-One": "1" }, body: btoa("sent") });
    const [request] = asked;
    assert.deepEqual([request.method, request.url, request.headers.get("x-one"), await request.text()], ["POST", "https://api.example/a", "1", "sent"]);
    const { mode, credentials, referrerPolicy, redirect, cache } = request;
    assert.deepEqual({ mode, credentials, referrerPolicy, redirect, cache },
      { mode: "cors", credentials: "omit", referrerPolicy: "no-referrer", redirect: "follow", cache: "no-store" });
  });

  it("gives the status, the headers that CORS shows, the bytes, and how long they took", async () => {
    const { one } = makeGate(() => new Response(new Uint8Array([0, 255, 10]), { status: 404, statusText: "Not Found", headers: { "x-a": "b" } }));
    const answer = await one("https://api.example/a");
    assert.deepEqual([answer.request, answer.status, answer.reason, answer.headers], ["GET https://api.example/a", 404, "Not Found", { "x-a": "b" }]);
    assert.deepEqual([...bytesOf(answer)], [0, 255, 10]);
    assert.ok(answer.delay >= 0.001 && answer.delay < 60);
  });

  it("answers all in their order, while they are under way at once", async () => {
    const answers = {};
    const { gate, asked } = makeGate(({ url }) => new Promise((resolve) => { answers[url] = () => resolve(new Response(url)); }));
    const all = gate.answer([ask("https://a.example/"), ask("https://b.example/")]);
    await Promise.resolve();
    assert.equal(asked.length, 2);
    answers["https://b.example/"]();
    answers["https://a.example/"]();
    assert.deepEqual((await all).map((answer) => String(bytesOf(answer))), ["https://a.example/", "https://b.example/"]);
  });

  describe("refuses", () => {
    const refused = {
      "other schemes": [["file:///etc/passwd", "data:text/plain,x", "blob:https://courses.example/1", "javascript:alert(1)", "ws://a.example/", "//a.example", ""], /is no address of the web/],
      "names and passwords in addresses": [["https://ada:secret@api.example/"], /carry no user names and passwords/],
      "what is not secure, from a page that is": [["http://api.example/"], /is not secure.*Use https:/],
      "the page's own server": [["https://courses.example/", "https://courses.example/grades", "https://courses.example/loopstep/course.json",
        "https://courses.example/loopstep/async-python/api/index.json?x", "https://courses.example/loopstep/a/../../api/x.json",
        "https://courses.example/other/async-python/api/index.json", "https://courses.example./grades", "https://courses.example:8443/"], /cannot ask this page’s own server, courses\.example/],
      "the learner's own computer and network": [["http://localhost:8080/", "http://127.1/", "http://0x7f000001/", "https://192.168.1.1/", "https://10.0.0.1/", "https://172.20.0.1/",
        "https://169.254.169.254/", "http://[::1]/", "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/", "https://router.local/", "https://wiki/", "https://LOCALHOST./",
        "https://localhost.localdomain/", "https://router.lan../", "https://[64:ff9b::c0a8:101]/", "https://[2002:c0a8:101::]/", "https://[fec0::1]/",
        "https://198.18.0.1/"], /own computer or network/],
    };
    for (const [what, [urls, words]] of Object.entries(refused)) {
      it(what, async () => {
        const { one, asked } = makeGate();
        for (const url of urls) assert.match((await one(url)).error, words, url);
        assert.deepEqual(asked, []);
      });
    }

    it("any other method at the page's own server than GET, which may ask for recordings", async () => {
      const { one, asked } = makeGate();
      const url = "https://courses.example/loopstep/async-python/api/index.json";
      assert.match((await one(url, { method: "POST" })).error, /own server/);
      assert.equal((await one(url)).status, 200);
      assert.equal(asked.length, 1);
    });

    it("no other port of a computer on which the page is developed", async () => {
      const { one } = makeGate(undefined, { site: new URL("http://localhost:8080/") });
      assert.equal((await one("http://localhost:3000/users")).status, 200);
    });

    it("what browsers cannot send", async () => {
      const { one } = makeGate();
      for (const more of [{ method: "CONNECT" }, { headers: { "a b": "c" } }, { headers: { a: "\n\0" } }, { body: "eA==" }]) {
        assert.match((await one("https://api.example/", more)).error, /Browsers cannot send this request to api\.example/);
      }
    });

    it("to show where a redirect has led to the page's own server, or to the learner's network", async () => {
      for (const [end, words] of [["https://courses.example/grades", /redirects to this page’s own server/], ["https://192.168.0.1/", /own computer or network/]]) {
        const { one } = makeGate(() => Object.defineProperties(new Response("secret"), { redirected: { value: true }, url: { value: end } }));
        const answer = await one("https://api.example/");
        assert.match(answer.error, words);
        assert.equal(answer.base64, undefined);
      }
    });
  });

  it("lets pages of the learner's own computer ask others there", async () => {
    const site = new URL("http://127.0.0.1:8080/");
    const { one } = makeGate(undefined, { site });
    assert.equal((await one("http://localhost:9000/")).status, 200);
    assert.match((await one("http://127.0.0.1:8080/course.json")).error, /own server/);
  });

  it("gives the address that redirects have led to", async () => {
    const { one, asked } = makeGate((request) => (request.redirect === "follow"
      ? Object.defineProperties(new Response("there"), { redirected: { value: true }, url: { value: "https://other.example/b" } })
      : Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" })));
    assert.equal((await one("https://api.example/")).url, "https://other.example/b");
    assert.match((await one("https://api.example/", { redirects: false })).error, /Leave out allow_redirects=False/);
    assert.deepEqual(asked.map(({ redirect }) => redirect), ["follow", "manual"]);
  });

  describe("says what to do", () => {
    it("when a server cannot be read", async () => {
      const { one } = makeGate(() => { throw new TypeError("Failed to fetch"); });
      assert.match((await one("https://api.example/")).error, /api\.example cannot be read from here\..*CORS.*Choose “Recorded”/);
    });

    it("when the learner is offline", async () => {
      navigator.onLine = false;
      const { one } = makeGate(() => { throw new TypeError("Failed to fetch"); });
      assert.match((await one("https://api.example/")).error, /you are offline/);
      navigator.onLine = true;
    });

    it("when a server takes too long", async () => {
      const { one } = makeGate(never, { limits: { seconds: 0.01 } });
      assert.match((await one("https://api.example/")).error, /api\.example has not answered within 0\.01 seconds/);
    });

    it("when all requests together take too long", async () => {
      const { one } = makeGate(never, { limits: { all: 0.01 } });
      for (let at = 0; at < 2; at += 1) assert.match((await one("https://api.example/")).error, /may take 0\.01 seconds in all/);
    });

    it("when a response is too large, or all of them are, even if it never ends", async () => {
      const endless = () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(2 ** 16)) }));
      const { one } = makeGate(endless, { limits: { allBytes: 5 * 2 ** 20 } });
      for (let at = 0; at < 2; at += 1) assert.match((await one("https://api.example/")).error, /larger than 2 MiB\. Ask for less/);
      assert.match((await one("https://api.example/")).error, /larger than 5 MiB in all/);
    });

    it("when there are too many requests", async () => {
      const { gate, asked } = makeGate();
      const answers = await gate.answer(Array.from({ length: 60 }, (_, at) => ask(`https://api.example/${at}`)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 50);
      assert.match(answers[50].error, /more than 50 live requests/);
      assert.equal(asked.length, 50);
    });
  });

  it("ends what is under way when it is closed", async () => {
    let ended;
    const { gate, one } = makeGate((request, signal) => {
      ended = signal;
      return never(request, signal);
    });
    const answer = one("https://api.example/");
    await Promise.resolve();
    gate.close();
    assert.ok((await answer).error);
    assert.ok(ended.aborted);
  });

  it("knows the names of networks that the internet does not reach", () => {
    for (const host of ["localhost", "a.localhost", "127.9.9.9", "100.64.0.1", "172.31.0.1", "[fe80::1]", "[::]", "nas.lan", "intranet"]) assert.ok(isNearby(host), host);
    for (const host of ["example.org", "172.32.0.1", "100.128.0.1", "11.0.0.1", "[2001:db8::1]", "localhost.example", "10.example.org", "fd.example"]) assert.ok(!isNearby(host), host);
  });
});
