// The script of the sandboxed frame in which programs run: see sandbox.js. It has no origin, no storage and no network, and
// keeps a worker ready in which Python has started. Each program gets a worker of its own.
//
//     page: { port }, with the port for all others             frame: { here }
//     page: { start: { program, script, library, memory } }    frame: { ready, memory } or { failed }
//     page: { run: number, program }                           frame: { run, batch }…, then { run, result } or { run, crash }
//     page: { stop }
//     page: { waits }, with a port                             frame: { ready } to that port, when a worker is ready
//
// What workers send is passed on as it is, because the page checks it.
let port;
let parts;  // what a worker is made of
let snapshot;
let spare = null;  // a promise of a worker that is ready
let running = null;  // { worker, run }

// An error without a message: the worker's script was not loaded.
const NO_WORKER = "the site's Content-Security-Policy may forbid the worker; it needs worker-src blob:";

class PythonWorker {
  #worker = new Worker(parts.script);
  #port;
  onmessage = () => {};

  // Resolves when Python has started.
  start() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    return new Promise((resolve, reject) => {
      const fail = (why) => {
        this.end();
        reject(new Error(why));
      };
      this.#worker.onerror = ({ message }) => fail(message ?? NO_WORKER);
      port1.onmessage = ({ data }) => {
        if (typeof data?.ready !== "string") return fail(String(data?.crash));
        // Only a worker that has run no program may give its memory to others.
        if (data.snapshot instanceof Uint8Array) snapshot ??= data.snapshot;
        this.version = data.ready;
        this.#worker.onerror = ({ message }) => this.onmessage({ crash: String(message) });
        port1.onmessage = (event) => this.onmessage(event.data);
        return resolve(this);
      };
      // The worker reads its script while the program is compiled.
      parts.module.then((module) => this.#worker.postMessage({ start: { module, library: parts.library, snapshot } }, [port2]),
        ({ message }) => fail(message));
    });
  }

  run(program) {
    this.#port.postMessage({ run: program });
  }

  end() {
    this.#worker.terminate();
    this.#port.close();
  }
}

function ready() {
  spare ??= new PythonWorker().start();
  spare.catch(() => { spare = null; });
  return spare;
}

function stop() {
  running?.worker?.end();
  running = null;
}

async function run(number, program) {
  stop();
  const mine = running = { run: number };
  try {
    const worker = await ready();
    if (running !== mine) return;
    spare = null;
    mine.worker = worker;
    worker.onmessage = (data) => {
      if (running !== mine) return;
      port.postMessage({ run: number, batch: data?.batch, result: data?.result, crash: data?.crash });
      if (data?.batch === undefined) stop();
    };
    worker.run(program);
    ready();
  } catch (error) {
    if (running === mine) port.postMessage({ run: number, crash: error.message });
  }
}

async function tellWhenReady(asker) {
  await ready().catch(() => {});
  asker.postMessage({ ready: true });
}

async function start({ program, script, library, memory }) {
  try {
    if (memory) snapshot = new Uint8Array(memory);
    parts = { module: WebAssembly.compile(program), library, script: URL.createObjectURL(new Blob([script], { type: "text/javascript" })) };
    const { version } = await ready();
    port.postMessage({ ready: version, memory: memory ? undefined : snapshot.buffer });
  } catch (error) {
    port.postMessage({ failed: error.message });
  }
}

addEventListener("message", function first({ source, ports }) {
  if (source !== parent || ports.length !== 1) return;
  removeEventListener("message", first);
  [port] = ports;
  port.onmessage = (event) => {
    if (event.data.start) start(event.data.start);
    else if (event.data.stop) stop();
    else if (event.data.waits) tellWhenReady(event.ports[0]);
    else run(event.data.run, event.data.program);
  };
  port.postMessage({ here: true });
});
