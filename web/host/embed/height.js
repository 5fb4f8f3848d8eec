// How high a frame should be to show its content without scrolling, in CSS pixels.

// A lesson is as long as a book's chapter, and a canvas of that size would be too large for many machines: it scrolls in
// a frame of this height. A stage fits into any height; at these everything on it is in view.
const LESSON = 800;
const STAGE = { wide: 720, narrow: 820 };
const WIDE_FROM = 700;

// Higher canvases would be too large, in device pixels.
const MOST = 8000;

// 0 if it is not known yet.
export function naturalHeight(embed, twin, { innerHeight, innerWidth, devicePixelRatio = 1 }) {
  if (embed === "lesson") return LESSON;
  if (embed === "stage") return innerWidth < WIDE_FROM ? STAGE.narrow : STAGE.wide;
  const area = twin.mainArea();
  // Before the app is shown, its areas have no size.
  if (!area?.clientHeight) return 0;
  const height = Math.ceil(innerHeight - area.clientHeight + twin.mainHeight());
  return Math.min(height, Math.floor(MOST / devicePixelRatio));
}
