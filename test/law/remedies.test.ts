import { describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { DECISION_CODES } from '../../src/law/decision-codes.ts';
import { remedyWindowsOf, remedyWindowsOfSilence, suitAfterReviewOf } from '../../src/law/remedies.ts';
import { remedyParagraphOf, remedyRouteOf } from '../../src/law/remedy-paragraph.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';

const LAST_OLD = civilDate('2023-12-31');
const FIRST_NEW = civilDate('2024-01-01');

describe('the remedy paragraph', () => {
  it.each(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'] as const)('of %s puts review first from 2024-01-01, not on 2023-12-31', (code) => {
    expect(remedyRouteOf({ code, decidedOn: LAST_OLD })).toBe('either');
    expect(remedyRouteOf({ code, decidedOn: FIRST_NEW })).toBe('reviewFirst');
  });

  it('of P1 puts review first only for what is withheld under articles 14 to 16', () => {
    expect(remedyRouteOf({ code: 'P1', decidedOn: FIRST_NEW, withholdsUnder14To16: true })).toBe('reviewFirst');
    expect(remedyRouteOf({ code: 'P1', decidedOn: FIRST_NEW, withholdsUnder14To16: false })).toBe('either');
    expect(remedyRouteOf({ code: 'P1', decidedOn: LAST_OLD, withholdsUnder14To16: true })).toBe('either');
  });

  it('of every other code leaves the choice', () => {
    const others = DECISION_CODES.filter((code) => code !== 'P1' && !/^D[1-7]$/.test(code));
    for (const code of others) expect(remedyRouteOf({ code, decidedOn: FIRST_NEW })).toBe('either');
  });

  it('names the bodies, 60 days, and 6 months where the applicant may choose', () => {
    const bodies = { reviewOrgan: { zh: '鄂尔多斯市人民政府', en: 'the city government' } };
    const paragraph = remedyParagraphOf({ code: 'G2', decidedOn: FIRST_NEW }, bodies);
    expect(paragraph?.text.zh).toContain('60日内向鄂尔多斯市人民政府申请行政复议，或者自收到本答复之日起6个月内');
    expect(paragraph?.text.en).toMatch(/60 days.*the city government|the city government.*60 days/);
  });

  it('tells that review comes first and then 15 days to sue', () => {
    const paragraph = remedyParagraphOf({ code: 'D1', decidedOn: FIRST_NEW });
    expect(paragraph?.text.zh).toContain('应当先申请行政复议');
    expect(paragraph?.text.zh).toContain('15日内');
    expect(paragraph?.text.zh).not.toContain('6个月');
    expect(paragraph?.text.en).toContain('review comes first');
  });

  it('speaks of the withheld part in a partial disclosure', () => {
    const paragraph = remedyParagraphOf({ code: 'P1', decidedOn: FIRST_NEW, withholdsUnder14To16: true });
    expect(paragraph?.text.zh).toContain('本答复中不予公开的部分');
  });

  it('gives three months to sue before 2015-05-01', () => {
    expect(remedyParagraphOf({ code: 'G2', decidedOn: civilDate('2015-04-30') })?.text.zh).toContain('3个月');
    expect(remedyParagraphOf({ code: 'G2', decidedOn: civilDate('2015-05-01') })?.text.zh).toContain('6个月');
  });

  it('calls a closing notice a notice, and is missing where nothing is decided', () => {
    expect(remedyParagraphOf({ code: 'O1', decidedOn: FIRST_NEW })?.text.zh).toContain('本告知书');
    expect(remedyParagraphOf({ code: 'X0', decidedOn: FIRST_NEW })).toBeNull();
  });
});

interface WindowRow {
  name: string;
  code: 'G2' | 'D4';
  known: string;
  review: string;
  suit: string | null;
  final: string;
}

