// A browser in which a cmi5 platform launches the lesson, for the tests of its host.
import { afterEach, beforeEach } from "node:test";
import { makeHost } from "../../../web/host/lms/cmi5.js";
import { Lrs } from "../../lms/lrs.mjs";
import { opened, options, useBrowser } from "./session.mjs";

const BASE = "https://lms.example/lrs/";

// What the platform was told, in order.
export const verbs = (lrs) => lrs.statements.map(({ verb }) => verb.id.split("/").at(-1));

// { browser, lrs, network, gone, unread, launch, settle }, with a new platform for each test. `network(path, signal)` may
// throw or wait; with `gone` only requests that are kept alive go on; `unread` counts the answers that nobody has read.
export function useCmi5() {
  const browser = useBrowser();
  const session = {
    browser,
    async launch(more, search = session.lrs.launch(more).search) {
      const host = makeHost(options(browser, { search }));
      const first = await opened(host, browser);
      return { host, first };
    },
    settle: (milliseconds = 1000) => browser.clock.tickAsync(milliseconds),
  };
  beforeEach(() => {
    let alive = 0;
    Object.assign(session, { lrs: new Lrs(BASE), network: null, gone: false, unread: 0 });
    globalThis.fetch = async (address, { method = "GET", headers = {}, body = "", signal, keepalive } = {}) => {
      const { origin, pathname, searchParams } = new URL(address);
      const kept = keepalive ? new TextEncoder().encode(body).length : 0;
      if (alive + kept > 65_536 || session.gone && !kept) throw new TypeError("no connection");
      alive += kept;
      await session.network?.(pathname, signal);
      signal?.throwIfAborted();
      if (kept) await new Promise((done) => setTimeout(done));
      alive -= kept;
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const { status, json } = await session.lrs.answer({
        method, path: `${origin}${pathname}`.slice(BASE.length), query: Object.fromEntries(searchParams), headers: lower, body,
      });
      session.unread += 1;
      const read = (value) => async () => {
        session.unread -= 1;
        return value;
      };
      return { ok: status < 300, status, json: read(json), text: read(JSON.stringify(json)) };
    };
  });
  afterEach(() => delete globalThis.fetch);
  return session;
}
