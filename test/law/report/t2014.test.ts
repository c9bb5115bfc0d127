import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/law/channels.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { DECISION_CODES } from '../../../src/law/decision-codes.ts';
import { proceedingFigures } from '../../../src/law/report/proceeding-figures.ts';
import { buildReport } from '../../../src/law/report/report.ts';
import { countT2014 } from '../../../src/law/report/t2014.ts';
import { T2014_HEADINGS, T2014_ROW_IDS, T2014_ROWS, type T2014RowId } from '../../../src/law/report/t2014-rows.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { facts } from '../../support/facts.ts';
import { closing, d4, nonZero, numbers, reply, request, suit } from './figures.ts';

const KINDS = ['三(三)1', '三(三)2', '三(三)3', '三(三)4', '三(三)5', '三(三)6', '三(三)7', '三(三)8'] as const;

/** The numbers that cases give and that are not zero. */
function counted(cases: Parameters<typeof countT2014>[0], year = 2017) {
  const given = new Set<string>(T2014_ROWS.filter((row) => row.from === 'cases').map((row) => row.id));
  return nonZero(new Map([...countT2014(cases, year)].filter(([id]) => given.has(id))));
}

describe('the district report of 2017', () => {
  const cases = [
    request('2017-03-06', [reply('2017-03-20', null)], {
      ref: 'example-1',
      applicantClass: null,
      ...proceedingFigures(
        facts(
          ['application.arrived', '2017-03-06'],
          ['reply.served', '2017-03-20'],
          ['litigation.registered', '2017-07-10'],
          ['litigation.firstJudged', '2017-12-20', { outcome: 'claimDismissed' }],
        ),
        stateCalendar,
      ),
    }),
    request('2017-04-28', [reply('2017-06-12', null, { baseDueOn: civilDate('2017-06-13') })], { channel: 'fax', applicantClass: null }),
  ];

  it('counts what is on record and leaves null what depends on the assumed kind of answer', () => {
    const rows = countT2014(cases, 2017);
    const expected: Partial<Record<T2014RowId, number | null>> = {
      '三(一)': 2,
      '三(一)1': 1,
      '三(一)2': 1,
      '三(一)3': 0,
      '三(一)4': 0,
      '三(二)': 2,
      '三(二)1': 2,
      '三(二)2': 0,
      '三(三)': null,
      四: 0,
      '四(一)': 0,
      '四(二)': 0,
      '四(三)': 0,
      五: 1,
      '五(一)': 1,
      '五(二)': 0,
      '五(三)': 0,
      六: 0,
    };
    for (const kind of KINDS) expected[kind] = null;
    expect(numbers(rows, Object.keys(expected) as T2014RowId[])).toEqual(expected);
    expect(rows.get('五(一)')?.refs).toEqual(['example-1']);
  });

  it('gives no number for what cases cannot tell', () => {
    const rows = countT2014(cases, 2017);
    for (const row of T2014_ROWS) if (row.from === 'entry') expect([row.id, rows.get(row.id)]).toEqual([row.id, { value: null, refs: [] }]);
  });

  it('counts the suit by the judgment of first instance although it took effect only in 2018, and in 2018 again', () => {
    expect(numbers(countT2014(cases, 2018), ['五', '五(一)', '五(三)'])).toEqual({ 五: 1, '五(一)': 1, '五(三)': 0 });
    const grid = buildReport({ cases, year: 2017, format: 'T2019', organ: null, provisional: false });
    expect(grid).toMatchObject({ remedies: { directSuit: [0, 0, 0, 1, 1] } });
  });
});

