import type { CellMap } from '../../law/report/cells.ts';
import type { CheckContext } from '../../law/report/checks.ts';
import type { Counted } from '../../law/report/counted.ts';
import { tallyPartThree } from '../../law/report/part-three.ts';
import { PART_THREE_COLUMNS } from '../../law/report/part-three-rows.ts';
import type { Cell } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import type { Database } from '../../store/database.ts';
import { createFiguresReadModel } from '../../store/figures-read-model.ts';
import type { ComputeAsk } from './compute-report.ts';
import { partTwoOf, recordedFigures } from './recorded-figures.ts';
import { loadReportState } from './report-stream.ts';

/** What the checks of a computed report need besides its figures. */
export async function contextOf(db: Database, ask: ComputeAsk & { readonly counted: Counted }): Promise<CheckContext> {
  const { parts, countedForAll, extraChecks } = ask;
  const given: CheckContext = {
    ...(parts === undefined ? {} : { parts }),
    ...(countedForAll === undefined ? {} : { countedForAll }),
    ...(extraChecks === undefined ? {} : { extraChecks }),
  };
  if (ask.period !== undefined || ask.format === 'T2014') return given;
  const [yearBefore, differenceExplained] = [await yearBeforeOf(db, ask), await isExplained(db, ask)];
  return { ...given, differenceExplained, ...(yearBefore === undefined ? {} : { yearBefore }) };
}

/** The report of the year before: as frozen, else as the organ filled it in, else as its cases and entries give it today. */
async function yearBeforeOf(db: Database, ask: ComputeAsk & { readonly counted: Counted }): Promise<CellMap | undefined> {
  const { scope, year } = ask;
  const state = scope.reportOf === undefined ? undefined : await loadReportState(db.read, { organId: scope.reportOf, year: year - 1 });
  return state?.frozen?.cells ?? state?.stated ?? (await computedBefore(db, ask));
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
