// Values of a program, as the trace tells of them.

export const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

/** A class under the name that programs see, whatever the name is in a script that was made smaller. */
export const called = (name, value) => Object.defineProperty(value, "name", { value: name, configurable: true });

const LONGEST = 40; // characters of a text in an argument

export const shortened = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** A value as a reader of the program would write it; an object by its kind. No code of the program's runs for it. */
export function valueText(value) {
  switch (typeof value) {
    case "string": return JSON.stringify(shortened(value, LONGEST));
    case "bigint": return `${value}n`;
    case "function": return "function";
    case "symbol": return "symbol";
    case "object": return value === null ? "null" : kindOf(value);
    default: return String(value);
  }
}

function kindOf(object) {
  if (Array.isArray(object)) return "array";
  try {
    for (let each = object; each !== null; each = Object.getPrototypeOf(each)) {
      const constructor = Object.getOwnPropertyDescriptor(each, "constructor")?.value;
      if (typeof constructor !== "function") continue;
      return String(Object.getOwnPropertyDescriptor(constructor, "name")?.value || "object");
    }
  } catch { // of the program's own proxies
    return "object";
  }
  return "object";
}
