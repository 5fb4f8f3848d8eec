// Finds the circles and rounded rectangles among the polygons that ImGui makes of them.

const NEAR = 0.05;  // pixels
// Points of what ImGui draws round.
const FEWEST_OF_CIRCLE = 6;
const FEWEST_OF_CORNERS = 8;

const near = (a, b) => Math.abs(a - b) < NEAR;

// { x, y, r }, or null.
export function circleOf(points) {
  if (points.length < FEWEST_OF_CIRCLE) return null;
  const third = Math.floor(points.length / 3);
  const centre = centreOf(points[0], points[third], points[2 * third]);
  if (!centre) return null;
  const [x, y] = centre;
  const r = Math.hypot(points[0][0] - x, points[0][1] - y);
  const around = points.every((point, at) => {
    const [nextX, nextY] = points[(at + 1) % points.length];
    // No side is longer than that of a hexagon, so that half a circle is none.
    return near(Math.hypot(point[0] - x, point[1] - y), r) && Math.hypot(nextX - point[0], nextY - point[1]) < r + NEAR;
  });
  return around ? { x, y, r } : null;
}

// The centre of the circle through three points.
function centreOf([ax, ay], [bx, by], [cx, cy]) {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - ax, cy - ay];
  const twice = 2 * (ux * vy - uy * vx);
  if (Math.abs(twice) < Number.EPSILON) return null;
  const [u, v] = [ux * ux + uy * uy, vx * vx + vy * vy];
  return [ax + (vy * u - uy * v) / twice, ay + (ux * v - vx * u) / twice];
}

// { x, y, w, h, r }, or null.
export function rectangleOf(points) {
  if (points.length < 4) return null;
  const { x, y, w, h } = boxOf(points);
  const r = Math.min(...points.filter((point) => near(point[1], y)).map((point) => point[0])) - x;
  if (r > NEAR && points.length < FEWEST_OF_CORNERS) return null;
  const corner = (at, from, size) => Math.max(from + r - at, at - (from + size - r), 0);
  const [right, bottom] = [x + w, y + h];
  const fits = points.every((point) => {
    const [dx, dy] = [corner(point[0], x, w), corner(point[1], y, h)];
    if (dx && dy) return near(Math.hypot(dx, dy), r);
    return near(point[0], x) || near(point[0], right) || near(point[1], y) || near(point[1], bottom);
  });
  const whole = [[x, y], [right, y], [right, bottom], [x, bottom]].every(([atX, atY]) => (
    points.some((point) => Math.abs(point[0] - atX) < r + NEAR && Math.abs(point[1] - atY) < r + NEAR)));
  return fits && whole && 2 * r < Math.min(w, h) + NEAR ? { x, y, w, h, r: r < NEAR ? 0 : r } : null;
}

export function boxOf(points) {
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}
