import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { groupAtLeast } from '../../law/open-data-groups.ts';
import type { CaseFigures } from '../../law/report/case-figures.ts';
import { cellIdsOf, cellLabel } from '../../law/report/cells.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import type { Database } from '../../store/database.ts';
import { createOpenDataStore } from '../../store/open-data-store.ts';
import { createReportActStore } from '../../store/report-act-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { settingIn } from '../administration/settings.ts';
import { editionsOf } from '../annual-report/document-editions.ts';
import { listPublishedReports } from '../annual-report/document-list.ts';
import { type OpenCase, openCaseOf } from './open-case.ts';

/** One cell of a published report. */
export interface OpenFigure {
  readonly organ: string;
  readonly year: number;
  readonly format: ReportFormat;
  readonly edition: number;
  readonly publishedOn: string;
  /** Stable name of the cell, such as `new/total`. */
  readonly cell: string;
  readonly label: string;
  /** Null: not known, which is not zero. */
  readonly value: number | null;
}

/** The anonymised applications of a year, with what was left out. */
export interface OpenCases {
  readonly organ: string;
  readonly year: number;
  /** Each case stands in a group of at least so many that look the same. */
  readonly k: number;
  /** Applications received in the year. */
  readonly total: number;
  /** Left out, since too few looked the same. */
  readonly suppressed: number;
  /** In the order of ids, which says nothing. */
  readonly cases: readonly OpenCase[];
}

/** A year of an organ of which data is open. */
export interface OpenYear {
  readonly organ: OrganRow;
  readonly year: number;
  readonly publishedOn: string;
  readonly edition: number;
  /** Whether its cases are listed as well. */
  readonly hasCases: boolean;
}

/** The years whose report was published, by organ, the newest first. */
export async function openYears(db: Database): Promise<readonly OpenYear[]> {
  const years: OpenYear[] = [];
  for (const { organ, reports } of await listPublishedReports(db)) {
    const hasCases = await listsCases(db, organ.id);
    years.push(...reports.map((report) => ({ organ, ...report, hasCases })));
  }
  return years;
}

async function listsCases(db: Database, organId: number): Promise<boolean> {
  return (await settingIn(db.read, 'openDataCases', organId)) === 'yes';
}

/** How many cases have to look the same, as administrators decided. */
export async function groupSize(db: Database): Promise<number> {
  return Number(await settingIn(db.read, 'openDataK'));
}

/** Every cell of every published report, the newest edition of each year. */
export async function openFigures(db: Database, only?: { readonly organId: number }): Promise<OpenFigure[]> {
  const store = createReportActStore(db.read);
  const figures: OpenFigure[] = [];
  for (const { organ, reports } of await listPublishedReports(db, only))
    for (const { year } of reports) {
      const last = editionsOf(await store.list({ organId: organ.id, year })).at(-1);
      if (last === undefined) continue;
      const { format, edition, publishedOn, cells } = last;
      for (const cell of cellIdsOf(format)) {
        const label = cellLabel(format, cell)?.zh ?? cell;
        figures.push({ organ: organ.name, year, format, edition, publishedOn, cell, label, value: cells[cell] ?? null });
      }
    }
  return figures;
}

/**
 * The applications that an organ received in a year, as they stood at its end, without personal data and in groups of k or more.
 *
 * @returns undefined while the report of the year is not published, or where the organ lists no cases.
 */
export async function openCases(
  db: Database,
  { organId, year, calendar }: { readonly organId: number; readonly year: number; readonly calendar: WorkingDayCalendar },
): Promise<OpenCases | undefined> {
  const [published] = await listPublishedReports(db, { organId });
  if (published?.reports.some((report) => report.year === year) !== true || !(await listsCases(db, organId))) return undefined;
  const store = createOpenDataStore(db.read);
  const context = { year, organId, secret: await store.secret(), calendar };
  const { firstDay: from, lastDay: until } = reportYear(year);
  const rows: OpenCase[] = [];
  for (let after = ''; ; ) {
    const portion = await store.listReceived({ organId, from, until }, after);
    rows.push(...portion.flatMap(({ id, figures }) => openCaseOf({ id, figures: figures as CaseFigures }, context) ?? []));
    const last = portion.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  const k = await groupSize(db);
  const { rows: kept, suppressed } = groupAtLeast(rows, k);
  const cases = [...kept].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { organ: published.organ.name, year, k, total: rows.length, suppressed, cases };
}
