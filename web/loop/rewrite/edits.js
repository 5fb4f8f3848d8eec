// Changes to a text, made all at once. No line moves: what is removed keeps its line breaks.
//
//     const edits = new Edits("await x;");
//     edits.replace(0, 6, "(yield ");
//     edits.insertAfter(7, ")");
//     edits.apply()                     // { text: "(yield x);", sourceOffset }

// At one place, what closes something comes before what opens something, and that before what is replaced there.
const CLOSES = 0;
const OPENS = 1;
const REPLACES = 2;

export class Edits {
  #source;
  #edits = [];

  constructor(source) {
    this.#source = source;
  }

  /**
   * Before what begins at `place`. Of several, the first is outermost.
   * @param text may be a function that gives it at the end
   * @param isHidden whether it is no place in the source for sourceOffset()
   */
  insertBefore(place, text, isHidden = false) {
    this.#edits.push({ start: place, end: place, order: OPENS, text, isHidden });
  }

  /** After what ends at `place`. Of several, the first is innermost. */
  insertAfter(place, text) {
    this.#edits.push({ start: place, end: place, order: CLOSES, text });
  }

  replace(start, end, text = "") {
    this.#edits.push({ start, end, order: REPLACES, text: text + lineBreaks(this.#source.slice(start, end)) });
  }

  /** @returns the new text of a part, and sourceOffset(offset): the place in the source of a place in it */
  apply(start = 0, end = this.#source.length) {
    this.#edits.sort((a, b) => a.start - b.start || a.order - b.order); // stable: equal ones stay in order
    const kept = []; // parts of the source: where they begin in the new text and in the source
    let text = "";
    let at = start;
    const keep = (until) => {
      kept.push({ from: text.length, source: at });
      text += this.#source.slice(at, until);
      at = until;
    };
    for (const edit of this.#edits) {
      keep(edit.start);
      kept.push({ from: text.length, source: edit.isHidden ? undefined : edit.start, isAdded: true });
      text += typeof edit.text === "function" ? edit.text() : edit.text;
      at = edit.end;
    }
    keep(end);
    return { text, sourceOffset: (offset) => sourceOffset(kept, offset) };
  }
}

const lineBreaks = (text) => "\n".repeat(text.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0);

function sourceOffset(kept, offset) {
  let low = 0;
  let high = kept.length; // the part is before this
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (kept[middle].from <= offset) low = middle;
    else high = middle;
  }
  const part = kept[low];
  return part.isAdded ? part.source : part.source + offset - part.from;
}
