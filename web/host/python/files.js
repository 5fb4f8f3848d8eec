// Loads the files that Python is made of, each once, and tells how far it is.

// `files` are { name: { file, bytes } }: their names in the folder `assets`, and their sizes. Resolves to { name: Uint8Array }.
// `progress` is called with the bytes that are there and those that will be, after decompression.
export async function loadFiles(files, assets, progress) {
  const total = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  const add = (count) => {
    loaded += count;
    progress(loaded, total);
  };
  const entries = Object.entries(files).map(async ([name, { file, bytes }]) => [name, await loadFile(new URL(file, assets), bytes, add)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function loadFile(address, size, add) {
  const name = address.pathname.split("/").pop();
  const answer = await fetch(address).catch(() => { throw new Error(unreachable(name)); });
  if (!answer.ok) throw new Error(`Python cannot be loaded: the server answered ${answer.status} for ${name}. Reload the page, and try again.`);
  const bytes = new Uint8Array(size);
  const reader = answer.body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => { throw new Error(unreachable(name)); });
    if (done && at === size) return bytes;
    if (done || at + value.length > size) throw new Error(`Python cannot be loaded: ${name} is not the file that this page needs. Reload the page.`);
    bytes.set(value, at);
    at += value.length;
    add(value.length);
  }
}

function unreachable(name) {
  if (self.origin === "null") {
    return "Python cannot be loaded in a frame without an origin, or from a file on disk. Open the lesson in a tab of its own.";
  }
  return navigator.onLine ? `Python cannot be loaded: the connection failed at ${name}. Try again.`
    : "Python cannot be loaded: you are offline. Try again when you are online.";
}
