// Pages of another origin with the site in their frames.
//
//     const host = await serveHost();
//     await page.goto(host.add(framesPage(site, [{path: lessonAt('?embed=quiz')}])));
//     host.close();
import {once} from 'node:events';
import {createServer} from 'node:http';

/** A page on another host with those frames, below each other, between texts. */
export function framesPage(site, frames) {
  const tags = frames.map(({path, width = 760, height = 480, sandbox}, index) => `
    <p>Before frame ${index}.</p>
    <iframe src="${site.url}${path}" title="Frame ${index}" width="${width}" height="${height}" style="border: 0"
      ${sandbox === undefined ? '' : `sandbox="${sandbox}"`}></iframe>`);
  return `<!doctype html><html lang="en"><title>Host</title><input aria-label="Name" autofocus>${tags.join('')}<p style="height: 2000px">The end.</p>`;
}

export async function serveHost() {
  const pages = new Map();
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages.get(request.url) ?? '<!doctype html><title>Another page</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // Another host name, and with it another site, than that of the frames.
    add(html) {
      const path = `/${pages.size}`;
      pages.set(path, html);
      return `http://localhost:${server.address().port}${path}`;
    },
    close: () => server.close(),
  };
}

/** Run in every page: frames have no storage. */
export const blockStorage = () => {
  if (window === top) return;
  Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError'); }});
};
