// Lines of text, from the glyphs on the canvas.

// Pixels by which a glyph may be beside its place in the line.
const NEAR = 0.1;
// More spaces than these separate what was not written as one line.
const MOST_SPACES = 8;
const SPACE = 0x20;

// A glyph of shapes.js as text: { text, face, size, x, y, lean, color, end }. (x, y) is the pen on the baseline, `end`
// where the next glyph would be, and `lean` how far it slants to the right for each pixel upwards.
export function written({ corners, uv, color }, glyphs) {
  const glyph = glyphs.at(uv);
  const [[leftX, top], , , [bottomX, bottom]] = corners;
  const size = (bottom - top) / (glyph.bottom - glyph.top);
  const y = top - glyph.top * size;
  const lean = (leftX - bottomX) / (bottom - top);
  const x = leftX - lean * (y - top) - glyph.left * size;
  return { text: glyph.text, face: glyph.face, size, x, y, lean, color, end: x + glyph.advance * size };
}

// How many spaces are between the end of a line and a glyph; null if it is not on that line.
export function spacesBetween(line, glyph) {
  const same = line.face === glyph.face && Math.abs(line.size - glyph.size) < NEAR && Math.abs(line.y - glyph.y) < NEAR
    && Math.abs(line.lean - glyph.lean) < NEAR;
  const gap = (glyph.x - line.end) / (glyph.face.advance(SPACE) * glyph.size);
  const spaces = Math.round(gap);
  const fits = Math.abs(gap - spaces) * glyph.face.advance(SPACE) * glyph.size < NEAR;
  return same && fits && spaces >= 0 && spaces <= MOST_SPACES ? spaces : null;
}

export const lineOf = (glyph) => ({
  kind: "text", face: glyph.face, size: glyph.size, y: glyph.y, lean: glyph.lean, end: glyph.x, runs: [],
});

// Adds a glyph to a line, after so many spaces. A run is of one color, and has a place for each character:
// { color, text, xs }. It ends at several spaces, because programs that make one of them would misplace the rest of it.
export function append(line, glyph, spaces) {
  let run = line.runs.at(-1);
  const space = line.face.advance(SPACE) * line.size;
  const add = (text, x) => {
    run.text += text;
    run.xs.push(x);
  };
  if (run) for (let at = 0; at < spaces; at += 1) add(" ", line.end + at * space);
  if (String(run?.color) !== String(glyph.color) || spaces > 1) {
    run = { color: glyph.color, text: "", xs: [] };
    line.runs.push(run);
  }
  add(glyph.text, glyph.x);
  line.end = glyph.end;
}