describe('the windows against a reply', () => {
  it.each<WindowRow>([
    { name: 'R1: refusal from 2024', code: 'D4', known: '2024-03-15', review: '2024-05-14', suit: null, final: '2024-05-15' },
    {
      name: 'R2: 60th day on Sunday 2017-07-09',
      code: 'D4',
      known: '2017-05-10',
      review: '2017-07-10',
      suit: '2017-11-10',
      final: '2017-11-11',
    },
    { name: 'L2: no 31st in February', code: 'D4', known: '2017-08-31', review: '2017-10-30', suit: '2018-02-28', final: '2018-03-01' },
    { name: 'disclosure from 2024', code: 'G2', known: '2024-03-15', review: '2024-05-14', suit: '2024-09-18', final: '2024-09-19' },
  ])('$name: review until $review, suit until $suit', ({ code, known, review, suit, final }) => {
    const windows = remedyWindowsOf({ code, decidedOn: civilDate(known), knownOn: civilDate(known) }, stateCalendar);
    expect(windows.review.lastDay).toBe(review);
    expect(windows.suit?.lastDay ?? null).toBe(suit);
    expect(windows.finalOn).toBe(final);
  });

  it.each([
    { known: '2014-06-03', suit: '2014-09-03', because: 'three months had run out before the law changed' },
    { known: '2015-01-30', suit: '2015-04-30', because: 'the last of three months is the last day of the old law' },
    { known: '2015-02-03', suit: '2015-08-03', because: 'three months were still running on 2015-05-01' },
  ])('a reply known on $known may be sued over until $suit: $because', ({ known, suit }) => {
    const decision = { code: 'G2', decidedOn: civilDate(known), knownOn: civilDate(known) } as const;
    expect(remedyWindowsOf(decision, stateCalendar).suit?.lastDay).toBe(suit);
  });

  const untold = { code: 'G2', decidedOn: civilDate('2024-03-15'), knownOn: civilDate('2024-03-15'), rightsTold: false } as const;

  it('run from the knowledge of the remedies where they were not told', () => {
    const windows = remedyWindowsOf({ ...untold, rightsKnownOn: civilDate('2024-07-01') }, stateCalendar);
    expect(windows.review.lastDay).toBe('2024-08-30');
    expect(windows.suit?.lastDay).toBe('2025-01-02'); // 1 January is a holiday
  });

  it('end at the latest one year after the content was known, rolled off the weekend', () => {
    const windows = remedyWindowsOf(untold, stateCalendar);
    expect(windows.review.lastDay).toBe('2025-03-17'); // 15 March 2025 is a Saturday
    expect(windows.suit?.lastDay).toBe('2025-03-17');
    const late = remedyWindowsOf({ ...untold, rightsKnownOn: civilDate('2025-02-20') }, stateCalendar);
    expect([late.review.lastDay, late.suit?.lastDay]).toEqual(['2025-03-17', '2025-03-17']);
  });

  it('end five years after the decision where its content became known late', () => {
    const windows = remedyWindowsOf({ ...untold, decidedOn: civilDate('2019-11-04') }, stateCalendar);
    expect(windows.suit?.lastDay).toBe('2024-11-04');
    expect(windows.review.lastDay).toBe('2024-11-04');
  });

  it('are provisional beyond the last known holiday notice', () => {
    const decision = { code: 'G2', decidedOn: civilDate('2026-09-01'), knownOn: civilDate('2026-09-01') } as const;
    const windows = remedyWindowsOf(decision, stateCalendar);
    expect(windows.review.provisional).toBe(false);
    expect(windows.suit?.provisional).toBe(true);
  });
});

describe('other windows', () => {
  it('tells both ways against silence and marks the route as contested since 2024', () => {
    const windows = remedyWindowsOfSilence(civilDate('2024-05-17'), stateCalendar);
    expect(windows).toMatchObject({ route: 'contested', review: { lastDay: '2024-07-16' }, suit: { lastDay: '2024-11-18' } });
    expect(remedyWindowsOfSilence(civilDate('2023-11-14'), stateCalendar).route).toBe('either');
  });

  it('gives 15 days to sue after a review: L1, 2024-07-20 is a Saturday', () => {
    expect(suitAfterReviewOf(civilDate('2024-07-05'), stateCalendar).lastDay).toBe('2024-07-22');
  });
});
