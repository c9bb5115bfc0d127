import type { Point } from './chart-line.ts';

export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BundledEdge {
  readonly from: string;
  readonly to: string;
  /** How many states further down in the chart's order it leads; negative when it leads back. */
  readonly span: number;
  readonly steps: readonly number[];
}

/** So many arrows into one state are drawn as one line that they all join. */
const MIN_BUNDLE = 4;
const LANE_GAP = 16;
/** Half the free space between two rows of states: lines run there without touching a box. */
const ROW_GAP = 14;
const CORNER = 14;

/** Splits the edges: those of a common exit or return that nobody has gone along are bundled by where they lead. */
export function bundle<E extends BundledEdge>(
  edges: readonly E[],
): { readonly single: readonly E[]; readonly bundles: ReadonlyMap<string, readonly E[]> } {
  const bundles = new Map<string, E[]>();
  for (const edge of edges) {
    if (edge.steps.length > 0 || edge.span === 1) continue;
    bundles.set(edge.to, [...(bundles.get(edge.to) ?? []), edge]);
  }
  for (const [target, members] of bundles) if (members.length < MIN_BUNDLE) bundles.delete(target);
  return { single: edges.filter((edge) => bundles.get(edge.to)?.includes(edge) !== true), bundles };
}

interface Placed {
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  /** Horizontal extent of everything placed so far. */
  readonly left: number;
  readonly right: number;
}

/** The points of each bundled edge: out below its state, along a lane beside the picture, into the other state from above. */
export function routeBundles<E extends BundledEdge>(
  bundles: ReadonlyMap<string, readonly E[]>,
  placed: Placed,
): ReadonlyMap<E, readonly Point[]> {
  const routes = new Map<E, readonly Point[]>();
  let [leftLanes, rightLanes] = [0, 0];
  for (const [target, members] of bundles) {
    const goal = placed.boxes.get(target);
    if (goal === undefined) continue;
    const backwards = members.filter((edge) => edge.span < 0).length * 2 > members.length;
    const lane = backwards ? placed.left - LANE_GAP * ++leftLanes : placed.right + LANE_GAP * ++rightLanes;
    for (const edge of members) {
      const start = placed.boxes.get(edge.from);
      if (start !== undefined) routes.set(edge, route({ start, goal, lane, backwards }));
    }
  }
  return routes;
}

interface Route {
  readonly start: PlacedBox;
  readonly goal: PlacedBox;
  readonly lane: number;
  readonly backwards: boolean;
}

function route({ start, goal, lane, backwards }: Route): readonly Point[] {
  const out = { x: backwards ? start.x + CORNER : start.x + start.width - CORNER, y: start.y + start.height };
  const into = { x: backwards ? goal.x + CORNER : goal.x + goal.width - CORNER, y: goal.y };
  return [
    out,
    { x: out.x, y: out.y + ROW_GAP },
    { x: lane, y: out.y + ROW_GAP },
    { x: lane, y: into.y - ROW_GAP },
    { x: into.x, y: into.y - ROW_GAP },
    into,
  ];
}
