import type { CheckContext } from '../../law/report/checks.ts';
import type { Counted } from '../../law/report/counted.ts';
import { tallyPartThree } from '../../law/report/part-three.ts';
import { PART_THREE_COLUMNS } from '../../law/report/part-three-rows.ts';
import { sumOfOrgans } from '../../law/report/recorded-figures.ts';
import type { Cell } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import type { Database } from '../../store/database.ts';
import { createFiguresReadModel } from '../../store/figures-read-model.ts';
import { collectedFees } from './collected-fees.ts';
import type { ComputeAsk } from './compute-report.ts';
import { daysOf, partTwoOf, recordedFigures } from './recorded-figures.ts';
import { loadReportState } from './report-stream.ts';
import { toldBefore } from './year-before.ts';

/** What the checks of a computed report need besides its figures. */
export async function contextOf(db: Database, ask: ComputeAsk & { readonly counted: Counted }): Promise<CheckContext> {
  const { parts, countedForAll, extraChecks } = ask;
  const given: CheckContext = {
    ...(parts === undefined ? {} : { parts }),
    ...(countedForAll === undefined ? {} : { countedForAll }),
    ...(extraChecks === undefined ? {} : { extraChecks }),
  };
  if (ask.format === 'T2014') return { ...given, ...(await feesOf(db, ask)) };
  if (ask.period !== undefined) return given;
  return { ...given, differenceExplained: await isExplained(db, ask), ...(await yearBeforeOf(db, ask)) };
}

/** Of all organs of the report together. */
async function feesOf(db: Database, { scope, period, year }: ComputeAsk): Promise<CheckContext> {
  const fees = await collectedFees(db.read, { organIds: scope.organIds, ...(period ?? daysOf(year)) });
  const { value } = sumOfOrgans([...fees.values()]);
  return value === null ? {} : { feesOfCases: value };
}

/**
 * The report of the year before as it was told, else as its cases and entries give it today: the latter is named, since what is carried
 * into a year is then counted from the same cases as what was carried out of the year before, and never differs (I4).
 */
async function yearBeforeOf(db: Database, ask: ComputeAsk & { readonly counted: Counted }): Promise<CheckContext> {
  const { scope, year } = ask;
  const told = scope.reportOf === undefined ? undefined : await toldBefore(db, { organId: scope.reportOf, year });
  if (told !== undefined) return { yearBefore: told };
  const computed = await computedBefore(db, ask);
  return computed === undefined ? {} : { yearBefore: computed, yearBeforeIsComputed: true };
}

/** Undefined where nothing of the year before is on record: no request was received by its end, and no entry was made. */
async function computedBefore(db: Database, { scope, year, counted }: ComputeAsk & { readonly counted: Counted }) {
  const organIds = scope.everything === true ? null : scope.organIds;
  const recorded = partTwoOf('T2021', await recordedFigures(db, { scope, year: year - 1 }));
  const hasRequests = await createFiguresReadModel(db.read).knowsBefore(organIds, reportYear(year).firstDay);
  const hasEntries = Object.values(recorded).some((value) => value !== null);
  return hasRequests || hasEntries ? { ...recorded, ...(hasRequests ? nextRow(counted) : {}) } : undefined;
}

/** Counted from the same history, what the year before carried forward is what was carried into this one (3.8). */
function nextRow({ requests }: Counted): Record<string, Cell> {
  const carried = tallyPartThree(requests, 'T2021');
  return Object.fromEntries(PART_THREE_COLUMNS.map((column) => [`next/${column}`, carried.get(`carry/${column}`)?.value ?? null]));
}

async function isExplained(db: Database, { scope, year }: ComputeAsk): Promise<boolean> {
  if (scope.reportOf === undefined) return false;
  const { explanations } = await loadReportState(db.read, { organId: scope.reportOf, year });
  return 'I4' in explanations;
}