describe('part three of the 2014 table', () => {
  it.each<[Channel, T2014RowId]>([
    ['inPerson', '三(一)1'],
    ['oral', '三(一)1'],
    ['fax', '三(一)2'],
    ['online', '三(一)3'],
    ['email', '三(一)3'],
    ['mailSigned', '三(一)4'],
    ['mailOrdinary', '三(一)4'],
    ['mailMisaddressed', '三(一)4'],
  ])('an application by %s stands in row %s', (channel, row) => {
    expect(counted([request('2017-05-05', [], { channel })])).toEqual({ '三(一)': 1, [row]: 1 });
  });

  it.each<[string, T2014RowId[]]>([
    ['G1', ['三(三)1']],
    ['G2', ['三(三)2']],
    ['P1', ['三(三)3']],
    ['D1', ['三(三)4', '三(三)4①']],
    ['D2', ['三(三)4', '三(三)4⑥']],
    ['D3', ['三(三)4', '三(三)4④']],
    ['D5', ['三(三)4', '三(三)4⑤']],
    ['D6', ['三(三)4', '三(三)4⑤']],
    ['D7', ['三(三)4', '三(三)4⑥']],
    ['D8', ['三(三)8']],
    ['U1a', ['三(三)6']],
    ['U1b', ['三(三)5']],
    ['U2', ['三(三)4', '三(三)4⑤']],
    ['U3', ['三(三)7']],
    ['N1', ['三(三)8']],
    ['N2', ['三(三)8']],
    ['N3', ['三(三)8']],
    ['N5', ['三(三)8']],
  ])('a reply %s stands in %j', (code, rows) => {
    const figures = request('2016-12-30', [reply('2017-01-09', DECISION_CODES.find((each) => each === code) ?? null)]);
    const expected = { '三(二)': 1, '三(二)1': 1, '三(三)': 1, ...Object.fromEntries(rows.map((row) => [row, 1])) };
    expect(counted([figures])).toEqual(expected);
  });

  it('tells business secrets from privacy by the ground, and leaves both null when it is not on record', () => {
    const year = [request('2017-01-03', [d4('2017-01-09', 'businessSecret')]), request('2017-01-03', [d4('2017-01-09', 'privacy')])];
    expect(counted(year)).toMatchObject({ '三(三)4': 2, '三(三)4②': 1, '三(三)4③': 1 });
    const open = countT2014([...year, request('2017-01-03', [d4('2017-01-09', null)])], 2017);
    expect(numbers(open, ['三(三)', '三(三)4', '三(三)4①', '三(三)4②', '三(三)4③'])).toEqual({
      '三(三)': 3,
      '三(三)4': 3,
      '三(三)4①': 0,
      '三(三)4②': null,
      '三(三)4③': null,
    });
  });

  it('has no row for excessive applications, and none for a withdrawn one, which counts as closed only', () => {
    expect(counted([request('2017-02-06', [reply('2017-02-20', 'N4')])])).toEqual({ '三(一)': 1, '三(一)1': 1, '三(二)': 1, '三(二)1': 1 });
    expect(counted([request('2017-02-06', [closing('2017-02-20', 'O3')])])).toEqual({
      '三(一)': 1,
      '三(一)1': 1,
      '三(二)': 1,
      '三(二)1': 1,
    });
  });

  it('counts a withdrawal after the base due day as 延期, by its day', () => {
    const late = { ...closing('2017-03-10', 'O3'), baseDueOn: civilDate('2017-03-07') };
    expect(counted([request('2017-02-14', [late])])).toMatchObject({ '三(二)': 1, '三(二)2': 1 });
  });

  it('never counts a lapse as late: the clock stood still', () => {
    const lapse = { ...closing('2020-10-21', 'O1'), baseDueOn: civilDate('2020-10-15') };
    expect(counted([request('2020-09-14', [lapse])], 2020)).toMatchObject({ '三(二)': 1, '三(二)1': 1 });
  });

  it('counts an answer within the extension, and an overdue one, as 延期 (Q12)', () => {
    const base = civilDate('2017-03-07');
    const extended = reply('2017-03-10', 'G2', { baseDueOn: base });
    const overdue = reply('2017-04-10', 'G2', { baseDueOn: base, inTime: false });
    expect(counted([request('2017-02-14', [extended]), request('2017-02-14', [overdue])])).toMatchObject({ '三(二)': 2, '三(二)2': 2 });
  });

  it('never calls an answer timely that was overdue before an amended calendar moved the day (Q20)', () => {
    const moved = reply('2017-03-06', 'G2', { baseDueOn: civilDate('2017-03-07'), inTime: false });
    expect(counted([request('2017-02-14', [moved])])).toMatchObject({ '三(二)2': 1 });
  });

  it('counts a 2007 notice to change or complete and the final reply each in its row, the application once (Q3)', () => {
    const figures = request('2017-11-01', [reply('2017-11-10', 'U3'), reply('2018-01-05', 'G2')]);
    expect(counted([figures])).toEqual({ '三(一)': 1, '三(一)1': 1, '三(二)': 1, '三(二)1': 1, '三(三)': 1, '三(三)7': 1 });
    expect(counted([figures], 2018)).toEqual({ '三(三)': 1, '三(三)2': 1 });
  });

  it('does not count a reply given in a new round by order (Q10)', () => {
    const figures = request('2017-01-03', [reply('2017-01-09', 'D5'), reply('2017-08-09', 'G2', { round: 2 })]);
    expect(counted([figures])).toMatchObject({ '三(二)': 1, '三(三)': 1, '三(三)4': 1, '三(三)4⑤': 1 });
    expect(counted([figures])).not.toHaveProperty('三(三)2');
  });

  it('counts the first reply even if an order to reply came before it', () => {
    expect(counted([request('2017-01-03', [reply('2017-08-09', 'G2', { round: 2, inTime: true })])])).toMatchObject({
      '三(二)': 1,
      '三(三)2': 1,
    });
  });
});

