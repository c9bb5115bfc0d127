import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { Fact } from '../../../src/law/fact.ts';
import { proceedingFigures } from '../../../src/law/report/proceeding-figures.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { type FactLine, facts } from '../../support/facts.ts';

const REPLY: FactLine = ['reply.served', '2024-03-15', { decisionCode: 'D5' }];

function figuresOf(...lines: FactLine[]) {
  return proceedingFigures(facts(...lines), stateCalendar);
}

function firstTrial(...lines: FactLine[]) {
  return figuresOf(REPLY, ...lines).suits[0]?.trials[0];
}

/** The same facts as one proceeding among several. */
function of(instance: string, lines: Fact[]): Fact[] {
  return lines.map((fact) => ({ ...fact, instance }));
}

describe('a suit', () => {
  it('counts from its registration, stated or presupposed by what follows', () => {
    expect(figuresOf(['litigation.filed', '2024-05-06'], ['litigation.registered', '2024-05-10']).suits[0]?.registeredOn).toBe(
      '2024-05-10',
    );
    expect(figuresOf(['litigation.firstJudged', '2024-09-06', { outcome: 'annulled' }]).suits[0]?.registeredOn).toBe('2024-09-06');
  });

  it.each([
    { why: 'only filed', lines: [['litigation.filed', '2024-05-06']] },
    {
      why: 'refused by the court',
      lines: [
        ['litigation.filed', '2024-05-06'],
        ['litigation.notRegistered', '2024-05-10'],
      ],
    },
  ] satisfies { why: string; lines: FactLine[] }[])('is not counted when it was $why', ({ lines }) => {
    expect(figuresOf(REPLY, ...lines).suits).toEqual([]);
  });

  it('withdrawn was registered: leave to withdraw is a ruling of the court', () => {
    expect(figuresOf(REPLY, ['litigation.withdrawn', '2024-05-08']).suits).toMatchObject([{ registeredOn: '2024-05-08' }]);
    expect(figuresOf(REPLY, ['review.terminated', '2024-05-08']).reviews).toMatchObject([
      { acceptedOn: '2024-05-08', outcome: 'terminated' },
    ]);
  });

  it.each([
    { because: 'the 15th day, 21 September, is a Saturday', data: { outcome: 'claimDismissed' }, effectiveOn: '2024-09-24' },
    { because: 'a ruling is appealed within 10 days', data: { outcome: 'suitDismissed' }, effectiveOn: '2024-09-19' },
    { because: 'the period counts from service', data: { outcome: 'claimDismissed', servedOn: '2024-09-10' }, effectiveOn: '2024-09-26' },
  ])('not appealed takes effect on $effectiveOn: $because', ({ data, effectiveOn }) => {
    const trial = firstTrial(['litigation.registered', '2024-07-26'], ['litigation.firstJudged', '2024-09-06', data]);
    expect(trial?.judgments[0]).toMatchObject({ stage: 'first', outcome: data.outcome, effectiveOn });
  });

  it('takes effect on the day recorded when the lapse of the appeal period is recorded', () => {
    const trial = firstTrial(['litigation.firstJudged', '2024-09-06', { outcome: 'annulled' }], ['litigation.appealLapsed', '2024-09-30']);
    expect(trial?.judgments[0]?.effectiveOn).toBe('2024-09-30');
  });

  it('appealed takes effect with the second judgment', () => {
    const trial = firstTrial(
      ['litigation.firstJudged', '2024-09-06', { outcome: 'annulled' }],
      ['litigation.appealed', '2024-09-20'],
      ['litigation.secondJudged', '2025-01-08', { outcome: 'appealDismissed' }],
    );
    expect(trial?.judgments).toMatchObject([
      { stage: 'first', effectiveOn: null },
      { stage: 'second', outcome: 'appealDismissed', effectiveOn: '2025-01-08' },
    ]);
  });

  it('sent back is open until it is judged anew', () => {
    const trial = firstTrial(
      ['litigation.firstJudged', '2024-09-06', { outcome: 'annulled' }],
      ['litigation.appealed', '2024-09-20'],
      ['litigation.remanded', '2024-12-10'],
      ['litigation.firstJudged', '2025-03-03', { outcome: 'claimDismissed' }],
    );
    expect(trial?.judgments).toMatchObject([
      { setAsideOn: '2024-12-10', effectiveOn: null },
      { setAsideOn: null, outcome: 'claimDismissed', effectiveOn: '2025-03-19' },
    ]);
  });

  it('withdrawn on appeal leaves no judgment in force', () => {
    const trial = firstTrial(['litigation.firstJudged', '2024-09-06', { outcome: 'annulled' }], ['litigation.withdrawn', '2024-09-20']);
    expect(trial).toMatchObject({ withdrawnOn: '2024-09-20', judgments: [{ effectiveOn: null }] });
  });

  it('tried again has a trial of its own from the order, and the judgment before was in force by then', () => {
    const suits = figuresOf(
      REPLY,
      ['litigation.firstJudged', '2024-09-06', { outcome: 'claimDismissed' }],
      ['litigation.retrialOrdered', '2024-09-16'],
      ['litigation.retrialJudged', '2025-06-06', { outcome: 'annulled' }],
    ).suits;
    expect(suits[0]?.trials).toMatchObject([
      { openedOn: '2024-09-06', judgments: [{ effectiveOn: '2024-09-16' }] },
      { openedOn: '2024-09-16', judgments: [{ stage: 'retrial', outcome: 'annulled', effectiveOn: '2025-06-06' }] },
    ]);
  });

  it('presupposes the order of a retrial whose judgment is on record', () => {
    const suits = figuresOf(
      REPLY,
      ['litigation.firstJudged', '2024-01-05', { outcome: 'claimDismissed' }],
      ['litigation.retrialJudged', '2025-06-06', { outcome: 'annulled' }],
    ).suits;
    expect(suits[0]?.trials.map((trial) => trial.openedOn)).toEqual(['2024-01-05', '2025-06-06']);
  });

  it('has no outcome when it is missing, assumed or none of the law’s', () => {
    const judged = (data: Record<string, unknown>, assumed?: string[]) =>
      proceedingFigures(
        facts(['litigation.firstJudged', '2024-09-06', data]).map((fact) => (assumed === undefined ? fact : { ...fact, assumed })),
        stateCalendar,
      ).suits[0]?.trials[0]?.judgments[0]?.outcome;
    expect(judged({})).toBeNull();
    expect(judged({ outcome: 'annulled' }, ['outcome'])).toBeNull();
    expect(judged({ outcome: 'toString' })).toBeNull();
    expect(judged({ outcome: 'annulled' }, ['by'])).toBe('annulled');
  });
});

