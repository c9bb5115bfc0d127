import type { AnyStateMachine } from 'xstate';
import { consultationMachine } from '../../../machines/parts/consultation.machine.ts';
import { activePaths, type ChartRegion, chartRegions, stateLabel } from '../diagram/chart-graph.ts';
import { type ChartLayout, layoutRegion, movesOf, type StateMark } from '../diagram/chart-layout.ts';
import { sayLabel } from '../language.ts';
import { texts } from '../texts.ts';
import type { CaseInstanceView, VisitedStep, WebDeps } from '../web-deps.ts';

/** A parallel part of a chart in one line. */
export interface StripView {
  readonly label: string;
  /** It still stands where it began. */
  readonly idle: boolean;
  readonly states: readonly { readonly label: string; readonly mark: StateMark }[];
}

export interface PathLine {
  readonly order: number;
  readonly on: string | null;
  readonly event: string;
  readonly from: string;
  readonly to: string;
}

/** A chart as a picture, and the same in words for those who do not see it. */
export interface DiagramView {
  /** Begins the ids inside the picture, so that several fit on a page. */
  readonly id: string;
  readonly title: string;
  readonly current: string;
  readonly layout: ChartLayout;
  readonly strips: readonly StripView[];
  readonly path: readonly PathLine[];
}

/** The region drawn as a picture where a chart has several. */
const MAIN_REGION = 'handling';

export function diagramOf(instance: CaseInstanceView, deps: Pick<WebDeps, 'machines' | 'findEvent'>): DiagramView | null {
  const machine = deps.machines[instance.machine];
  if (machine === undefined) return null;
  const regions = chartRegions(machine);
  const main = regions.find((region) => region.path === MAIN_REGION) ?? regions[0];
  if (main === undefined) return null;
  const active = new Set(activePaths(instance.value));
  const current = main.states.find((state) => active.has(state.path));
  return {
    id: `chart-${instance.id.replace(/[^\w-]/g, '-')}`,
    title: stateLabel(machine, ''),
    current: current?.label ?? texts.none,
    layout: layoutRegion(main, { visited: instance.visited, current: current?.path }),
    strips: [
      ...regions.filter((region) => region !== main).map((region) => stripOf(region, { active, visited: instance.visited })),
      ...consultationStrips(instance.context),
    ],
    path: pathLines(main, { visited: instance.visited, machine, findEvent: deps.findEvent }),
  };
}

/** Label of the state a chart is in, by its main region. */
export function currentLabel(instance: CaseInstanceView, machines: WebDeps['machines']): string {
  const machine = machines[instance.machine];
  const paths = activePaths(instance.value);
  const path = paths.find((item) => item.startsWith(`${MAIN_REGION}.`)) ?? paths[0];
  return path === undefined ? texts.none : stateLabel(machine, path);
}

function stripOf(
  region: ChartRegion,
  { active, visited }: { readonly active: ReadonlySet<string>; readonly visited: readonly VisitedStep[] },
): StripView {
  const touched = new Set(visited.flatMap((step) => [step.from, step.to]));
  const moved = region.states.some((state) => !state.initial && (touched.has(state.path) || active.has(state.path)));
  return {
    label: region.label,
    idle: !moved,
    states: region.states.map((state) => ({
      label: state.label,
      mark: active.has(state.path) ? 'current' : moved && touched.has(state.path) ? 'visited' : 'open',
    })),
  };
}

/** Consultations are not regions but stand in the context, each with the state of its own small chart. */
function consultationStrips(context: CaseInstanceView['context']): readonly StripView[] {
  const consultations = context.consultations;
  if (typeof consultations !== 'object' || consultations === null) return [];
  const states = chartRegions(consultationMachine)[0]?.states ?? [];
  return Object.entries(consultations).map(([id, now]) => ({
    label: texts.diagram.consultation(id.slice(id.indexOf(':') + 1)),
    idle: false,
    states: states.map((state) => ({ label: state.label, mark: state.path === now ? ('current' as const) : ('open' as const) })),
  }));
}

interface PathSource {
  readonly visited: readonly VisitedStep[];
  readonly machine: AnyStateMachine;
  readonly findEvent: WebDeps['findEvent'];
}

function pathLines(region: ChartRegion, { visited, machine, findEvent }: PathSource): readonly PathLine[] {
  const inRegion = new Set(region.states.map((state) => state.path));
  return movesOf(inRegion, visited).map((step, index) => {
    const definition = findEvent(step.event);
    return {
      order: index + 1,
      on: step.on ?? null,
      event: definition === undefined ? step.event : sayLabel(definition.label),
      from: stateLabel(machine, step.from),
      to: stateLabel(machine, step.to),
    };
  });
}
