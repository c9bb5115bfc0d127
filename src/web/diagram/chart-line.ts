/** In pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const CORNER_RADIUS = 6;

/** The `d` of an SVG path that bends softly near each point instead of breaking. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    const end = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${xy(point)} ${xy(end)}`;
  });
  return `M${xy(first)} ${bends.length > 0 ? bends.join(' ') : `L${xy(last)}`}`;
}

/** The `d` of an SVG path of straight lines with rounded corners. */
export function rounded(points: readonly Point[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  const corners = points.slice(1, -1).map((corner, index) => {
    const before = towards(corner, points[index] ?? corner);
    const after = towards(corner, points[index + 2] ?? corner);
    return `L${xy(before)} Q${xy(corner)} ${xy(after)}`;
  });
  return `M${xy(first)} ${corners.join(' ')} L${xy(last)}`;
}

export function roundTo1(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The point on the way from a corner to its neighbour where the rounding begins. */
function towards(corner: Point, neighbour: Point): Point {
  const length = Math.hypot(neighbour.x - corner.x, neighbour.y - corner.y);
  if (length === 0) return corner;
  const part = Math.min(CORNER_RADIUS, length / 2) / length;
  return { x: corner.x + (neighbour.x - corner.x) * part, y: corner.y + (neighbour.y - corner.y) * part };
}

function xy(point: Point): string {
  return `${roundTo1(point.x)},${roundTo1(point.y)}`;
}