describe('whether a suit follows a review', () => {
  const review = (...end: FactLine[]) => facts(['review.filed', '2024-04-01'], ['review.accepted', '2024-04-03'], ...end);
  const suit = facts(['litigation.registered', '2024-09-02']);
  const afterReview = (...groups: Fact[][]) => proceedingFigures(groups.flat(), stateCalendar).suits.map((each) => each.afterReview);

  it('is so when a review of the same reply was decided before', () => {
    expect(afterReview(facts(REPLY), review(['review.decided', '2024-06-03', { outcome: 'upheld' }]), suit)).toEqual([true]);
  });

  it('is so when the period of the review was over, recorded or reckoned (60 days to Sunday 2 June, rolled)', () => {
    expect(afterReview(facts(REPLY), review(['review.lapsed', '2024-06-04']), suit)).toEqual([true]);
    expect(afterReview(facts(REPLY), review(), suit)).toEqual([true]);
    expect(afterReview(facts(REPLY), review(), facts(['litigation.registered', '2024-05-31']))).toEqual([false]);
  });

  it('is not so without a review, after one that was not accepted, or after one that was terminated', () => {
    expect(afterReview(facts(REPLY), suit)).toEqual([false]);
    expect(afterReview(facts(REPLY, ['review.filed', '2024-04-01'], ['review.rejected', '2024-04-03']), suit)).toEqual([false]);
    expect(afterReview(facts(REPLY), review(['review.terminated', '2024-05-06']), suit)).toEqual([false]);
  });

  it('is not so when the review was about an earlier reply', () => {
    const decided = review(['review.decided', '2024-06-03', { outcome: 'annulled' }]);
    const again = facts(['reprocessing.ordered', '2024-06-05'], ['reply.served', '2024-07-01', { decisionCode: 'D5' }]);
    expect(afterReview(facts(REPLY), decided, again, suit)).toEqual([false]);
    expect(afterReview(facts(REPLY), decided, again.slice(0, 1), suit)).toEqual([true]);
  });
});

