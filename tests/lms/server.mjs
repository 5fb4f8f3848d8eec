// Serves the platform to test in, and what runs in it: the player of these tests, or a built site.
//
//     node tests/lms/server.mjs --port 8090       prints "LISTENING http://127.0.0.1:8090/tests/lms/platform/"
//
// Below /lrs/ it is a learning record store for cmi5: see lrs.mjs.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const OPEN = ["build/test-site/", "dist/", "node_modules/scorm-again/", "tests/lms/", "web/host/"];
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

async function sendFile(request, response) {
  const { pathname, search } = new URL(request.url, "http://localhost");
  const file = await fileAt(pathname);
  if (file?.endsWith("index.html") && !pathname.endsWith("/") && !pathname.endsWith(".html")) {
    return response.writeHead(301, { Location: `${pathname}/${search}` }).end();
  }
  try {
    const body = await readFile(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" }).end(body);
  } catch {
    return response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
  }
}

// Resolves to { url, close }.
export async function serve({ port = 0 } = {}) {
  const server = createServer(sendFile);
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
  const { url } = await serve({ port: Number(values.port) });
  console.log(`LISTENING ${url}/tests/lms/platform/`);
}
