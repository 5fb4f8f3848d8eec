// Values as text, as util.inspect() and util.format() of Node write them: what console.log() prints.

const BREAK = 80; // characters in a line
const COMPACT = 3; // levels that may share a line
const DEEPEST = 2;
const MOST_ITEMS = 100;
const NO_PROTOTYPE = "Object: null prototype";

class Inspector {
  #options;
  #open = []; // objects that are being written
  #circular = [];
  #indentation = 0;
  #latestLevel = 0; // of the object that was begun last

  constructor(options) {
    this.#options = options;
  }

  text(value, level) {
    switch (typeof value) {
      case "string": return quoted(value);
      case "bigint": return `${value}n`;
      case "symbol": return String(value);
      case "number": return Object.is(value, -0) ? "-0" : String(value);
      case "function": return this.#object(value, level);
      case "object": return value === null ? "null" : this.#object(value, level);
      default: return String(value);
    }
  }

  #object(value, level) {
    if (this.#open.includes(value)) {
      if (!this.#circular.includes(value)) this.#circular.push(value);
      return `[Circular *${this.#circular.indexOf(value) + 1}]`;
    }
    const parts = this.#parts(value);
    const { head, base = "", brackets = "{}", items } = parts;
    const keys = ownKeys(value);
    if (keys.length === 0 && !items) return base || head + brackets;
    if (level > this.#options.depth) return `[${Array.isArray(value) ? "Array" : nameOf(value) || NO_PROTOTYPE}]`;
    this.#latestLevel = level;
    this.#open.push(value);
    this.#indentation += 2;
    const entries = [...(items?.(level + 1) ?? []), ...keys.map((key) => this.#property(value, key, level + 1))];
    this.#indentation -= 2;
    this.#open.pop();
    if (entries.length === 0) return head + brackets;
    const [open, close] = [head + brackets[0], brackets[1]];
    const text = this.#joined(entries, { level, base, open, close, array: Array.isArray(value) && value });
    const reference = this.#circular.indexOf(value);
    return reference >= 0 ? `<ref *${reference + 1}> ${text}` : text;
  }

  /** What stands before the brackets, and what in them beside properties. */
  #parts(value) {
    const name = nameOf(value);
    const { promiseState, errorText } = this.#options;
    const sized = (type) => `${name}(${value.size}) ${name === type ? "" : `[${type}] `}`;
    const promise = promiseState(value);
    if (promise) {
      const { state, value: result } = promise;
      const mark = state === "rejected" ? "<rejected> " : "";
      const items = (level) => [state === "pending" ? "<pending>" : mark + this.text(result, level)];
      return { head: "Promise ", items };
    }
    const list = (head, array) => {
      return { head, brackets: "[]", items: array.length > 0 && ((level) => this.#elements(array, level)) };
    };
    if (Array.isArray(value)) return list(name === "Array" ? "" : `${name}(${value.length}) `, value);
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return list(`${name}(${value.length}) `, [...value]);
    if (value instanceof Map) {
      const pair = ([key, item], level) => `${this.text(key, level)} => ${this.text(item, level)}`;
      return { head: sized("Map"), items: (level) => firstOf(value, (entry) => pair(entry, level)) };
    }
    if (value instanceof Set) {
      return { head: sized("Set"), items: (level) => firstOf(value, (item) => this.text(item, level)) };
    }
    if (value instanceof WeakMap || value instanceof WeakSet) {
      return { head: `${name} `, items: () => ["<items unknown>"] };
    }
    if (value instanceof Error) {
      const text = errorText(value);
      const indented = text.replaceAll("\n", `\n${" ".repeat(this.#indentation)}`);
      return { head: "", base: text.includes("\n") ? indented : `[${text}]` };
    }
    if (value instanceof Date) {
      return { head: "", base: Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString() };
    }
    if (value instanceof RegExp) return { head: "", base: String(value) };
    if (typeof value === "function") return { head: "", base: functionHead(value) };
    const tag = tagOf(value, name);
    return { head: name === "Object" && !tag ? "" : `${name || `[${NO_PROTOTYPE}]`} ${tag}` };
  }

  #elements(array, level) {
    const texts = [];
    let holes = 0;
    const endHoles = () => {
      if (holes > 0) texts.push(`<${holes} empty item${holes > 1 ? "s" : ""}>`);
      holes = 0;
    };
    for (let index = 0; index < array.length && texts.length < MOST_ITEMS; index += 1) {
      if (index in array) {
        endHoles();
        texts.push(this.text(array[index], level));
      } else holes += 1;
    }
    endHoles();
    return withRest(texts, array.length);
  }

  #property(value, key, level) {
    const { get, set, value: content } = Object.getOwnPropertyDescriptor(value, key);
    const accessor = get ? (set ? "[Getter/Setter]" : "[Getter]") : set ? "[Setter]" : null;
    const text = () => (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quoted(key));
    const name = typeof key === "symbol" ? `[${String(key)}]` : text();
    return `${name}: ${accessor ?? this.text(content, level)}`;
  }

  // reduceToSingleString() of Node.
  #joined(entries, { level, base, open, close, array }) {
    const output = array && entries.length > 6 ? grouped(entries, array, this.#indentation) : entries;
    const before = base ? `${base} ` : "";
    if (this.#latestLevel - level < COMPACT && output === entries && !base.includes("\n")) {
      const line = output.join(", ");
      const start = 2 * output.length + this.#indentation + open.length + base.length + 10;
      const length = output.reduce((sum, entry) => sum + entry.length, start);
      const isShort = Math.max(length, start + output.length) <= BREAK;
      if (isShort && !line.includes("\n")) return `${before}${open} ${line} ${close}`;
    }
    const indentation = `\n${" ".repeat(this.#indentation)}`;
    return `${before}${open}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
  }
}

/**
 * What console.log() prints of its arguments.
 * @param options promiseState(value): { state, value } of a promise, or undefined; and errorText(error)
 */
export function format(values, options) {
  const [first, ...rest] = values;
  if (typeof first !== "string") return values.map((value) => shown(value, options)).join(" ");
  const text = rest.length === 0 ? first : first.replace(/%[sdifjoOc%]/g, (directive) => {
    if (directive === "%%") return "%";
    return rest.length === 0 ? directive : directed(directive, rest.shift(), options);
  });
  return [text, ...rest.map((value) => shown(value, options))].join(" ");
}

const shown = (value, options) => (typeof value === "string" ? value : inspect(value, options));

function directed(directive, value, options) {
  switch (directive) {
    case "%s":
      return typeof value === "object" && value !== null ? inspect(value, { ...options, depth: 0 }) : String(value);
    case "%d": return typeof value === "object" ? "NaN" : String(Number(value));
    case "%i": return String(parseInt(value, 10));
    case "%f": return String(parseFloat(value));
    case "%j": return JSON.stringify(value);
    case "%c": return "";
    default: return inspect(value, options);
  }
}

/** @param depth how many levels of objects are shown in an object */
export function inspect(value, { depth = DEEPEST, promiseState = () => undefined, errorText = String } = {}) {
  return new Inspector({ depth, promiseState, errorText }).text(value, 0);
}

/** As many elements of a collection as are shown. */
const firstOf = (collection, text) => withRest([...collection].slice(0, MOST_ITEMS).map(text), collection.size);

function withRest(texts, length) {
  const more = length - MOST_ITEMS;
  return more > 0 ? [...texts, `... ${more} more item${more > 1 ? "s" : ""}`] : texts;
}

const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);

function ownKeys(value) {
  const isIndex = Array.isArray(value) || ArrayBuffer.isView(value) ? (key) => /^\d+$/.test(key) : () => false;
  const symbols = Object.getOwnPropertySymbols(value).filter((symbol) => isEnumerable(value, symbol));
  return [...Object.keys(value).filter((key) => !isIndex(key)), ...symbols];
}

function nameOf(value) {
  for (let each = value; each !== null; each = Object.getPrototypeOf(each)) {
    const constructor = Object.getOwnPropertyDescriptor(each, "constructor")?.value;
    if (typeof constructor === "function" && constructor.name) return constructor.name;
  }
  return "";
}

function tagOf(value, name) {
  const tag = value[Symbol.toStringTag];
  if (isEnumerable(value, Symbol.toStringTag)) return ""; // it is among the properties
  return typeof tag === "string" && tag !== "" && tag !== name ? `[${tag}] ` : "";
}

function functionHead(value) {
  const isClass = Function.prototype.toString.call(value).startsWith("class");
  if (!isClass) return value.name ? `[Function: ${value.name}]` : "[Function (anonymous)]";
  const base = Object.getPrototypeOf(value).name;
  return `[class ${value.name || "(anonymous)"}${base ? ` extends ${base}` : ""}]`;
}

function quoted(text) {
  const isPlain = !text.includes("`") && !text.includes("${");
  const quote = ["'", '"', ...(isPlain ? ["`"] : [])].find((each) => !text.includes(each)) ?? "'";
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\u001b", "\\x1B");
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

// groupArrayElements() of Node: elements of long arrays stand in columns.
function grouped(output, array, indentation) {
  const count = output.length - (array.length > MOST_ITEMS ? 1 : 0); // without "... more items"
  const lengths = output.slice(0, count).map(({ length }) => length);
  const widest = Math.max(...lengths);
  const width = widest + 2;
  const total = lengths.reduce((sum, length) => sum + length + 2, 0);
  if (width * 3 + indentation >= BREAK || (total / width <= 5 && widest > 6)) return output;
  const biased = Math.max(width - 3 - Math.sqrt(width - total / output.length), 1);
  const square = Math.round(Math.sqrt(2.5 * biased * count) / biased);
  const columns = Math.min(square, Math.floor((BREAK - indentation) / width), COMPACT * 4, 15);
  if (columns <= 1) return output;
  const inColumn = (column) => lengths.filter((_, index) => index % columns === column);
  const widths = [...Array(columns)].map((_, column) => Math.max(...inColumn(column)) + 2);
  const isNumeric = array.slice(0, output.length).every((each) => typeof each === "number" || typeof each === "bigint");
  const rows = [];
  for (let at = 0; at < count; at += columns) {
    const row = output.slice(at, Math.min(at + columns, count));
    rows.push(row.map((text, column) => {
      const isLast = column === row.length - 1;
      if (isNumeric) return isLast ? text.padStart(widths[column] - 2) : `${text}, `.padStart(widths[column]);
      return isLast ? text : `${text}, `.padEnd(widths[column]);
    }).join(""));
  }
  return [...rows, ...output.slice(count)];
}
