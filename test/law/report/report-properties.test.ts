import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPLICANT_CLASSES, CHANNELS } from '../../../src/law/channels.ts';
import { addDays, civilDate } from '../../../src/law/civil-date.ts';
import { DECISION_CODES, THIRD_PARTY_GROUNDS } from '../../../src/law/decision-codes.ts';
import type { CaseFigures, ReplyFigure, ReviewFigure, TrialFigure } from '../../../src/law/report/case-figures.ts';
import { PART_FOUR_CELLS } from '../../../src/law/report/part-four.ts';
import { PART_THREE_COLUMNS, partThreeRows } from '../../../src/law/report/part-three-rows.ts';
import { buildReport } from '../../../src/law/report/report.ts';
import type { AnnualReport, Cell, ReportFormat } from '../../../src/law/report/report-json.ts';
import { traceReport } from '../../../src/law/report/trace-report.ts';

const YEARS = [2023, 2024, 2025] as const;
const CASES_PER_RUN = 16;
const RUNS = 320; // about 8 cases a run: some 2500 cases a property, six properties

const day = fc.integer({ min: 0, max: 3 * 366 }).map((offset) => addDays(civilDate('2022-12-01'), offset));
const maybeDay = fc.option(day);

/** `known`: what is closed has a code and a class. */
function caseArb(known: boolean): fc.Arbitrary<CaseFigures> {
  const gap = known ? { freq: 1_000_000 } : { freq: 3 };
  const orNull = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | null> => (known ? arb : fc.option(arb, gap));
  const replyArb: fc.Arbitrary<ReplyFigure> = fc
    .record({
      on: day,
      code: orNull(fc.constantFrom(...DECISION_CODES.filter((code) => !code.startsWith('O')))),
      ground: orNull(fc.constantFrom(...THIRD_PARTY_GROUNDS)),
      round: fc.constantFrom(1, 1, 2),
      baseDueOn: maybeDay,
      inTime: fc.constantFrom(true, false, null),
    })
    .map((reply) => ({ ...reply, kind: 'reply', dueOn: reply.baseDueOn }));
  const closingArb: fc.Arbitrary<ReplyFigure> = fc
    .record({ on: day, code: orNull(fc.constantFrom('O1', 'O2', 'O3')), baseDueOn: maybeDay })
    .map((closing) => ({ ...closing, kind: 'closing', ground: null, round: 1, dueOn: closing.baseDueOn, inTime: null }));
  const reviewArb: fc.Arbitrary<ReviewFigure> = fc.record({
    acceptedOn: day,
    endedOn: maybeDay,
    outcome: orNull(fc.constantFrom('upheld', 'annulled', 'mediated', 'terminated')),
    lapsedOn: maybeDay,
  });
  const judgmentArb = fc.record({
    on: day,
    stage: fc.constantFrom('first' as const, 'second' as const),
    outcome: orNull(fc.constantFrom('claimDismissed', 'annulled', 'suitDismissed')),
    effectiveOn: maybeDay,
    setAsideOn: fc.option(day, { freq: 8 }),
  });
  const trialArb: fc.Arbitrary<TrialFigure> = fc.record({
    openedOn: day,
    judgments: fc.array(judgmentArb, { maxLength: 2 }),
    withdrawnOn: maybeDay,
  });
  return fc.record({
    ref: fc.uuid(),
    channel: fc.constantFrom(...CHANNELS),
    applicantClass: orNull(fc.constantFrom(...APPLICANT_CLASSES)),
    receivedOn: maybeDay,
    voided: fc.boolean(),
    replies: fc
      .array(fc.oneof(replyArb, closingArb), { maxLength: 3 })
      .map((replies) => replies.toSorted((a, b) => (a.on < b.on ? -1 : 1))),
    reviews: fc.array(reviewArb, { maxLength: 2 }),
    suits: fc.array(
      fc.record({ registeredOn: day, afterReview: fc.boolean(), trials: fc.array(trialArb, { minLength: 1, maxLength: 2 }) }),
      { maxLength: 2 },
    ),
    complaints: fc.array(fc.record({ filedOn: day }), { maxLength: 1 }),
  });
}

