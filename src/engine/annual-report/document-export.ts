import { reportDocument } from '../../documents/report/report-document.ts';
import { cellsOf } from '../../law/report/cells.ts';
import type { Database } from '../../store/database.ts';
import type { ComputeAsk } from './compute-report.ts';
import { blockingChecks, workingReport } from './document.ts';
import { type ReportFileKind, reportFile } from './document-files.ts';
import { requireHolding } from './held-back.ts';
import { tellReport } from './told-report.ts';

/** What stands in the place of a name where all organs are counted together. */
const ALL_ORGANS = '全部机关';

/**
 * The report as a file for the command line: with its text where it is that of one organ and year in the same format, else the tables alone.
 *
 * @throws {StepRefusedError} while a check fails: what does not add up does not leave the house.
 */
export async function exportReport(db: Database, ask: ComputeAsk, kind: Exclude<ReportFileKind, 'pdf'>, madeAt: Date): Promise<Uint8Array> {
  const { facts, document, failing } = (await written(db, ask)) ?? (await computed(db, ask));
  requireHolding(failing, 'released');
  const { bytes } = await reportFile(kind, { facts, document, madeAt, typeset: async (docx) => docx });
  return bytes;
}

async function written(db: Database, { scope, year, period, format, today }: ComputeAsk) {
  const { reportOf: id, name } = scope;
  if (id === undefined || name === null || period !== undefined) return undefined;
  const working = await workingReport(db, { organ: { id, name }, year, today });
  if (working.state.stage === 'unopened' || working.numbers.format !== format) return undefined;
  if ((working.state.covers === 'subtree') !== (scope.subtree === true)) return undefined; // the written report is of other bodies
  return { ...working, failing: blockingChecks(working) };
}

async function computed(db: Database, ask: ComputeAsk) {
  const report = await tellReport(db, ask);
  const facts = {
    organ: ask.scope.name ?? ALL_ORGANS,
    year: ask.year,
    format: ask.format,
    cells: cellsOf(report),
    texts: {},
    publishedOn: null,
    edition: 1,
    corrections: [],
    charts: [],
  };
  return {
    facts,
    document: reportDocument(facts),
    failing: report.checks.filter(({ ok, severity }) => ok === false && severity === undefined),
  };
}
