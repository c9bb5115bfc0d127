import type { CivilDate } from '../../law/civil-date.ts';
import { cellsOf } from '../../law/report/cells.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import { type Trend, type TrendYear, trendsOf } from '../../law/report/trend-lines.ts';
import type { Database } from '../../store/database.ts';
import { createFiguresReadModel } from '../../store/figures-read-model.ts';
import { createPastReportStore } from '../../store/past-report-store.ts';
import { createReportActStore } from '../../store/report-act-store.ts';
import { computeReport } from '../annual-report/compute-report.ts';
import { editionsOf } from '../annual-report/document-editions.ts';
import { scopeOf } from '../annual-report/report-scope.ts';

export interface TrendAsk {
  readonly organId: number;
  /** Today in Asia/Shanghai. */
  readonly today: CivilDate;
}

/** As many years are shown; counting a year anew costs a pass over its cases. */
const MAX_COMPUTED = 10;

/** The years of an organ as published here and, where they were not, as imported. For everybody. */
export async function publicYears(db: Database, organId: number): Promise<TrendYear[]> {
  const acts = createReportActStore(db.read);
  const published = await Promise.all(
    (await acts.years(organId)).map(async (year): Promise<TrendYear[]> => {
      const last = editionsOf(await acts.list({ organId, year })).at(-1);
      return last === undefined ? [] : [{ year, format: last.format, source: 'published', cells: last.cells }];
    }),
  );
  const known = new Map(published.flat().map((one) => [one.year, one]));
  for (const { year, format, cells } of await createPastReportStore(db.read).list(organId))
    if (!known.has(year)) known.set(year, { year, format, source: 'imported', cells });
  return [...known.values()].sort((a, b) => a.year - b.year);
}

/** The same, with what cases and entries give today for closed years of which there is no report. For staff. */
export async function staffYears(db: Database, { organId, today }: TrendAsk): Promise<TrendYear[]> {
  const stated = await publicYears(db, organId);
  const known = new Set(stated.map(({ year }) => year));
  const scope = await scopeOf(db, { organ: organId });
  const model = createFiguresReadModel(db.read);
  const last = Number(today.slice(0, 4)) - 1;
  const computed: TrendYear[] = [];
  for (let year = last; year > last - MAX_COMPUTED; year -= 1) {
    if (known.has(year)) continue;
    if (!(await model.knowsBefore([organId], `${year + 1}-01-01` as CivilDate))) break;
    const format = formatOfYear(year);
    const cells = cellsOf(await computeReport(db, { scope, year, format, today }));
    // A year of which nothing at all is on record is unknown, not nil.
    if (Object.values(cells).some((value) => value !== null && value > 0)) computed.push({ year, format, source: 'computed', cells });
  }
  return [...stated, ...computed].sort((a, b) => a.year - b.year);
}

/** What is shown of an organ to everybody; empty before the first report. */
export async function publicTrends(db: Database, organId: number): Promise<Trend[]> {
  return trendsOf(await publicYears(db, organId));
}
