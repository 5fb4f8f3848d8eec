// Serves the platform to test in, and what runs in it: the player of these tests, a built site, or a package for
// platforms, whose files are below /packages/NAME.zip/.
//
//     node tests/lms/server.mjs --port 8090       http://127.0.0.1:8090/tests/lms/platform/
//
// Below /lrs/ it is the platform of lrs.mjs, for cmi5. /launch?learner=ada begins a session there and tells its
// parameters, and /record tells what it has, or sets its faults.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Lrs } from "./lrs.mjs";
import { fileOf, listPackages } from "./packages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const OPEN = ["build/test-site/", "dist/", "node_modules/scorm-again/", "tests/lms/", "web/host/"];
const PACKAGES = join(root, "dist/packages");
const TYPES = {
  ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".mjs": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

async function fileAt(path) {
  const name = normalize(decodeURIComponent(path)).replace(/^\/+/, "");
  if (!OPEN.some((folder) => name.startsWith(folder))) return null;
  try {
    const file = join(root, name);
    return (await stat(file)).isDirectory() ? join(file, "index.html") : file;
  } catch {
    return null;
  }
}

function send(response, path, body) {
  if (!body) return response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  return response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" }).end(body);
}

async function sendFile(request, response) {
  const { pathname, search } = new URL(request.url, "http://localhost");
  const [, name, inside] = decodeURIComponent(pathname).match(/^\/packages\/([^/]+\.zip)\/(.*)$/) ?? [];
  if (name) {
    const path = inside.replace(/(^|\/)$/, "$1index.html");
    return send(response, path, await fileOf(PACKAGES, name, path));
  }
  const file = await fileAt(pathname);
  if (file?.endsWith("index.html") && !pathname.endsWith("/") && !pathname.endsWith(".html")) {
    return response.writeHead(301, { Location: `${pathname}/${search}` }).end();
  }
  return send(response, file ?? "", await readFile(file ?? "").catch(() => null));
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

function sendJson(response, status, json) {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(json === undefined || status === 204 ? "" : JSON.stringify(json));
}

// What the platform of cmi5 answers to a request; undefined if it is not for it.
async function answerOf(lrs, request) {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const query = Object.fromEntries(searchParams);
  if (pathname === "/launch") {
    const masteryScore = query.masteryScore ? Number(query.masteryScore) : undefined;
    return { status: 200, json: { search: lrs.launch({ ...query, masteryScore }).search } };
  }
  if (pathname === "/packages") return { status: 200, json: await listPackages(PACKAGES) };
  if (pathname === "/record") {
    if (request.method === "POST") lrs.faults = JSON.parse(await bodyOf(request));
    const { statements, violations, requests } = lrs;
    return { status: 200, json: { statements, violations, requests, satisfied: query.learner ? lrs.satisfied(query.learner) : null } };
  }
  if (!pathname.startsWith("/lrs/")) return undefined;
  const { method, headers } = request;
  return lrs.answer({ method, path: pathname.slice("/lrs/".length), query, headers, body: await bodyOf(request) });
}

// Resolves to { url, lrs, close }.
export async function serve({ port = 0 } = {}) {
  let lrs;
  const server = createServer(async (request, response) => {
    const answer = await answerOf(lrs, request);
    if (answer) sendJson(response, answer.status, answer.json);
    else await sendFile(request, response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${server.address().port}`;
  lrs = new Lrs(`${url}/lrs/`);
  return {
    url,
    lrs,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
  try {
    const { url } = await serve({ port: Number(values.port) });
    console.log(`A course platform to test in is on ${url}/tests/lms/platform/  (Ctrl-C stops it)`);
  } catch (error) {
    console.error(`server.mjs: cannot listen on port ${values.port}: ${error.message}. Choose another one with PORT=.`);
    process.exit(1);
  }
}
