import { annualReportGuardTexts } from '../../../machines/annual-report.machine.ts';
import { reportDocument } from '../../documents/report/report-document.ts';
import { StepRefusedError } from '../../law/errors.ts';
import { cellsOf } from '../../law/report/cells.ts';
import type { Check } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import { type ComputeAsk, computeReport } from './compute-report.ts';
import { blockingChecks, workingReport } from './document.ts';
import { type ReportFileKind, reportFile } from './document-files.ts';

/** What stands in the place of a name where all organs are counted together. */
const ALL_ORGANS = '全部机关';

/**
 * The report as a file for the command line: with its text where it is that of one organ and year in the same format, else the tables alone.
 *
 * @throws {StepRefusedError} while a check fails: what does not add up does not leave the house.
 */
export async function exportReport(db: Database, ask: ComputeAsk, kind: Exclude<ReportFileKind, 'pdf'>, madeAt: Date): Promise<Uint8Array> {
  const { facts, document, failing } = (await written(db, ask)) ?? (await computed(db, ask));
  requireNone(failing);
  const { bytes } = await reportFile(kind, { facts, document, madeAt, typeset: async (docx) => docx });
  return bytes;
}

async function written(db: Database, { scope, year, period, format, today }: ComputeAsk) {
  const [id, ...more] = scope.organIds;
  if (id === undefined || more.length > 0 || scope.name === null || period !== undefined) return undefined;
  const working = await workingReport(db, { organ: { id, name: scope.name }, year, today });
  if (working.state.stage === 'unopened' || working.numbers.format !== format) return undefined;
  return { ...working, failing: blockingChecks(working) };
}

async function computed(db: Database, ask: ComputeAsk) {
  const report = await computeReport(db, ask);
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

function requireNone(failing: readonly Check[]): void {
  if (failing.length === 0) return;
  const { basis, text } = annualReportGuardTexts.checksHold;
  const words = (language: 'zh' | 'en') => failing.map(({ id, detail }) => `${id}：${detail?.[language] ?? ''}`).join('；');
  throw new StepRefusedError({ rule: 'guard', basis, text: { zh: `${text.zh}${words('zh')}`, en: `${text.en} ${words('en')}` } });
}
