import { parseArgs } from 'node:util';
import { annualReports, annualReportsOnPostgres } from './annual-report.ts';
import { FULL, runAll, SMOKE } from './run-all.ts';
import { comparisonTable } from './table.ts';
import { createWorkplace } from './temporary-database.ts';

const { values } = parseArgs({
  options: { smoke: { type: 'boolean' }, dir: { type: 'string' }, reports: { type: 'boolean' }, postgres: { type: 'string' } },
});
const size = values.smoke === true ? SMOKE : FULL;
const reports = { cases: size.reportCases, rounds: size.rounds };
const comparisons = values.reports === true ? await onlyReports() : await runAll(size, { directory: values.dir });
if (values.postgres !== undefined) comparisons.push(...(await annualReportsOnPostgres(reports, values.postgres)));
console.log(comparisonTable(comparisons));

async function onlyReports() {
  const workplace = createWorkplace(values.dir);
  try {
    return await annualReports(reports, workplace);
  } finally {
    workplace.remove();
  }
}
