// A TrueType font such as tools/fonts.py makes: its measures, and a smaller copy with some of its characters.

const COMPOSITE = -1;  // in place of a number of contours
// In the table "head": what makes the sum of the font WHOLE_SUM, and how long the places of glyphs are.
const [ADJUSTMENT, PLACES] = [8, 50];
const WHOLE_SUM = 0xb1b0afba;
// Flags of a part of a composite glyph.
const [WORDS, SCALE, MORE, TWO_SCALES, MATRIX] = [0x1, 0x8, 0x20, 0x40, 0x80];

export class Typeface {
  #data;
  #tables = new Map();
  #characters = new Map();  // the glyph of each code point

  // `name` is { family, weight }.
  constructor(bytes, name) {
    Object.assign(this, name);
    this.#data = new DataView(bytes);
    for (let table = 0; table < this.#data.getUint16(4); table += 1) {
      const at = 12 + 16 * table;
      const tag = String.fromCharCode(...new Uint8Array(bytes, at, 4));
      this.#tables.set(tag, new DataView(bytes, this.#data.getUint32(at + 8), this.#data.getUint32(at + 12)));
    }
    const [head, hhea] = ["head", "hhea"].map((tag) => this.#tables.get(tag));
    this.em = head.getUint16(18);
    // In em; `descent` is below the baseline, and positive.
    this.ascent = hhea.getInt16(4) / this.em;
    this.descent = -hhea.getInt16(6) / this.em;
    this.#readCharacters();
  }

  // In em; undefined if it has no such character.
  advance(codePoint) {
    const glyph = this.#characters.get(codePoint);
    if (glyph === undefined) return undefined;
    const widths = this.#tables.get("hhea").getUint16(34);
    return this.#tables.get("hmtx").getUint16(4 * Math.min(glyph, widths - 1)) / this.em;
  }

  // Format 4 of the table "cmap", which is all that such a font has.
  #readCharacters() {
    const cmap = this.#tables.get("cmap");
    const start = cmap.getUint32(8);
    const segments = cmap.getUint16(start + 6) / 2;
    const [ends, starts, deltas, offsets] = [14, 16 + 2 * segments, 16 + 4 * segments, 16 + 6 * segments];
    for (let segment = 0; segment < segments; segment += 1) {
      const field = (list) => cmap.getUint16(start + list + 2 * segment);
      const last = Math.min(field(ends), 0xfffe);
      for (let code = field(starts); code <= last; code += 1) {
        const offset = field(offsets);
        const place = start + offsets + 2 * segment + offset + 2 * (code - field(starts));
        const listed = offset ? cmap.getUint16(place) : code;
        if (!offset || listed) this.#characters.set(code, (listed + field(deltas)) & 0xffff);
      }
    }
  }

  // The bytes of a font that draws only these characters.
  reduced(codePoints) {
    const glyf = this.#tables.get("glyf");
    const kept = this.#withParts(codePoints.map((code) => this.#characters.get(code) ?? 0));
    const count = this.#tables.get("maxp").getUint16(4);
    const places = new DataView(new ArrayBuffer(4 * (count + 1)));
    const outlines = [];
    let size = 0;
    for (let glyph = 0; glyph < count; glyph += 1) {
      const [start, end] = this.#place(glyph);
      if (kept.has(glyph)) {
        outlines.push(new Uint8Array(glyf.buffer, glyf.byteOffset + start, end - start));
        size += end - start;
      }
      places.setUint32(4 * (glyph + 1), size);
    }
    const head = new Uint8Array(this.#bytesOf("head"));
    const fields = new DataView(head.buffer);
    fields.setUint32(ADJUSTMENT, 0);
    fields.setInt16(PLACES, 1);  // 32 bits each
    return packed(this.#data, new Map([...this.#tables.keys()].map((tag) => [tag, {
      glyf: () => joined(outlines, size), loca: () => new Uint8Array(places.buffer), head: () => head,
    }[tag]?.() ?? this.#bytesOf(tag)])));
  }

  #bytesOf(tag) {
    const { buffer, byteOffset, byteLength } = this.#tables.get(tag);
    return new Uint8Array(buffer, byteOffset, byteLength);
  }

  // Where the outline of a glyph starts and ends.
  #place(glyph) {
    const loca = this.#tables.get("loca");
    const long = this.#tables.get("head").getInt16(PLACES);
    return [glyph, glyph + 1].map((at) => (long ? loca.getUint32(4 * at) : 2 * loca.getUint16(2 * at)));
  }

  // These glyphs, those they are made of, and the one for characters that are missing.
  #withParts(glyphs) {
    const all = new Set([0, ...glyphs]);
    for (const glyph of all) for (const part of this.#partsOf(glyph)) all.add(part);
    return all;
  }

  #partsOf(glyph) {
    const glyf = this.#tables.get("glyf");
    const [start, end] = this.#place(glyph);
    if (start === end || glyf.getInt16(start) !== COMPOSITE) return [];
    const parts = [];
    for (let at = start + 10, flags = MORE; flags & MORE;) {
      flags = glyf.getUint16(at);
      parts.push(glyf.getUint16(at + 2));
      at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
    }
    return parts;
  }
}

function joined(pieces, size) {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

// A font of these tables, with the header of another one that has as many.
function packed(header, tables) {
  const start = 12 + 16 * tables.size;
  const aligned = (size) => Math.ceil(size / 4) * 4;
  const bytes = new Uint8Array([...tables.values()].reduce((sum, { length }) => sum + aligned(length), start));
  bytes.set(new Uint8Array(header.buffer, 0, start));
  const view = new DataView(bytes.buffer);
  const places = {};
  let at = start;
  [...tables].forEach(([tag, table], index) => {
    bytes.set(table, at);
    const entry = 12 + 16 * index;
    view.setUint32(entry + 4, sumOf(view, at, aligned(table.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, table.length);
    places[tag] = at;
    at += aligned(table.length);
  });
  view.setUint32(places.head + ADJUSTMENT, WHOLE_SUM - sumOf(view, 0, at));
  return bytes;
}

function sumOf(view, from, size) {
  let sum = 0;
  for (let at = from; at < from + size; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