describe('parts four to six of the 2014 table', () => {
  it('counts a review in every year in which it was pending, as 其他 while it has no outcome (A7)', () => {
    const reviews = [
      { acceptedOn: civilDate('2016-11-01'), endedOn: civilDate('2017-01-10'), outcome: 'annulled', lapsedOn: null },
    ] as const;
    const cases = [request('2016-09-01', [reply('2016-09-09', 'D5')], { reviews })];
    expect(counted(cases, 2016)).toMatchObject({ 四: 1, '四(三)': 1 });
    expect(counted(cases, 2017)).toEqual({ 四: 1, '四(二)': 1 });
    expect(counted(cases, 2018)).toEqual({});
  });

  it('leaves the outcomes null, not the number of suits, when an outcome is not on record', () => {
    const cases = [
      request('2017-01-03', [], { suits: [suit('2017-02-02', { on: '2017-05-05', effectiveOn: '2017-05-23', outcome: null })] }),
    ];
    expect(numbers(countT2014(cases, 2017), ['五', '五(一)', '五(二)', '五(三)'])).toEqual({
      五: 1,
      '五(一)': null,
      '五(二)': null,
      '五(三)': null,
    });
  });

  it('counts complaints in the year in which they were filed', () => {
    const complaints = [{ filedOn: civilDate('2017-12-31') }, { filedOn: civilDate('2018-01-01') }];
    const cases = [request('2016-01-04', [reply('2016-01-12', 'G2')], { complaints })];
    expect(counted(cases)).toEqual({ 六: 1 });
  });

  it('counts nothing of a void entry in part three', () => {
    expect(counted([request('2017-01-03', [], { voided: true }), request(null)])).toEqual({});
  });
});

describe('the table', () => {
  it('has each row once, and every heading above rows of its number', () => {
    expect(new Set(T2014_ROW_IDS).size).toBe(T2014_ROW_IDS.length);
    for (const { id } of T2014_HEADINGS) {
      expect(T2014_ROW_IDS.filter((row) => row.startsWith(id)).length).toBeGreaterThan(0);
      expect(T2014_ROW_IDS).not.toContain(id);
    }
  });
});
