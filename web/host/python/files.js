// Loads the files that Python is made of, each once, and tells how far it is.

// `files` are { name: { file, bytes, compressed } }: their names in the folder `assets`, their sizes, and those with brotli.
// Resolves to { name: Uint8Array }. `progress` is called with the bytes that have travelled and those that will have. Browsers
// show bytes after decompression only: as much of a file has travelled as is there. Until its server has said how large it is
// on the way, it is as large as with brotli.
export async function loadFiles(files, assets, progress) {
  const states = Object.values(files).map(({ compressed }) => ({ part: 0, travels: compressed }));
  const tell = () => progress(Math.floor(sum(states, ({ part, travels }) => part * travels)), sum(states, ({ travels }) => travels));
  const entries = Object.entries(files).map(async ([name, { file, bytes }], at) => {
    const state = states[at];
    const loaded = await loadFile(new URL(file, assets), bytes, (part, travels = state.travels) => {
      Object.assign(state, { part, travels });
      tell();
    });
    return [name, loaded];
  });
  return Object.fromEntries(await Promise.all(entries));
}

const sum = (list, of) => list.reduce((all, each) => all + of(each), 0);

// The bytes of an answer as it travels; undefined if that is not known.
function travelling({ headers }, size) {
  const encoded = headers.get("content-encoding");
  const length = Number(headers.get("content-length"));
  if (length > 0 && length <= size) return length;
  return encoded ? undefined : size;
}

async function loadFile(address, size, tell) {
  const name = address.pathname.split("/").pop();
  const answer = await fetch(address).catch(() => { throw new Error(unreachable(name)); });
  if (!answer.ok) throw new Error(`Python cannot be loaded: the server answered ${answer.status} for ${name}. Reload the page, and try again.`);
  tell(0, travelling(answer, size));
  const bytes = new Uint8Array(size);
  const reader = answer.body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => { throw new Error(unreachable(name)); });
    if (done && at === size) return bytes;
    if (done || at + value.length > size) throw new Error(`Python cannot be loaded: ${name} is not the file that this page needs. Reload the page.`);
    bytes.set(value, at);
    at += value.length;
    tell(at / size);
  }
}

function unreachable(name) {
  if (self.origin === "null") {
    return "Python cannot be loaded in a frame without an origin, or from a file on disk. Open the lesson in a tab of its own.";
  }
  return navigator.onLine ? `Python cannot be loaded: the connection failed at ${name}. Try again.`
    : "Python cannot be loaded: you are offline. Try again when you are online.";
}
