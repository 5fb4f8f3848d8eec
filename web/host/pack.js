// A page without an origin (in a sandboxed frame, or on disk) cannot read files of its site, unless the server
// allows everybody to with a CORS header, which the page cannot know before. Scripts can always be loaded, so tools/pack.py puts all those files into
// one.
import { loadScript } from "./script.js";
import { root } from "./site.js";

let pack;

export const isStranger = () => self.origin === "null";

function loadPack() {
  pack ??= loadScript(new URL("pack.js", root)).then(() => globalThis.loopstepPack);
  return pack;
}

// The response that the server would have sent.
export async function fromPack(address) {
  const { texts, bytes } = await loadPack();
  const path = address.href.slice(root.href.length);
  if (path in texts) return new Response(texts[path]);
  if (path in bytes) {
    const compressed = new Blob([Uint8Array.from(atob(bytes[path]), (letter) => letter.charCodeAt(0))]);
    return new Response(compressed.stream().pipeThrough(new DecompressionStream("deflate")));
  }
  return new Response(null, { status: 404 });
}

// All texts, as pairs of a URL and a text; none if the pack was not needed or did not come.
export async function packedTexts() {
  const { texts = {} } = await pack?.catch(() => {}) ?? {};
  return Object.entries(texts).map(([path, text]) => [new URL(path, root).href, text]);
}
