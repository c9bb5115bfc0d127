import dagre from '@dagrejs/dagre';
import { texts } from '../texts.ts';
import type { VisitedStep } from '../web-deps.ts';
import { type BundledEdge, bundle, type PlacedBox, routeBundles } from './chart-bundles.ts';
import type { ChartRegion, ChartState } from './chart-graph.ts';
import { curve, type Point, rounded, roundTo1 } from './chart-line.ts';

export type StateMark = 'current' | 'visited' | 'open';

/** A state as a box; `x` and `y` are its upper left corner, in pixels. */
export interface BoxView extends PlacedBox {
  readonly path: string;
  readonly label: string;
  readonly mark: StateMark;
}

/** An arrow; `line` is the `d` of an SVG path. */
export interface ArrowView {
  readonly from: string;
  readonly to: string;
  readonly line: string;
  readonly visited: boolean;
  /** Which steps of the path went along it: "3" or "3、7". Empty when none did. */
  readonly order: string;
  readonly orderX: number;
  readonly orderY: number;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly BoxView[];
  readonly arrows: readonly ArrowView[];
}

export interface PathTaken {
  readonly visited: readonly VisitedStep[];
  readonly current: string | undefined;
}

interface Line {
  readonly edge: BundledEdge;
  readonly points: readonly Point[];
  readonly draw: (points: readonly Point[]) => string;
}

const BOX_HEIGHT = 36;
/** Of a Chinese character, and of other letters on average. */
const CHARACTER_WIDTH = 15;
const LETTER_WIDTH = 8;
const BOX_PADDING = 30;
const BOX_MIN_WIDTH = 92;
const MARGIN = 16;

/**
 * Places the states of a region from top to bottom in the order of the chart. The same region, path and version of dagre always give the
 * same picture.
 */
export function layoutRegion(region: ChartRegion, path: PathTaken): ChartLayout {
  const { single, bundles } = bundle(drawnEdges(region, path.visited));
  const graph = placedGraph(region, single);
  const boxes = new Map(region.states.map((state) => [state.path, boxAt(state, graph.node(state.path) as Point)]));
  const lines: Line[] = single.map((edge) => ({ edge, points: pointsAlong(graph, edge), draw: curve }));
  const inner = extent(boxes, lines);
  for (const [edge, points] of routeBundles(bundles, { boxes, left: inner.left, right: inner.right }))
    lines.push({ edge, points, draw: rounded });
  const { left, top, right, bottom } = extent(boxes, lines);
  const shift = { x: MARGIN - left, y: MARGIN - top };
  return {
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN),
    boxes: region.states.map((state) => boxView(state, { box: boxes.get(state.path), shift, mark: markOf(state, path) })),
    arrows: lines.map((line) => arrowView(line, shift)),
  };
}

/** The steps that led from one state of the set to another, in order. */
export function movesOf(states: ReadonlySet<string>, visited: readonly VisitedStep[]): readonly VisitedStep[] {
  return visited.filter((step) => step.from !== step.to && states.has(step.from) && states.has(step.to));
}

/** The chart's own edges and those that were taken although no single transition of the region names them. */
function drawnEdges(region: ChartRegion, visited: readonly VisitedStep[]): readonly BundledEdge[] {
  const rank = new Map(region.states.map((state, index) => [state.path, index]));
  const moves = movesOf(new Set(rank.keys()), visited);
  const edges = new Map([...region.edges, ...moves].map((edge) => [key(edge), { from: edge.from, to: edge.to }]));
  return [...edges.values()].map((edge) => ({
    ...edge,
    span: (rank.get(edge.to) ?? 0) - (rank.get(edge.from) ?? 0),
    steps: moves.flatMap((move, index) => (key(move) === key(edge) ? [index + 1] : [])),
  }));
}

type PlacedGraph = InstanceType<typeof dagre.graphlib.Graph>;

/** Edges that lead back are laid out turned round, so that they cannot pull a later state above an earlier one. */
function placedGraph(region: ChartRegion, edges: readonly BundledEdge[]): PlacedGraph {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', align: 'UL', nodesep: 30, ranksep: 40, edgesep: 12, marginx: 0, marginy: 0 });
  for (const state of region.states) graph.setNode(state.path, { width: boxWidth(state), height: BOX_HEIGHT });
  for (const edge of edges) graph.setEdge(...ends(edge), { weight: weightOf(edge), minlen: 1 }, key(edge));
  dagre.layout(graph);
  return graph;
}

/** Upper and lower end in the chart's order. */
function ends(edge: BundledEdge): [string, string] {
  return edge.span < 0 ? [edge.to, edge.from] : [edge.from, edge.to];
}

/** Straightness: the way from one state to the next in the chart's order first, then what was gone along. */
function weightOf(edge: BundledEdge): number {
  if (edge.span === 1) return 60;
  return edge.steps.length > 0 ? 20 : 1;
}

/** The points of an edge in the direction it is gone along. */
function pointsAlong(graph: PlacedGraph, edge: BundledEdge): readonly Point[] {
  const { points } = graph.edge(...ends(edge), key(edge)) as { readonly points: readonly Point[] };
  return edge.span < 0 ? [...points].reverse() : points;
}

function extent(boxes: ReadonlyMap<string, PlacedBox>, lines: readonly Line[]) {
  const corners = [...boxes.values()].flatMap((box) => [
    { x: box.x, y: box.y },
    { x: box.x + box.width, y: box.y + box.height },
  ]);
  const points = [...corners, ...lines.flatMap((line) => line.points)];
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function markOf(state: ChartState, path: PathTaken): StateMark {
  if (state.path === path.current) return 'current';
  return path.visited.some((step) => step.from === state.path || step.to === state.path) ? 'visited' : 'open';
}

function boxWidth(state: ChartState): number {
  const width = [...state.label].reduce((sum, letter) => sum + (letter > '\u2e80' ? CHARACTER_WIDTH : LETTER_WIDTH), 0);
  return Math.max(BOX_MIN_WIDTH, width + BOX_PADDING);
}

function boxAt(state: ChartState, centre: Point): PlacedBox {
  const width = boxWidth(state);
  return { x: centre.x - width / 2, y: centre.y - BOX_HEIGHT / 2, width, height: BOX_HEIGHT };
}

function boxView(
  state: ChartState,
  { box, shift, mark }: { readonly box: PlacedBox | undefined; readonly shift: Point; readonly mark: StateMark },
): BoxView {
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { path: state.path, label: state.label, mark, x: roundTo1(x + shift.x), y: roundTo1(y + shift.y), width, height };
}

function arrowView({ edge, points, draw }: Line, shift: Point): ArrowView {
  const moved = points.map((point) => ({ x: point.x + shift.x, y: point.y + shift.y }));
  const middle = moved[Math.floor(moved.length / 2)] ?? { x: 0, y: 0 };
  return {
    from: edge.from,
    to: edge.to,
    line: draw(moved),
    visited: edge.steps.length > 0,
    order: texts.write.list(edge.steps),
    orderX: roundTo1(middle.x),
    orderY: roundTo1(middle.y),
  };
}

function key(edge: { readonly from: string; readonly to: string }): string {
  return `${edge.from} ${edge.to}`;
}
