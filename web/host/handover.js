// Lets the app begin where the reader already is on the static page. The two are laid out
// differently, so a place is what lies between two headings, and how far down between them.

// From the top of the window to where people read, and from the top of the app's scroll area, which
// lies below its bar.
const LINE = 96;
const LINE_IN_AREA = 48;

// Tops of the headings inside `box`, by their words; `from` is what they are measured from.
function headings(box, from) {
  return new Map([...box.querySelectorAll("h1, h2, h3")].map((heading) =>
    [heading.textContent.trim(), heading.getBoundingClientRect().top - from]));
}

// What the address's fragment leads to, if the window still stands there; else null.
export function fragmentTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const line = LINE + document.getElementById("note").offsetHeight;
  return target && Math.abs(target.getBoundingClientRect().top) < line ? target : null;
}

// Where the reader is on the static page, measured while it is on show; null at its beginning.
export function readingPlace() {
  const page = document.getElementById("static");
  // Where the fragment leads the app goes by itself.
  if (!page || scrollY === 0 || fragmentTarget()) return null;
  return { line: scrollY + LINE, end: document.documentElement.scrollHeight, headings: headings(page, -scrollY) };
}

// How far `area` has to be scrolled to show that place.
export function scrollFor(place, area) {
  const there = headings(area, area.getBoundingClientRect().top - area.scrollTop);
  let [above, below] = [[0, 0], [place.end, area.scrollHeight]];
  for (const [words, top] of place.headings) {
    if (!there.has(words)) continue;
    const pair = [top, there.get(words)];
    if (top <= place.line && top > above[0]) above = pair;
    if (top > place.line && top < below[0]) below = pair;
  }
  const share = (place.line - above[0]) / Math.max(1, below[0] - above[0]);
  return Math.max(0, above[1] + share * (below[1] - above[1]) - LINE_IN_AREA);
}
