import { computeReport } from '../src/engine/annual-report/compute-report.ts';
import { scopeOf } from '../src/engine/annual-report/report-scope.ts';
import { civilDate } from '../src/law/civil-date.ts';
import type { Database } from '../src/store/database.ts';
import { openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { type Comparison, compare, timed } from './measure.ts';
import { fillForReport } from './report-cases.ts';
import { fileIn, openFile, prepareFile, type Workplace } from './temporary-database.ts';

const TODAY = civilDate('2026-03-02');
const YEAR = 2018;
/** All the days of the cases: every one of them is counted. */
const ALL_DAYS = { from: civilDate('2012-01-01'), until: civilDate('2025-12-31') };

/** What one would ask the table for by hand. */
const BY_HAND = `select applicant_class, decision_code, count(*) as n from cases
  where kind = 'request' and received_on between ? and ? group by applicant_class, decision_code`;
/** The bare sum of what the report goes through, by nothing but its own index: nothing can be faster. */
const BY_INDEX =
  'select organ_id, figures_kind, count(*) as n from cases where figures_received is not null group by organ_id, figures_kind';

export interface ReportSize {
  readonly cases: number;
  readonly rounds: number;
}

/** Whole reports, checks included, against bare aggregates over the same table. */
export async function annualReports(size: ReportSize, workplace: Workplace): Promise<Comparison[]> {
  const file = fileIn(workplace, 'report.sqlite');
  const count = await prepareFile(file, (db) => fillForReport(db, size.cases));
  const db = openFile(file);
  try {
    return await reportsAgainstAggregates(db, { ...size, cases: count, on: 'SQLite' });
  } finally {
    await db.close();
  }
}

/** The same on an empty database of PostgreSQL. */
export async function annualReportsOnPostgres(size: ReportSize, url: string): Promise<Comparison[]> {
  const db = openDatabase({ url, dataDir: '.' });
  try {
    await migrate(db);
    const count = await fillForReport(db, size.cases);
    await db.write.raw('vacuum analyze cases'); // as the server does by itself after a while
    return await reportsAgainstAggregates(db, { ...size, cases: count, on: 'PostgreSQL' });
  } finally {
    await db.close();
  }
}

async function reportsAgainstAggregates(db: Database, about: ReportSize & { readonly on: string }): Promise<Comparison[]> {
  const { cases, rounds, on } = about;
  const scope = await scopeOf(db, {});
  const ask = { scope, year: YEAR, format: 'T2021' as const, today: TODAY };
  const aggregate = (sql: string, bindings: readonly string[]) => () => timed(1, async () => void (await db.read.raw(sql, [...bindings])));
  const report = (period?: typeof ALL_DAYS) => () => timed(1, async () => void (await computeReport(db, { ...ask, period })));
  const what = (name: string, against: string) => ({
    name: `${name}, ${on}, ${cases.toLocaleString('en-US')} cases`,
    unit: 'reports',
    against,
    rounds,
  });
  const [first, last] = [`${YEAR}-01-01`, `${YEAR}-12-31`];
  return [
    await compare(what('report of a year', 'select … group by over the table, by hand'), {
      ours: report(),
      theirs: aggregate(BY_HAND, [first, last]),
    }),
    await compare(what('report of a year', 'count(*) … group by over its own index'), { ours: report(), theirs: aggregate(BY_INDEX, []) }),
    await compare(what('report of all the days', 'select … group by over the table, by hand'), {
      ours: report(ALL_DAYS),
      theirs: aggregate(BY_HAND, [ALL_DAYS.from, ALL_DAYS.until]),
    }),
  ];
}
