import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import { initialTransition, transition } from 'xstate';
import { annualReportGuardTexts, annualReportMachine } from '../../machines/annual-report.machine.ts';
import { REPORT_ACT_TYPES, REPORT_ACTS } from '../../src/law/report/report-acts.ts';
import type { ChartEvent } from '../../src/law/step-facts.ts';
import { stepThrough, storedForm, walkChart } from '../support/chart-contract.ts';

/** An act as the stream hands it to the chart. */
function act(type: string, data: object = {}, by = 'writer'): ChartEvent {
  return { type, by, data } as unknown as ChartEvent;
}

const opened = act('report.opened', { format: 'T2021', basis: 'computed', covers: 'subtree' });
const stated = act('report.opened', { format: 'T2014', basis: 'stated' });
const frozen = act('report.frozen', {
  cells: {},
  checks: [
    { id: 'I1', ok: true },
    { id: 'I4', ok: null },
  ],
  digest: 'x',
});
const failing = act('report.frozen', { cells: {}, checks: [{ id: 'I1', ok: false }], digest: 'x' });
const approvedByWriter = act('report.approved');
const approved = act('report.approved', {}, 'leader');
const samples = [
  ...[opened, stated, frozen, failing, approved, approvedByWriter],
  act('report.figuresStated', { cells: {}, source: '台账' }),
  act('report.textWritten', { part: 'one', text: '甲' }),
  act('report.explained', { check: 'I4', text: '漏计' }),
  ...['unfrozen', 'returned', 'reopened'].map((name) => act(`report.${name}`, { reason: '有误' })),
  act('report.submitted'),
  act('report.published', { on: '2026-01-30' }),
];

/** As far as a second publication: editions are counted without an end. */
const machine = annualReportMachine;
const takes = (snapshot: AnyMachineSnapshot, event: ChartEvent): boolean =>
  (machine.getTransitionData(snapshot as never, event as never) ?? []).length > 0;
const walked = walkChart({ machine, samples: samples.filter(({ type }) => type !== 'report.reopened') });

describe('the chart of the annual report', () => {
  it('reaches every state, and takes each act somewhere', () => {
    const stages = Object.keys(machine.states);
    expect(new Set(walked.flatMap(({ from, to }) => [from.value, to.value]))).toEqual(new Set(stages));
    const snapshots = walked.map(({ to }) => to);
    const taken = [opened, ...samples].filter((event) => event === opened || snapshots.some((snapshot) => takes(snapshot, event)));
    expect(new Set(taken.map(({ type }) => type))).toEqual(new Set(REPORT_ACT_TYPES));
    const declared = Object.values(machine.states).flatMap((node) => [...node.transitions.keys()]);
    expect(new Set(declared)).toEqual(new Set(REPORT_ACT_TYPES));
  });

  it('says of each act who may do it, and what it was', () => {
    for (const type of REPORT_ACT_TYPES) {
      const { label, sentence, recordedBy } = REPORT_ACTS[type];
      expect(label.zh && label.en && sentence.zh && sentence.en && recordedBy.length > 0, type).toBeTruthy();
    }
  });

  it('labels every stage and names the source of every transition', () => {
    for (const node of Object.values(machine.states)) {
      expect(node.meta?.label, node.id).toMatchObject({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
      for (const taken of [...node.transitions.values()].flat()) {
        expect(taken.description, `${node.id} ${taken.eventType}`).toMatch(/[法条例规则〔]/);
      }
    }
  });

  it('explains every guard and no other', () => {
    expect(Object.keys(annualReportGuardTexts).sort()).toEqual(Object.keys(machine.implementations.guards).sort());
  });

  it('is open or closed in every stage but before it was begun', () => {
    for (const { from, to } of walked) {
      for (const snapshot of [from, to]) {
        const tags = [...snapshot.tags].filter((tag) => tag === 'open' || tag === 'closed');
        expect(tags).toHaveLength(snapshot.value === 'unopened' ? 0 : 1);
      }
    }
  });

  it('survives storage in every stage and steps on the same', () => {
    for (const { from, event, to } of walked) {
      const restored = machine.resolveState(JSON.parse(JSON.stringify(storedForm(from)))) as AnyMachineSnapshot;
      expect(storedForm(transition(machine, restored as never, event as never)[0])).toEqual(storedForm(to));
    }
  });

  it('freezes nothing while a check fails, also one that cannot be told to have been made', () => {
    const drafting = stepThrough(machine, [opened]);
    expect(drafting.can(failing)).toBe(false);
    expect(drafting.can(act('report.frozen'))).toBe(false);
    expect(drafting.can(frozen)).toBe(true);
  });

  it('takes figures by hand only where they are filled in', () => {
    const figures = act('report.figuresStated', { cells: {}, source: '台账' });
    expect(takes(stepThrough(machine, [opened]), figures)).toBe(false);
    expect(takes(stepThrough(machine, [stated]), figures)).toBe(true);
    expect(takes(stepThrough(machine, [stated, frozen]), figures)).toBe(false);
  });

  it('reaches publication only over freezing, submission and the approval of another person', () => {
    const submitted = stepThrough(machine, [opened, frozen, act('report.submitted')]);
    expect(submitted.can(approvedByWriter)).toBe(false);
    expect(submitted.can(act('report.published'))).toBe(false);
    const published = stepThrough(machine, [approved, act('report.published')], submitted);
    expect(published).toMatchObject({ value: 'published', context: { edition: 1, covers: 'subtree' } });
    const reopened = stepThrough(machine, [act('report.reopened', { reason: '有误' })], published);
    expect(reopened).toMatchObject({ value: 'drafting', context: { edition: 2, submittedBy: null } });
  });

  it('goes back to frozen figures when it is returned, and can be released from there', () => {
    const returned = stepThrough(machine, [opened, frozen, act('report.submitted'), act('report.returned')]);
    expect(returned.value).toBe('frozen');
    expect(stepThrough(machine, [act('report.unfrozen')], returned).value).toBe('drafting');
  });

  it('never throws, whatever comes in whatever order with whatever data', () => {
    const type = fc.constantFrom(...REPORT_ACT_TYPES, 'no.such.act');
    const any = fc.record({ type, data: fc.dictionary(fc.constantFrom('format', 'basis', 'covers', 'checks', 'on'), fc.jsonValue()) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (events) => {
        let snapshot: AnyMachineSnapshot = initialTransition(machine)[0];
        for (const { type: next, data } of events) snapshot = transition(machine, snapshot as never, act(next, data) as never)[0];
        expect(Object.keys(machine.states)).toContain(snapshot.value);
      }),
      { numRuns: 200 },
    );
  });
});
