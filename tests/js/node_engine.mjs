// What this Node's own engine does with a program: runInNode(source) -> { log, jobs }.
import { promiseHooks } from "node:v8";
import { runPlain } from "./plain.mjs";

export function runInNode(source) {
  let jobs = 0;
  let handler = () => {};
  const unhandled = (reason) => handler(reason);
  const others = process.listeners("unhandledRejection"); // such as the test runner's
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", unhandled);
  const stop = promiseHooks.onBefore(() => { jobs += 1; });
  return new Promise((resolve) => {
    const onUnhandled = (given) => { handler = given; };
    runPlain(source, { turn: (next) => setImmediate(next), onUnhandled }).then(({ log }) => {
      stop();
      process.off("unhandledRejection", unhandled);
      for (const each of others) process.on("unhandledRejection", each);
      resolve({ log, jobs: jobs - 1 }); // without this reaction
    });
  });
}
