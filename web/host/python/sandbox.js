// The frame in which programs run. Its origin is opaque and its policy allows no network, so that code from strangers reaches
// neither the page, nor what the page stores, nor any server.

// Milliseconds after which the frame's script will never answer, however busy the machine is.
const PATIENCE = 20_000;

const NO_ANSWER = "Python cannot start here: the frame that programs run in does not answer. The site's Content-Security-Policy "
  + "may forbid it; the README names what Python needs.";

// The policy of the frame: nothing but frame.js, which is at `script`, and workers made of text.
export const policyFor = (script) => `default-src 'none'; script-src ${script} 'wasm-unsafe-eval'; worker-src blob:`;

// An address that can stand in a policy and in HTML.
export const asSource = (address) => address.href
  .replace(/[;,'"<>&]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

// The next message to a port; null if none comes within `patience` milliseconds.
export function answerOf(port, patience) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patience);
    port.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data ?? {});
    };
  });
}

// Puts the frame into the page. Resolves to { port, remove } once its script has answered.
export async function openSandbox(script) {
  const source = asSource(script);
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.hidden = true;
  frame.title = "Python";
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policyFor(source)}">`
    + `<title>Python</title><script src="${source}"></script>`;
  const { port1: port, port2 } = new MessageChannel();
  // The script has run by now. An opaque origin can only be addressed as "*".
  frame.onload = () => frame.contentWindow.postMessage({ port: true }, "*", [port2]);
  document.body.append(frame);
  if (await answerOf(port, PATIENCE)) return { port, remove: () => { port.close(); frame.remove(); } };
  frame.remove();
  throw new Error(NO_ANSWER);
}
