import { describe, expect, it } from 'vitest';
import type { ProceedingMachineId } from '../../machines/proceedings.ts';
import { PROCEEDING_MACHINES } from '../../machines/proceedings.ts';
import { inferProceedingSteps } from '../../src/engine/infer-proceeding-steps.ts';
import { inferSteps } from '../../src/engine/infer-steps.ts';
import { litigationEvents } from '../../src/law/events/litigation-events.ts';
import { reviewEvents } from '../../src/law/events/review-events.ts';
import { PRESUPPOSED_EVENTS } from '../../src/law/presupposed-events.ts';
import { stepThrough } from '../support/chart-contract.ts';
import { chartEvent } from '../support/chart-events.ts';

/** Counts from `start`; '+1' and '+3' are the steps, the goal is the stated event. */
function counting({ start, goal, maxSteps }: { start: number; goal: number; maxSteps?: number }) {
  return inferSteps<number>({
    start,
    inferrable: ['+1', '+3'],
    step: (state, type) => (state > 100 ? undefined : state + Number(type)),
    reaches: (state) => state === goal,
    keyOf: String,
    ...(maxSteps === undefined ? {} : { maxSteps }),
  });
}

describe('inferSteps', () => {
  it('finds the shortest course, the first named type first', () => {
    expect(counting({ start: 0, goal: 4 })).toEqual(['+1', '+3']);
    expect(counting({ start: 0, goal: 6 })).toEqual(['+3', '+3']);
  });

  it('infers nothing when the event can be taken at once', () => {
    expect(counting({ start: 4, goal: 4 })).toEqual([]);
  });

  it('finds nothing where no course leads, or none short enough', () => {
    expect(counting({ start: 5, goal: 4 })).toBeUndefined();
    expect(counting({ start: 0, goal: 9, maxSteps: 2 })).toBeUndefined();
    expect(counting({ start: 0, goal: 9, maxSteps: 3 })).toEqual(['+3', '+3', '+3']);
  });

  it('meets every state once, so that a chart with cycles ends', () => {
    const turns = inferSteps<number>({
      start: 0,
      inferrable: ['next'],
      step: (state) => (state + 1) % 5,
      reaches: () => false,
      keyOf: String,
      maxSteps: 1000,
    });
    expect(turns).toBeUndefined();
  });
});

describe('inferProceedingSteps', () => {
  it.each([
    { after: [], target: 'review.filed', inferred: [] },
    { after: [], target: 'review.accepted', inferred: ['review.filed'] },
    { after: [], target: 'review.rejected', inferred: ['review.filed'] },
    { after: [], target: 'review.noticeReceived', inferred: ['review.filed', 'review.accepted'] },
    { after: [], target: 'review.answered', inferred: ['review.filed', 'review.accepted', 'review.noticeReceived'] },
    { after: [], target: 'review.decided', inferred: ['review.filed', 'review.accepted', 'review.noticeReceived'] },
    { after: [], target: 'review.terminated', inferred: ['review.filed', 'review.accepted'] },
    { after: ['review.filed'], target: 'review.decided', inferred: ['review.accepted', 'review.noticeReceived'] },
    { after: ['review.filed', 'review.deemedAccepted'], target: 'review.decided', inferred: ['review.noticeReceived'] },
    { after: ['review.filed', 'review.accepted', 'review.noticeReceived'], target: 'review.decided', inferred: [] },
    { after: ['review.filed', 'review.accepted', 'review.suspended'], target: 'review.decided', inferred: [] },
    {
      after: ['review.filed', 'review.correctionRequested', 'review.correctionLapsed'],
      target: 'review.noticeReceived',
      inferred: ['review.accepted'],
    },
    { after: [], target: 'litigation.registered', inferred: ['litigation.filed'] },
    { after: [], target: 'litigation.notRegistered', inferred: ['litigation.filed'] },
    { after: [], target: 'litigation.withdrawn', inferred: ['litigation.filed', 'litigation.registered'] },
    {
      after: [],
      target: 'litigation.firstJudged',
      inferred: ['litigation.filed', 'litigation.registered', 'litigation.pleadingsReceived', 'litigation.defenceFiled'],
    },
    {
      after: ['litigation.filed', 'litigation.registered'],
      target: 'litigation.firstJudged',
      inferred: ['litigation.pleadingsReceived', 'litigation.defenceFiled'],
    },
    {
      after: ['litigation.filed', 'litigation.registered', 'litigation.pleadingsReceived', 'litigation.defenceLapsed'],
      target: 'litigation.firstJudged',
      inferred: [],
    },
    {
      after: ['litigation.filed', 'litigation.registered', 'litigation.firstJudged'],
      target: 'litigation.secondJudged',
      inferred: ['litigation.appealed', 'litigation.appealAccepted'],
    },
    {
      after: ['litigation.filed', 'litigation.registered', 'litigation.firstJudged', 'litigation.appealed'],
      target: 'litigation.secondJudged',
      inferred: ['litigation.appealAccepted'],
    },
    {
      after: ['litigation.filed', 'litigation.registered', 'litigation.firstJudged', 'litigation.appealLapsed'],
      target: 'litigation.secondJudged',
      inferred: ['litigation.appealed', 'litigation.appealAccepted'],
    },
    {
      after: ['litigation.filed', 'litigation.registered', 'litigation.firstJudged'],
      target: 'litigation.remanded',
      inferred: ['litigation.appealed', 'litigation.appealAccepted'],
    },
  ])('after $after, $target presupposes $inferred', ({ after, target, inferred }) => {
    expect(inferredFor(after, target)).toEqual(inferred);
  });

  it.each([
    { after: [], target: 'litigation.secondJudged', because: 'a first judgment is stated, never inferred' },
    { after: [], target: 'review.corrected', because: 'that a correction was asked for is stated, never inferred' },
    { after: ['review.filed'], target: 'review.filed', because: 'a proceeding is filed once' },
    { after: ['review.filed', 'review.rejected'], target: 'review.decided', because: 'a rejected application is not decided' },
    { after: [], target: 'complaint.decided', because: 'nothing of a complaint is inferred' },
  ])('finds no way to $target after $after: $because', ({ after, target }) => {
    expect(inferredFor(after, target)).toBeUndefined();
  });

  it('presupposes only facts that may be inferred, of the same proceeding', () => {
    const definitions: Readonly<Record<string, object>> = { ...reviewEvents, ...litigationEvents };
    for (const [target, presupposed] of Object.entries(PRESUPPOSED_EVENTS)) {
      expect(definitions).toHaveProperty([target]);
      for (const type of presupposed) expect(definitions[type]).toMatchObject({ inferrable: true });
    }
  });
});

function inferredFor(after: readonly string[], target: string): readonly string[] | undefined {
  const machine = machineNamedBy(target);
  const snapshot =
    after.length === 0
      ? undefined
      : stepThrough(
          PROCEEDING_MACHINES[machine],
          after.map((type) => chartEvent(type)),
        );
  return inferProceedingSteps({ machine, snapshot, target: chartEvent(target) });
}

function machineNamedBy(type: string): ProceedingMachineId {
  if (type.startsWith('review.')) return 'reviewCase';
  return type.startsWith('litigation.') ? 'litigationCase' : 'complaint';
}
