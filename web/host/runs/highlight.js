// Highlights Python as tools/content/highlight.py does the lessons' listings: lines of texts, each after the letter of its
// class (docs/content-format.md).
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/python";

// The class of a node of the syntax tree; classOf() makes the letter of it.
export const CLASSES = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.controlKeyword], class: "k" },
  { tag: [tags.string, tags.special(tags.string)], class: "s" },
  { tag: tags.number, class: "n" },
  { tag: tags.comment, class: "c" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.function(tags.variableName)], class: "f" },
  { tag: tags.function(tags.propertyName), class: "f" },
  { tag: tags.definition(tags.className), class: "t" },
  { tag: [tags.bool, tags.null], class: "v" },
  { tag: tags.operator, class: "o" },
  { tag: [tags.variableName, tags.derefOperator], class: "name" },
  { tag: tags.meta, class: "d" },
]);

const BUILTINS = new Set(("abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile "
  + "complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id "
  + "input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property "
  + "range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip").split(" "));

// Names before a bracket are calls: of a class if capitalized. Of the other names only some have a colour.
export function classOf(kind, piece) {
  if (kind === "name") return piece === "self" ? "b" : /^[A-Z]\w*(Error|Exception|Warning|Group)$/.test(piece) ? "t" : " ";
  if (kind !== "f") return kind || " ";
  if (BUILTINS.has(piece)) return "b";
  return /^[A-Z]/.test(piece) ? "t" : kind;
}

export function highlighted(text) {
  const lines = [[]];
  const code = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  highlightCode(code, parser.parse(code), CLASSES,
    (piece, kind) => lines.at(-1).push(classOf(kind, piece) + piece),
    () => lines.push([]));
  return lines;
}
