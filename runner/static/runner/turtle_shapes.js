/** Polygons of turtles: where their points come to lie, and whether a finger is on them. */

/** `points` (x, y, x, y …) of a shape that looks up, put at `x`, `y`, stretched and turned to `angle` degrees. */
export function placed(points, x, y, angle, [a, b, c, d]) {
  const [cosine, sine] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const found = [];
  for (let index = 0; index < points.length; index += 2) {
    const across = a * points[index] + b * points[index + 1];
    const along = c * points[index] + d * points[index + 1];
    found.push(x + sine * across + cosine * along, y - cosine * across + sine * along);
  }
  return found;
}

export function pathOf(points) {
  const path = new Path2D();
  for (let index = 0; index < points.length; index += 2) path.lineTo(points[index], points[index + 1]);
  path.closePath();
  return path;
}

/** Even-odd: how often a ray to the right crosses the edge. */
export function isInside(points, x, y) {
  let inside = false;
  for (let at = 0, before = points.length - 2; at < points.length; before = at, at += 2) {
    const [x1, y1, x2, y2] = [points[at], points[at + 1], points[before], points[before + 1]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
