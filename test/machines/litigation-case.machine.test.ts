import { describe, expect, it } from 'vitest';
import { litigationCaseMachine } from '../../machines/litigation-case.machine.ts';
import { litigationCaseGuardTexts } from '../../machines/litigation-setup.ts';
import { litigationEvents } from '../../src/law/events/litigation-events.ts';
import { itKeepsTheChartContract, stepThrough, walkChart } from '../support/chart-contract.ts';
import { chartEvent } from '../support/chart-events.ts';

const samples = [
  ...Object.keys(litigationEvents)
    .filter((type) => !type.endsWith('Judged'))
    .map((type) => chartEvent(type)),
  chartEvent('litigation.firstJudged', { data: { outcome: 'claimDismissed' } }),
  chartEvent('litigation.secondJudged', { data: { outcome: 'appealDismissed' } }),
  chartEvent('litigation.retrialJudged', { data: { outcome: 'annulled' } }),
];
const events = (...types: readonly string[]) => types.map((type) => chartEvent(`litigation.${type}`));
const walked = walkChart({ machine: litigationCaseMachine, samples });
const judged = (type: string, outcome: string) => chartEvent(`litigation.${type}`, { data: { outcome } });

describe('the litigation chart', () => {
  itKeepsTheChartContract({
    machine: litigationCaseMachine,
    definitions: litigationEvents,
    guardTexts: litigationCaseGuardTexts,
    samples,
  });

  it('goes its ordinary course to an effective first judgment', () => {
    const effective = stepThrough(litigationCaseMachine, [
      ...events('filed', 'registered', 'pleadingsReceived', 'defenceFiled'),
      judged('firstJudged', 'annulled'),
      ...events('appealLapsed'),
    ]);
    expect(effective).toMatchObject({ value: 'effective', context: { firstOutcome: 'annulled', outcome: 'annulled' } });
  });

  it('keeps the first outcome when the appeal is dismissed and takes the new one otherwise', () => {
    const appealed = stepThrough(litigationCaseMachine, [
      ...events('filed', 'registered'),
      judged('firstJudged', 'annulled'),
      ...events('appealed', 'appealAccepted'),
    ]);
    expect(stepThrough(litigationCaseMachine, [judged('secondJudged', 'appealDismissed')], appealed).context.outcome).toBe('annulled');
    expect(stepThrough(litigationCaseMachine, [judged('secondJudged', 'claimDismissed')], appealed).context).toMatchObject({
      firstOutcome: 'annulled',
      outcome: 'claimDismissed',
    });
  });

  it('resumes to the state in which it was suspended, from every open state', () => {
    const suspensions = walked.filter(({ event }) => event.type === 'litigation.suspended');
    expect(new Set(suspensions.map(({ from }) => stageOf(from)))).toEqual(
      new Set([
        'filed',
        'registered',
        'pleading',
        'firstInstance',
        'firstJudged',
        'appealed',
        'secondInstance',
        '{retrial:filed}',
        '{retrial:ordered}',
      ]),
    );
    for (const { from, to } of suspensions) {
      const resumed = stepThrough(litigationCaseMachine, events('resumed'), to);
      expect(resumed.value).toEqual(from.value);
      expect(resumed.context).toEqual(from.context);
    }
  });

  it('takes a first judgment in every open state of first instance, suspended or not, and in no other', () => {
    const taking = new Set(walked.filter(({ event }) => event.type === 'litigation.firstJudged').map(({ from }) => stageOf(from)));
    expect(taking).toEqual(
      new Set([
        'registered',
        'pleading',
        'firstInstance',
        'suspended in registered',
        'suspended in pleading',
        'suspended in firstInstance',
      ]),
    );
  });

  it('can be withdrawn with leave of the court in every open state', () => {
    for (const { to } of walked) {
      expect(to.can(chartEvent('litigation.withdrawn')), JSON.stringify(to.value)).toBe(to.hasTag('open'));
    }
  });

  it('goes back to where the retrial came from when retrial is refused', () => {
    const judgedOnce = [...events('filed', 'registered'), judged('firstJudged', 'claimDismissed')];
    const effective = stepThrough(litigationCaseMachine, [...judgedOnce, ...events('appealLapsed')]);
    const final = stepThrough(litigationCaseMachine, [...judgedOnce, ...events('appealed'), judged('secondJudged', 'appealDismissed')]);
    for (const before of [effective, final]) {
      const refused = stepThrough(litigationCaseMachine, events('retrialFiled', 'suspended', 'resumed', 'retrialRejected'), before);
      expect(refused.value).toBe(before.value);
      expect(refused.context).toEqual(before.context);
    }
  });

  it('cannot refuse a retrial that is ordered; it is judged or sent back to first instance', () => {
    const ordered = stepThrough(litigationCaseMachine, [
      ...events('filed', 'registered'),
      judged('firstJudged', 'claimDismissed'),
      ...events('appealLapsed', 'retrialFiled', 'retrialOrdered'),
    ]);
    expect(ordered.can(chartEvent('litigation.retrialRejected'))).toBe(false);
    expect(stepThrough(litigationCaseMachine, [judged('retrialJudged', 'annulled')], ordered)).toMatchObject({
      value: 'finalJudged',
      context: { outcome: 'annulled', retrialFrom: null },
    });
    expect(stepThrough(litigationCaseMachine, events('remanded'), ordered)).toMatchObject({
      value: 'firstInstance',
      context: { outcome: null, firstOutcome: null, retrialFrom: null },
    });
  });

  it('takes an appeal that was lodged in time and became known after the lapse', () => {
    const effective = stepThrough(litigationCaseMachine, events('filed', 'registered', 'firstJudged', 'appealLapsed'));
    expect(stepThrough(litigationCaseMachine, events('appealed'), effective).value).toBe('appealed');
  });

  it('takes a late defence once, and none after one in time', () => {
    const course = events('filed', 'registered', 'pleadingsReceived');
    const late = stepThrough(litigationCaseMachine, [...course, ...events('defenceLapsed', 'defenceFiled')]);
    const inTime = stepThrough(litigationCaseMachine, [...course, ...events('defenceFiled')]);
    for (const snapshot of [late, inTime]) expect(snapshot.can(chartEvent('litigation.defenceFiled'))).toBe(false);
  });

  it('keeps the procedure under which the suit is heard', () => {
    const registered = stepThrough(litigationCaseMachine, [
      ...events('filed'),
      chartEvent('litigation.registered', { data: { procedure: 'simplified' } }),
      ...events('pleadingsReceived'),
    ]);
    expect(registered.context.procedure).toBe('simplified');
    const toOrdinary = chartEvent('litigation.procedureSwitched', { data: { to: 'ordinary' } });
    const switched = stepThrough(litigationCaseMachine, [toOrdinary], registered);
    expect(switched.context.procedure).toBe('ordinary');
  });

  it('marks exactly the facts that an import may fill in', () => {
    const inferrable = Object.values(litigationEvents)
      .filter((event) => 'inferrable' in event)
      .map((event) => event.type);
    expect(inferrable).toEqual([
      'litigation.filed',
      'litigation.registered',
      'litigation.pleadingsReceived',
      'litigation.defenceFiled',
      'litigation.appealed',
      'litigation.appealAccepted',
    ]);
  });
});

function stageOf(snapshot: (typeof walked)[number]['from']): string {
  if (snapshot.value === 'suspended') return `suspended in ${String(snapshot.context.stateBefore)}`;
  return JSON.stringify(snapshot.value).replaceAll('"', '');
}
