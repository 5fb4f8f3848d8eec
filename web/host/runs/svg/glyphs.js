// Tells which character a glyph on the canvas is. The app's memory has ImGui's list of the glyphs of each font, in
// which it is found by its place in the texture. So the app needs nothing for it, which every first visit would load.
// What is found is checked against the font files, because old copies of the lists may lie around, and because another
// version of ImGui may have other lists.

// ImFontGlyph, in words of 32 bits.
const GLYPH = { words: 10, character: 0, advance: 1, box: 2, uv: 6 };
const TEXTURE = [2, 3, 4, 5].map((at) => at + GLYPH.uv - 2);
// The height of a line of text for which src/ui/canvas/fonts.cpp has ImGui measure the fonts.
const BAKED_SIZE = 16;
const NEAR = 0.01;

export class Glyphs {
  #words;
  #numbers;
  #faces;
  #found = new Map();  // by place in the texture

  // `heap` is the app's memory, `faces` the fonts.
  constructor(heap, faces) {
    this.#words = new Uint32Array(heap);
    this.#numbers = new Float32Array(heap);
    this.#faces = faces;
  }

  // { text, face, left, top, bottom, advance } of the glyph that the texture has at `uv`. Lengths are in em, from the
  // pen on the baseline.
  at(uv) {
    const key = [...new Uint32Array(new Float32Array(uv).buffer)];
    if (!this.#found.has(String(key))) this.#find(key);
    const glyph = this.#found.get(String(key));
    if (!glyph) throw new Error("The stage shows a character that cannot be saved as SVG. Save the picture instead.");
    return glyph;
  }

  #find(key) {
    for (let place = this.#words.indexOf(key[0]); place >= 0; place = this.#words.indexOf(key[0], place + 1)) {
      if (key.every((word, at) => this.#words[place + at] === word) && this.#takeList(place - GLYPH.uv, key)) return;
    }
  }

  // Takes the list of glyphs around one of them. Returns whether that is one of a font's.
  #takeList(glyph, key) {
    const list = [glyph];
    for (let at = glyph - GLYPH.words; this.#looksLikeGlyph(at); at -= GLYPH.words) list.push(at);
    for (let at = glyph + GLYPH.words; this.#looksLikeGlyph(at); at += GLYPH.words) list.push(at);
    const known = this.#faces.map((face) => list.filter((at) => this.#isOf(face, at)));
    const face = known.reduce((best, those, at) => (those.length > known[best].length ? at : best), 0);
    for (const at of known[face]) {
      const place = String([...this.#words.subarray(at + GLYPH.uv, at + GLYPH.words)]);
      if (!this.#found.has(place)) this.#found.set(place, this.#read(this.#faces[face], at));
    }
    return this.#found.has(String(key));
  }

  #character(at) {
    return this.#words[at + GLYPH.character] >>> 2;  // after two flags
  }

  #looksLikeGlyph(at) {
    const character = this.#character(at);
    return at >= 0 && character > 0 && character < 0x10000
      && TEXTURE.every((field) => this.#numbers[at + field] >= 0 && this.#numbers[at + field] <= 1);
  }

  #isOf(face, at) {
    const advance = face.advance(this.#character(at));
    return Math.abs(this.#numbers[at + GLYPH.advance] - advance * emOf(face)) < NEAR;
  }

  #read(face, at) {
    const em = emOf(face);
    const [left, top, , bottom] = this.#numbers.subarray(at + GLYPH.box, at + GLYPH.uv);
    // ImGui measures from the top of the line, and has the baseline on a whole pixel.
    const baseline = Math.floor(face.ascent * em + 1);
    const character = this.#character(at);
    return {
      text: String.fromCodePoint(character), face, advance: face.advance(character),
      left: left / em, top: (top - baseline) / em, bottom: (bottom - baseline) / em,
    };
  }
}

// ImGui's size of a font is that of a line, not of the em.
const emOf = (face) => BAKED_SIZE / (face.ascent + face.descent);
