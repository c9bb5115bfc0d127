import { describe, expect, it } from 'vitest';
import { reviewCaseGuardTexts, reviewCaseMachine } from '../../machines/review-case.machine.ts';
import { reviewEvents } from '../../src/law/events/review-events.ts';
import { itKeepsTheChartContract, stepThrough, walkChart } from '../support/chart-contract.ts';
import { chartEvent } from '../support/chart-events.ts';

const samples = [
  ...Object.keys(reviewEvents)
    .filter((type) => type !== 'review.decided')
    .map((type) => chartEvent(type)),
  chartEvent('review.decided', { data: { outcome: 'annulled' } }),
];
const events = (...types: readonly string[]) => types.map((type) => chartEvent(type));

describe('the review chart', () => {
  itKeepsTheChartContract({ machine: reviewCaseMachine, definitions: reviewEvents, guardTexts: reviewCaseGuardTexts, samples });

  it('goes its ordinary course from the application to the decision', () => {
    const decided = stepThrough(reviewCaseMachine, [
      chartEvent('review.filed', { data: { filedBy: 'thirdParty' } }),
      ...events('review.accepted', 'review.noticeReceived', 'review.answered', 'review.heard', 'review.extended'),
      chartEvent('review.decided', { data: { outcome: 'upheld' } }),
    ]);
    expect(decided).toMatchObject({ value: 'decided', status: 'done', context: { filedBy: 'thirdParty', outcome: 'upheld' } });
  });

  it('resumes to the state in which it was suspended, from every open state', () => {
    const suspensions = walkChart({ machine: reviewCaseMachine, samples }).filter(({ event }) => event.type === 'review.suspended');
    const states = new Set(suspensions.map(({ from }) => from.value));
    expect(states).toEqual(new Set(['filed', 'correcting', 'accepted', 'answering', 'deciding']));
    for (const { from, to } of suspensions) {
      const resumed = stepThrough(reviewCaseMachine, events('review.resumed'), to);
      expect(resumed.value).toEqual(from.value);
      expect(resumed.context).toEqual(from.context);
    }
  });

  it('records a decision and a termination in every open state', () => {
    for (const { to } of walkChart({ machine: reviewCaseMachine, samples })) {
      if (!to.hasTag('open')) continue;
      expect(stepThrough(reviewCaseMachine, events('review.decided'), to)).toMatchObject({
        value: 'decided',
        context: { stateBefore: null },
      });
      expect(stepThrough(reviewCaseMachine, events('review.terminated'), to)).toMatchObject({
        value: 'terminated',
        context: { outcome: 'terminated', stateBefore: null },
      });
    }
  });

  it('takes an answer that comes late once, and none after one in time', () => {
    const course = events('review.filed', 'review.accepted', 'review.noticeReceived');
    const inTime = stepThrough(reviewCaseMachine, [...course, ...events('review.answered')]);
    const late = stepThrough(reviewCaseMachine, [...course, ...events('review.answerLapsed', 'review.answered')]);
    expect(inTime.can(chartEvent('review.answered'))).toBe(false);
    expect(late.can(chartEvent('review.answered'))).toBe(false);
  });

  it('is extended once, and the end of the extended period is recorded anew', () => {
    const course = events('review.filed', 'review.accepted', 'review.noticeReceived', 'review.answered', 'review.lapsed');
    const lapsed = stepThrough(reviewCaseMachine, course);
    expect(lapsed.can(chartEvent('review.lapsed'))).toBe(false);
    const extended = stepThrough(reviewCaseMachine, events('review.extended'), lapsed);
    expect(extended.can(chartEvent('review.extended'))).toBe(false);
    expect(extended.can(chartEvent('review.lapsed'))).toBe(true);
  });

  it('is decided late all the same when the period is over', () => {
    const course = events('review.filed', 'review.deemedAccepted', 'review.noticeReceived', 'review.lapsed');
    const lapsed = stepThrough(reviewCaseMachine, course);
    expect(lapsed.can(chartEvent('review.decided'))).toBe(true);
  });

  it('takes a correction made in time after the lapse was recorded, but nothing after a true termination', () => {
    const abandoned = stepThrough(reviewCaseMachine, events('review.filed', 'review.correctionRequested', 'review.correctionLapsed'));
    expect(abandoned).toMatchObject({ value: 'terminated', context: { outcome: 'terminated' } });
    expect(stepThrough(reviewCaseMachine, events('review.corrected'), abandoned)).toMatchObject({
      value: 'filed',
      context: { outcome: null },
    });
    const terminated = stepThrough(reviewCaseMachine, events('review.filed', 'review.accepted', 'review.terminated'));
    expect(samples.filter((event) => terminated.can(event))).toEqual([]);
  });

  it('takes the notice of acceptance after silence counted as acceptance', () => {
    const deemed = stepThrough(reviewCaseMachine, events('review.filed', 'review.deemedAccepted'));
    const accepted = stepThrough(reviewCaseMachine, events('review.accepted'), deemed);
    expect(accepted.value).toBe('accepted');
    expect(accepted.can(chartEvent('review.accepted'))).toBe(false);
  });

  it('marks exactly the facts that an import may fill in', () => {
    const inferrable = Object.values(reviewEvents)
      .filter((event) => 'inferrable' in event)
      .map((event) => event.type);
    expect(inferrable).toEqual(['review.filed', 'review.accepted', 'review.noticeReceived']);
  });
});
