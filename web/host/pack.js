// A page without an origin (in a sandboxed frame, or on disk) cannot read files of its site, unless the server
// allows everybody to with a CORS header. Scripts can always be loaded, so tools/pack.py puts all those files into
// one.
import { root } from "./site.js";

let pack;

export const isStranger = () => self.origin === "null";

function loadPack() {
  pack ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("pack.js", root);
    script.onload = () => resolve(globalThis.loopstepPack);
    script.onerror = reject;
    document.head.append(script);
  });
  return pack;
}

// The response that the server would have sent.
export async function fromPack(address) {
  const { texts, bytes } = await loadPack();
  const path = address.href.slice(root.href.length);
  if (path in texts) return new Response(texts[path]);
  if (path in bytes) return new Response(Uint8Array.from(atob(bytes[path]), (letter) => letter.charCodeAt(0)));
  return new Response(null, { status: 404 });
}

// All texts, as pairs of a URL and a text; none if the pack was not needed.
export async function packedTexts() {
  if (!pack) return [];
  const { texts } = await pack;
  return Object.entries(texts).map(([path, text]) => [new URL(path, root).href, text]);
}
