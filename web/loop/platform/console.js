// console, as in Node.
import { format } from "./inspect.js";

export function makeConsole({ print, promiseState, errorText }) {
  const options = { promiseState, errorText };
  let indentation = "";
  const counts = new Map();

  function write(values, stream) {
    print(format(values, options).split("\n").map((line) => indentation + line).join("\n"), stream);
  }

  const methods = {
    count(label = "default") {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      write([`${label}: ${counts.get(label)}`]);
    },
    assert(condition, ...values) {
      if (!condition) write(["Assertion failed", ...values], "stderr");
    },
    group(...values) {
      if (values.length > 0) write(values);
      indentation += "  ";
    },
    groupEnd() {
      indentation = indentation.slice(2);
    },
  };
  const printing = (stream) => (name) => [name, { [name]: (...values) => write(values, stream) }[name]];
  return {
    ...methods,
    ...Object.fromEntries(["log", "info", "debug", "dir", "table"].map(printing(undefined))),
    ...Object.fromEntries(["error", "warn", "trace"].map(printing("stderr"))),
  };
}
