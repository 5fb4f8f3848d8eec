// Starts the app at the reader's position on the static page. The two have different layouts, so a position is
// given by the two headings around it, and how far it is between them.

// The distance from the top of the window to the line that is being read, and from the top of the app's scroll
// area, which is below its bar.
const LINE = 96;
const LINE_IN_AREA = 48;

// The tops of the headings in `box`, by text, relative to `from`.
function headings(box, from) {
  return new Map([...box.querySelectorAll("h1, h2, h3")].map((heading) =>
    [heading.textContent.trim(), heading.getBoundingClientRect().top - from]));
}

// The target of the URL's fragment, if the window is still scrolled to it; else null.
export function fragmentTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const line = LINE + document.getElementById("note").offsetHeight;
  return target && Math.abs(target.getBoundingClientRect().top) < line ? target : null;
}

// The reader's position on the static page, measured while it is visible; null at its beginning.
export function readingPlace() {
  const page = document.getElementById("static");
  // The app goes to the fragment's target by itself.
  if (!page || scrollY === 0 || fragmentTarget()) return null;
  return { line: scrollY + LINE, end: document.documentElement.scrollHeight, headings: headings(page, -scrollY) };
}

// The scroll offset of `area` that shows that position.
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
