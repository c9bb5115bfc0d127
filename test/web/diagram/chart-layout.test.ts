import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { findEvent } from '../../../src/law/events/catalogue.ts';
import { activePaths, chartRegions, stateLabel } from '../../../src/web/diagram/chart-graph.ts';
import { layoutRegion } from '../../../src/web/diagram/chart-layout.ts';
import { diagramOf } from '../../../src/web/pages/diagram-part.ts';
import { fakeDeps } from '../fake-deps.ts';

const { machines } = fakeDeps();
const charts = Object.entries(machines).map(([id, machine]) => ({ id, machine }));

describe.each(charts)('the picture of $id', ({ id, machine }) => {
  const regions = chartRegions(machine);

  it('shows every state by its Chinese label', () => {
    const view = diagramOf({ id: 'x', machine: id as keyof typeof machines, value: {}, context: {}, visited: [] }, { machines, findEvent });
    const labels = [
      ...(view?.layout.boxes.map((box) => box.label) ?? []),
      ...(view?.strips.flatMap((strip) => strip.states.map((state) => state.label)) ?? []),
    ];
    expect(labels).toHaveLength(regions.flatMap((region) => region.states).length);
    for (const label of labels) expect(label).toMatch(/[\u4e00-\u9fff]/);
  });

  it('draws every arrow inside the picture and no box over another', () => {
    for (const region of regions) {
      const layout = layoutRegion(region, { visited: [], current: undefined });
      expect(layout.arrows).toHaveLength(region.edges.length);
      for (const arrow of layout.arrows) {
        const numbers = [...arrow.line.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])] as const);
        for (const [x, y] of numbers) expect(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height).toBe(true);
      }
      for (const [index, a] of layout.boxes.entries()) {
        for (const b of layout.boxes.slice(index + 1)) {
          expect(
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
            `${a.path} ${b.path}`,
          ).toBe(true);
        }
      }
    }
  });

  it('is the same each time', () => {
    const [region] = regions;
    const draw = () => region && layoutRegion(region, { visited: [], current: undefined });
    expect(draw()).toEqual(draw());
  });
});

describe('reading a chart', () => {
  const machine = setup({ types: {} as { events: { type: 'go' } | { type: 'back' } | { type: 'stop' } } }).createMachine({
    initial: 'a',
    on: { stop: '.c' },
    states: {
      a: { on: { go: 'b', back: 'a' } },
      b: { initial: 'inner', states: { inner: { on: { go: 'other' } }, other: {} }, on: { back: 'a' } },
      c: { type: 'final' },
    },
  });
  const [region] = chartRegions(machine);

  it('merges parallel arrows, gives those of an outer state to each inner one, and draws none that leads back to itself', () => {
    expect(region?.edges.map((edge) => `${edge.from}>${edge.to}:${edge.events.join()}`).sort()).toEqual([
      'a>b.inner:go',
      'a>c:stop',
      'b.inner>a:back',
      'b.inner>b.other:go',
      'b.inner>c:stop',
      'b.other>a:back',
      'b.other>c:stop',
    ]);
  });

  it('numbers the arrows in the order they were gone along, also those that no transition of the region names', () => {
    const visited = [
      { from: 'a', event: 'go', to: 'b.inner' },
      { from: 'b.inner', event: 'back', to: 'a' },
      { from: 'a', event: 'back', to: 'a' },
      { from: 'a', event: 'go', to: 'b.inner' },
      { from: 'b.inner', event: 'x', to: 'c' },
      { from: 'c', event: 'y', to: 'b.other' },
    ];
    const layout = region && layoutRegion(region, { visited, current: 'b.other' });
    const orders = layout?.arrows.filter((arrow) => arrow.visited).map((arrow) => `${arrow.from}>${arrow.to}:${arrow.order}`);
    expect(orders).toEqual(expect.arrayContaining(['a>b.inner:1、3', 'b.inner>a:2', 'b.inner>c:4', 'c>b.other:5']));
    expect(layout?.boxes.find((box) => box.path === 'b.other')?.mark).toBe('current');
  });

  it('finds the innermost active states of a stored value, and falls back to the path where there is no label', () => {
    expect(activePaths({ handling: { b: 'inner' }, fee: 'idle' })).toEqual(['handling.b.inner', 'fee.idle']);
    expect(stateLabel(machine, 'b.inner')).toBe('inner');
    expect(stateLabel(machine, 'gone.state')).toBe('gone.state');
    expect(stateLabel(undefined, 'handling.examining')).toBe('handling.examining');
  });
});