describe('several proceedings', () => {
  it('are told apart by their ids', () => {
    const figures = proceedingFigures(
      [
        ...facts(REPLY),
        ...of('r1', facts(['review.accepted', '2024-04-03'])),
        ...of('r2', facts(['review.accepted', '2024-04-08'])),
        ...of('r1', facts(['review.decided', '2024-05-20', { outcome: 'upheld' }])),
        ...of('r2', facts(['review.terminated', '2024-05-21'])),
        ...of('r1', facts(['litigation.registered', '2024-06-20'])),
        ...of('c1', facts(['complaint.filed', '2024-06-21'], ['complaint.decided', '2024-07-21', { found: false }])),
        ...of('c2', facts(['complaint.filed', '2024-06-25'])),
      ],
      stateCalendar,
    );
    expect(figures.reviews).toMatchObject([
      { acceptedOn: '2024-04-03', endedOn: '2024-05-20', outcome: 'upheld' },
      { acceptedOn: '2024-04-08', endedOn: '2024-05-21', outcome: 'terminated' },
    ]);
    expect(figures.suits).toHaveLength(1);
    expect(figures.complaints).toEqual([{ filedOn: '2024-06-21' }, { filedOn: '2024-06-25' }]);
  });

  it('count what the chart did not take but happened', () => {
    const fact = { type: 'litigation.firstJudged', on: '2024-09-06', data: { outcome: 'annulled' } };
    const figures = figuresOf(
      REPLY,
      ['litigation.registered', '2024-05-10'],
      ['breach.recorded', '2024-09-06', { fact, rule: 'chart', reason: 'x' }],
    );
    expect(figures.suits[0]?.trials[0]?.judgments).toHaveLength(1);
  });

  it('put a fact that a breach keeps without its proceeding into the suit at hand, not into a suit of its own', () => {
    const fact = JSON.stringify({ type: 'litigation.retrialOrdered', on: '2026-02-02', data: {} });
    const stated = facts(
      ['litigation.registered', '2024-05-10'],
      ['litigation.firstJudged', '2024-09-06', { outcome: 'claimDismissed' }],
    ).map((each) => ({ ...each, instance: 'litigation-1' }));
    const breach = facts(['breach.recorded', '2026-02-02', { fact, rule: 'chart', reason: 'x' }]);
    const figures = proceedingFigures([...stated, ...breach], stateCalendar);
    expect(figures.suits.map((suit) => suit.trials.map((trial) => trial.openedOn))).toEqual([['2024-05-10', '2026-02-02']]);
  });

  it('survive storage as JSON', () => {
    const figures = figuresOf(
      REPLY,
      ['review.accepted', '2024-04-03'],
      ['litigation.firstJudged', '2024-09-06'],
      ['complaint.filed', '2024-10-08'],
    );
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
    expect(figures.reviews[0]?.acceptedOn).toBe(civilDate('2024-04-03'));
  });
});
