// Programs whose requests the network answers: they are paused, and run again with the answers, until none is missing.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import * as interpreter from "../../../web/host/python/interpreter.js";
import { asksOf, eventsOf } from "../../../web/host/python/messages.js";
import { Interpreters } from "./interpreter.mjs";

const program = (...lines) => `import asyncio, aiohttp, time

async def get(session, path, **options):
    async with session.get("https://api.example.com" + path, **options) as response:
        return await response.text()

async def main():
    async with aiohttp.ClientSession() as session:
${lines.map((line) => `        ${line}\n`).join("")}
asyncio.run(main())
`;

const base64 = (text) => Buffer.from(text).toString("base64");
const answer = ({ method, url }, delay = 0.25) => ({
  request: `${method} ${url}`, delay, status: 200, reason: "OK", headers: { "Content-Type": "text/plain; charset=utf-8" }, base64: base64(`answer to ${new URL(url).pathname}`),
});

describe("A program with live requests", () => {
  let interpreters;
  before(() => { interpreters = new Interpreters(); });
  after(() => interpreters.close());

  // Runs it as python.js does. `rounds` are what was asked each time, `events` those of each round.
  async function run(text, answers = answer) {
    const rounds = [];
    const events = [];
    const live = [];
    for (;;) {
      const sent = [];
      const result = interpreter.run(await interpreters.start(), { name: "program.py", text, live }, (batch) => { sent.push(...eventsOf(batch)); });
      events.push(sent);
      if (!result.asks) return { ...result, rounds, events, trace: sent.map((line) => JSON.parse(line)) };
      const asks = asksOf(result.asks, 50);
      rounds.push(asks.map(({ method, url }) => `${method} ${new URL(url).pathname}`));
      live.push(...asks.map((ask) => answers(ask)));
    }
  }
  const printed = ({ trace }) => trace.filter(({ event }) => event === "output").map(({ text }) => text);

  it("gets an answer as much later as it took", async () => {
    const result = await run(program('print(await get(session, "/a"))', "print(asyncio.get_running_loop().time())"));
    assert.deepEqual(result.rounds, [["GET /a"]]);
    assert.deepEqual(printed(result), ["answer to /a", "0.25"]);
    assert.equal(result.error, null);
  });

  it("asks for all that is under way at once, and for what follows from the answers later", async () => {
    const result = await run(program(
      'print(await asyncio.gather(*(get(session, f"/{n}") for n in range(3))))', 'print(await get(session, "/last"))'));
    assert.deepEqual(result.rounds, [["GET /0", "GET /1", "GET /2"], ["GET /last"]]);
    assert.deepEqual(printed(result), ["['answer to /0', 'answer to /1', 'answer to /2']", "answer to /last"]);
  });

  it("does the same again until it was paused, event by event", async () => {
    const { events } = await run(program(
      "timer = asyncio.create_task(asyncio.sleep(0.1))", 'await asyncio.gather(*(get(session, f"/{n}") for n in range(2)))',
      'print("between")', 'await get(session, "/b")', "await timer", "print({timer, asyncio.current_task()} is None)"));
    assert.equal(events.length, 3);
    for (const [earlier, later] of [[0, 1], [1, 2]]) assert.deepEqual(events[later].slice(0, events[earlier].length), events[earlier]);
  });

  it("has its timers before an answer that comes later, and limits the time", async () => {
    const result = await run(program(
      'slow = asyncio.create_task(get(session, "/slow"))', "await asyncio.sleep(0.1)", 'print("first")', "print(await slow)",
      "try:", '    await get(session, "/slow", timeout=aiohttp.ClientTimeout(total=0.2))', "except TimeoutError:", '    print("too late")',
      "try:", '    await get(session, "/slow", timeout=aiohttp.ClientTimeout(sock_read=0.2))', "except aiohttp.SocketTimeoutError:", '    print("too slow")'));
    assert.deepEqual(printed(result), ["first", "answer to /slow", "too late", "too slow"]);
  });

  it("that blocks the loop meanwhile finds the answer afterwards", async () => {
    const result = await run(program('task = asyncio.create_task(get(session, "/a"))', "await asyncio.sleep(0)", "time.sleep(2)", "await asyncio.sleep(0)",
      "print(await task, asyncio.get_running_loop().time())"));
    assert.deepEqual(printed(result), ["answer to /a 2.0"]);
  });

  it("asks no more at once than its connector has connections", async () => {
    const text = program('await asyncio.gather(*(get(session, f"/{n}") for n in range(5)))')
      .replace("ClientSession()", "ClientSession(connector=aiohttp.TCPConnector(limit=2))");
    const { rounds } = await run(text, (ask) => answer(ask, ask.url.endsWith("0") ? 0.1 : 1));
    assert.deepEqual(rounds, [["GET /0", "GET /1"], ["GET /2"], ["GET /3"], ["GET /4"]]);
  });

  it("sends what aiohttp sends", async () => {
    const asks = [];
    const text = program('await session.post("https://api.example.com/p?q=1", json={"a": 1}, headers={"X-One": "1"})',
      'await session.put("https://api.example.com/p", data={"a": "b c"}, allow_redirects=False)',
      'await session.patch("https://api.example.com/p", data="text", headers={"content-type": "a/b"})').replace("ClientSession()", 'ClientSession(headers={"X-All": "2"})');
    await run(text, (ask) => {
      asks.push({ ...ask, body: Buffer.from(ask.body, "base64").toString() });
      return answer(ask);
    });
    assert.deepEqual(asks, [
      { method: "POST", url: "https://api.example.com/p?q=1", headers: { "X-All": "2", "X-One": "1", "Content-Type": "application/json" }, body: '{"a": 1}', redirects: true },
      { method: "PUT", url: "https://api.example.com/p", headers: { "X-All": "2", "Content-Type": "application/x-www-form-urlencoded" }, body: "a=b+c", redirects: false },
      { method: "PATCH", url: "https://api.example.com/p", headers: { "X-All": "2", "content-type": "a/b" }, body: "text", redirects: true },
    ]);
  });

  it("gets bytes, headers and the address after redirects", async () => {
    const result = await run(program('response = await session.get("https://api.example.com/a")', "print(await response.read(), response.headers['x-a'], response.url)"),
      (ask) => ({ ...answer(ask), headers: { "x-a": "b" }, base64: "AP8=", url: "https://other.example/b" }));
    assert.deepEqual(printed(result), ["b'\\x00\\xff' b https://other.example/b"]);
  });

  it("catches what failed as an error of aiohttp, with the page's words", async () => {
    const result = await run(program("try:", '    await get(session, "/a")', "except aiohttp.ClientConnectionError as error:", "    print(error)"),
      ({ method, url }) => ({ request: `${method} ${url}`, delay: 0.1, error: "api.example.com cannot be read from here." }));
    assert.deepEqual(printed(result), ["api.example.com cannot be read from here."]);
  });

  it("that does something else when it runs again is told so", async () => {
    const text = program('await get(session, "/a")');
    const { trace, error } = await run(text, (ask) => ({ ...answer(ask), request: "GET https://api.example.com/b" }));
    assert.match(error.text, /made other requests when it ran again/);
    assert.ok(trace.length > 0);
  });

  it("may make 50 requests, of a size", async () => {
    const { error, rounds } = await run(program("for n in range(3):", '    await asyncio.gather(*(get(session, f"/{n}") for n in range(20)))'));
    assert.match(error.text, /more than 50 live requests/);
    assert.deepEqual(rounds.map((asks) => asks.length), [20, 20, 10]);
    for (const request of ['session.post("https://a.example/", data="x" * 300_000)', 'session.get("https://a.example/" + "x" * 9_000)']) {
      assert.match((await run(program(`await ${request}`))).error.text, /may send 256 KiB/);
    }
  });

  it("that ends before its answers come asks for none", async () => {
    const result = await run(program('task = asyncio.create_task(get(session, "/a"))', "await asyncio.sleep(0)", "task.cancel()", 'print("done")'));
    assert.deepEqual([result.rounds, printed(result)], [[], ["done"]]);
  });
});
