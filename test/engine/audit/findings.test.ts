import { describe, expect, it } from 'vitest';
import { compareValues } from '../../../src/engine/audit/compare-values.ts';
import { findMassActions, REASONED_TYPES } from '../../../src/engine/audit/mass-actions.ts';
import { statisticsOf } from '../../../src/engine/audit/statistics.ts';
import { findBursts, MANY_CASES } from '../../../src/engine/audit/unusual-reading.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { CaseFigures } from '../../../src/law/report/case-figures.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import type { OverseenEntry } from '../../../src/store/oversight-read-model.ts';
import type { FoundRead } from '../../../src/store/reads-search.ts';

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 2, 1, n)).toISOString();

const extension = (n: number, more: Partial<OverseenEntry> = {}): OverseenEntry => ({
  caseId: `case-${n}`,
  caseNo: `号${n}`,
  unit: null,
  version: 3,
  type: 'period.extended',
  effectiveOn: civilDate('2026-03-02'),
  recordedAt: minute(n),
  actorKind: 'staff',
  actorId: 'head',
  actorName: '员工戊',
  data: { reason: '案情复杂' },
  ...more,
});

describe('mass actions', () => {
  const rule = { cases: 3, minutes: 10 };
  it('are the same event with the same words by one person on many cases in a short time', () => {
    const found = findMassActions(
      [0, 1, 2, 3].map((n) => extension(n)),
      rule,
    );
    expect(found).toMatchObject([{ type: 'period.extended', reason: '案情复杂', from: minute(0), to: minute(3) }]);
    expect(found[0]?.entries).toHaveLength(4);
  });
  it.each([
    { because: 'two cases are not many', entries: [0, 1].map((n) => extension(n)) },
    { because: 'one case three times is one case', entries: [0, 1, 2].map((n) => extension(n, { caseId: 'same' })) },
    { because: 'the words differ', entries: [0, 1, 2].map((n) => extension(n, { data: { reason: `理由${n}` } })) },
    { because: 'the people differ', entries: [0, 1, 2].map((n) => extension(n, { actorId: `head-${n}` })) },
    { because: 'the third comes too late', entries: [0, 5, 11].map((n) => extension(n)) },
  ])('are not found where $because', ({ entries }) => {
    expect(findMassActions(entries, rule)).toEqual([]);
  });
  it('take the last minute in, and spacing for nothing', () => {
    const entries = [0, 5, 10].map((n) => extension(n, { data: { reason: n === 5 ? ' 案情  复杂' : '案情 复杂' } }));
    expect(findMassActions(entries, rule)).toHaveLength(1);
  });
  it('begin anew after a pause', () => {
    const entries = [0, 1, 2, 100, 101, 102].map((n) => extension(n));
    expect(findMassActions(entries, rule).map(({ from }) => from)).toEqual([minute(100), minute(0)]);
  });
  it('look at the events that state a reason', () => {
    expect(REASONED_TYPES).toEqual(expect.arrayContaining(['period.extended', 'reply.deferred', 'reply.proposed', 'breach.recorded']));
    expect(REASONED_TYPES).not.toContain('examination.started');
  });
});

describe('unusual reading', () => {
  const read = (n: number, at: number, userId = 'a'): FoundRead => ({
    id: `${userId}-${n}-${at}`,
    caseId: `case-${n}`,
    userId,
    userName: `员工${userId}`,
    readAt: minute(at),
    what: 'page',
    detail: null,
    caseNo: null,
    unit: null,
    assignedTo: null,
  });
  const many = (count: number, at: (n: number) => number, userId = 'a') => Array.from({ length: count }, (_, n) => read(n, at(n), userId));
  it('is many different cases within an hour', () => {
    expect(findBursts(many(MANY_CASES, (n) => n))).toMatchObject([{ userId: 'a', from: minute(0), to: minute(MANY_CASES - 1) }]);
    expect(findBursts(many(MANY_CASES, (n) => n))[0]?.caseIds).toHaveLength(MANY_CASES);
  });
  it('is not one case less, the same case again, the same number in more time, or two people together', () => {
    expect(findBursts(many(MANY_CASES - 1, (n) => n))).toEqual([]);
    expect(findBursts([...many(MANY_CASES - 1, (n) => n), read(0, MANY_CASES)])).toEqual([]);
    expect(findBursts(many(MANY_CASES, (n) => 3 * n))).toEqual([]);
    expect(findBursts([...many(20, (n) => n, 'a'), ...many(20, (n) => n, 'b')])).toEqual([]);
  });
  it('is told once while it goes on, and again after a pause', () => {
    const going = many(2 * MANY_CASES, (n) => n);
    expect(findBursts(going)).toMatchObject([{ from: minute(0), to: minute(2 * MANY_CASES - 1) }]);
    expect(findBursts([...many(MANY_CASES, (n) => n), ...many(MANY_CASES, (n) => 500 + n)])).toHaveLength(2);
  });
});

describe('the comparison of particulars', () => {
  it('lists what changed, came, went and stayed', () => {
    const before = [
      { label: '承办人', value: '甲' },
      { label: '科室', value: '一科' },
      { label: '旧', value: 'x' },
    ];
    const after = [
      { label: '承办人', value: '乙' },
      { label: '科室', value: '一科' },
      { label: '新', value: 'y' },
    ];
    expect(compareValues(before, after)).toEqual([
      { label: '承办人', before: '甲', after: '乙', difference: 'changed' },
      { label: '科室', before: '一科', after: '一科', difference: 'same' },
      { label: '新', before: null, after: 'y', difference: 'added' },
      { label: '旧', before: 'x', after: null, difference: 'removed' },
    ]);
  });
  it('keeps several of one label apart', () => {
    const one = { label: '文书', value: '1' };
    expect(compareValues([one], [one, { label: '文书', value: '2' }]).map(({ difference }) => difference)).toEqual(['same', 'added']);
  });
});

describe('statistics', () => {
  const figures = (receivedOn: string, closed: string | null): CaseFigures => ({
    ref: 'x',
    channel: 'online',
    applicantClass: 'naturalPerson',
    receivedOn: civilDate(receivedOn),
    voided: false,
    replies:
      closed === null
        ? []
        : [
            {
              on: civilDate(closed),
              code: 'G2',
              ground: null,
              kind: 'reply',
              round: 1,
              baseDueOn: null,
              dueOn: null,
              inTime: true,
            },
          ],
    reviews: [],
    suits: [],
    complaints: [],
  });
  const span = { from: civilDate('2026-03-01'), to: civilDate('2026-03-31'), calendar: stateCalendar };
  it('count what was received and what was closed in the period, each in its month', () => {
    const { rows, durations } = statisticsOf([figures('2026-02-25', '2026-03-04'), figures('2026-03-02', null)], span);
    expect(rows).toMatchObject([
      { month: '2026-03', decision: 'G2', received: 0, closed: 1, inTime: 1, late: 0 },
      { month: '2026-03', decision: 'open', received: 1, closed: 0 },
    ]);
    expect(rows[0]?.workingDays).toBe(6); // 28 February, a Saturday, was a shifted working day
    expect(durations).toMatchObject({ d5: 0, d10: 1, more: 0 });
  });
  it('count nothing outside of the period and nothing void', () => {
    expect(statisticsOf([figures('2026-01-05', '2026-01-06'), { ...figures('2026-03-02', null), voided: true }], span).rows).toEqual([]);
  });
});
