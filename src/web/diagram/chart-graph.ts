import type { AnyStateMachine } from 'xstate';
import type { Bilingual } from '../../law/errors.ts';
import { sayLabel } from '../language.ts';

/** A state without states inside it. `path` is dotted and without the machine's id, such as `handling.examining`. */
export interface ChartState {
  readonly path: string;
  readonly label: string;
  /** Where the chart or one of its regions begins. */
  readonly initial: boolean;
  readonly final: boolean;
}

/** All transitions from one state to another. */
export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
}

/** One sequence of states: a whole chart, or one of those that a parallel chart runs side by side. */
export interface ChartRegion {
  /** Empty for a chart that has no regions. */
  readonly path: string;
  readonly label: string;
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
}

/** What is read of an XState state node. */
interface ChartNode {
  readonly key: string;
  readonly path: readonly string[];
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly states: Readonly<Record<string, ChartNode>>;
  readonly transitions: ReadonlyMap<string, readonly ChartTransition[]>;
  readonly always?: readonly ChartTransition[];
  readonly initial?: ChartTransition;
  readonly meta?: unknown;
}

interface ChartTransition {
  readonly target?: readonly ChartNode[] | undefined;
}

/**
 * Reads a machine's definition. A transition of a state that has states inside counts for each of them; one that leaves its region, or
 * leads back to where it starts, is no arrow.
 */
export function chartRegions(machine: AnyStateMachine): readonly ChartRegion[] {
  const root = machine.root as unknown as ChartNode;
  const regions = root.type === 'parallel' ? Object.values(root.states) : [root];
  return regions.map(readRegion);
}

/** The label of a state of a machine, of the machine itself for an empty path; the path when there is no such state. */
export function stateLabel(machine: AnyStateMachine | undefined, path: string): string {
  if (machine === undefined) return path;
  const node = findNode(machine.root as unknown as ChartNode, path === '' ? [] : path.split('.'));
  return node === undefined ? path : labelOf(node);
}

/** Dotted paths of the innermost states of a stored state value, in the order of the chart. */
export function activePaths(value: unknown, parent = ''): readonly string[] {
  if (typeof value === 'string') return [parent === '' ? value : `${parent}.${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = parent === '' ? key : `${parent}.${key}`;
    const deeper = activePaths(inner, path);
    return deeper.length === 0 ? [path] : deeper;
  });
}

function readRegion(region: ChartNode): ChartRegion {
  const leaves = leavesOf(region);
  const first = firstLeaf(region);
  return {
    path: region.path.join('.'),
    label: labelOf(region),
    states: leaves.map((leaf) => ({
      path: leaf.path.join('.'),
      label: labelOf(leaf),
      initial: leaf === first,
      final: leaf.type === 'final',
    })),
    edges: edgesOf(region, leaves),
  };
}

function edgesOf(region: ChartNode, leaves: readonly ChartNode[]): readonly ChartEdge[] {
  const inRegion = new Set(leaves);
  const edges = new Map<string, { from: string; to: string; events: string[] }>();
  for (const { source, event, target } of arrowsBelow(region)) {
    for (const leaf of leavesOf(source)) {
      const goal = firstLeaf(target);
      if (goal === leaf || !inRegion.has(goal)) continue;
      const [from, to] = [leaf.path.join('.'), goal.path.join('.')];
      const edge = edges.get(`${from} ${to}`) ?? { from, to, events: [] };
      if (!edge.events.includes(event)) edge.events.push(event);
      edges.set(`${from} ${to}`, edge);
    }
  }
  return [...edges.values()];
}

interface Arrow {
  readonly source: ChartNode;
  readonly event: string;
  readonly target: ChartNode;
}

function arrowsBelow(source: ChartNode): readonly Arrow[] {
  const named = [...source.transitions].flatMap(([event, transitions]) => arrowsOf(source, { event, transitions }));
  const always = arrowsOf(source, { event: '', transitions: source.always ?? [] });
  return [...named, ...always, ...Object.values(source.states).flatMap(arrowsBelow)];
}

function arrowsOf(
  source: ChartNode,
  { event, transitions }: { readonly event: string; readonly transitions: readonly ChartTransition[] },
): readonly Arrow[] {
  return transitions.flatMap((transition) => (transition.target ?? []).map((target) => ({ source, event, target })));
}

function leavesOf(node: ChartNode): readonly ChartNode[] {
  const children = Object.values(node.states).filter((child) => child.type !== 'history');
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
}

function firstLeaf(node: ChartNode): ChartNode {
  const next = node.initial?.target?.[0];
  return next === undefined || next === node ? node : firstLeaf(next);
}

function findNode(node: ChartNode, keys: readonly string[]): ChartNode | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return node;
  const child = Object.hasOwn(node.states, key) ? node.states[key] : undefined;
  return child === undefined ? undefined : findNode(child, rest);
}

function labelOf(node: ChartNode): string {
  const label = (node.meta as { label?: Bilingual } | undefined)?.label;
  return label === undefined ? node.key : sayLabel(label);
}