const casesArb = (known: boolean) => fc.array(caseArb(known), { maxLength: CASES_PER_RUN, size: 'max' });

function report(cases: readonly CaseFigures[], year: number, format: ReportFormat, nextOfYearBefore?: readonly Cell[]): AnnualReport {
  const before = nextOfYearBefore === undefined ? {} : { nextOfYearBefore };
  return buildReport({ cases, year, format, organ: null, provisional: false, ...before });
}

/** Every number of a report by its trace path. */
function numbersOf(annual: AnnualReport): [path: string, value: Cell][] {
  if (annual.format === 'T2014') return Object.entries(annual.rows);
  const { format, applications, remedies } = annual;
  const partThree = partThreeRows(format).flatMap((row) =>
    PART_THREE_COLUMNS.map((column, index): [string, Cell] => [`${row}/${column}`, applications[row]?.[index] ?? null]),
  );
  const cells = Object.values(remedies).flat();
  return [...partThree, ...PART_FOUR_CELLS.map((cell, index): [string, Cell] => [cell, cells[index] ?? null])];
}

describe('whatever the cases', () => {
  it.each(['T2019', 'T2021'] as const)('I1–I5 of %s hold by construction, across the years too', (format) => {
    fc.assert(
      fc.property(casesArb(true), (cases) => {
        let next: readonly Cell[] | undefined;
        for (const year of YEARS) {
          const annual = report(cases, year, format, next);
          const expected = { I1: true, I2: true, I3: true, I4: next === undefined ? null : true, I5: true };
          expect(Object.fromEntries(annual.checks.map(({ id, ok }) => [id, ok]))).toMatchObject(expected);
          next = 'applications' in annual ? annual.applications.next : undefined;
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('A1–A4 of T2014 hold by construction', () => {
    fc.assert(
      fc.property(casesArb(true), fc.constantFrom(...YEARS), (cases, year) => {
        expect(report(cases, year, 'T2014').checks.map(({ ok }) => ok)).toEqual([true, true, true, true, null, null]);
      }),
      { numRuns: RUNS },
    );
  });

  it('what is unknown opens a check and never fails it', () => {
    fc.assert(
      fc.property(casesArb(false), fc.constantFrom(...YEARS), fc.constantFrom('T2014', 'T2019', 'T2021'), (cases, year, format) => {
        for (const check of report(cases, year, format).checks) expect(check.ok).not.toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('as many cases stand behind a number as it says', () => {
    fc.assert(
      fc.property(casesArb(false), fc.constantFrom(...YEARS), fc.constantFrom('T2014', 'T2019', 'T2021'), (cases, year, format) => {
        const refs = new Set(cases.map((each) => each.ref));
        for (const [path, value] of numbersOf(report(cases, year, format))) {
          const traced = traceReport({ cases, year, format }, path);
          if (value !== null) expect([path, traced.length]).toEqual([path, value]);
          expect(traced.every((ref) => refs.has(ref))).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('a figure of unknown parts is null or what it would be if they were known', () => {
    fc.assert(
      fc.property(casesArb(true), fc.nat(), fc.constantFrom(...YEARS), (cases, pick, year) => {
        const hidden = cases.map((each, index) => (index === pick % Math.max(cases.length, 1) ? hide(each) : each));
        const whole = new Map(numbersOf(report(cases, year, 'T2021')));
        for (const [path, value] of numbersOf(report(hidden, year, 'T2021'))) {
          if (value !== null) expect([path, value]).toEqual([path, whole.get(path)]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** The same case with its class and its codes struck from the record. */
function hide(figures: CaseFigures): CaseFigures {
  const isVoid = (reply: ReplyFigure) => reply.code === 'X0';
  return { ...figures, applicantClass: null, replies: figures.replies.map((reply) => (isVoid(reply) ? reply : { ...reply, code: null })) };
}
