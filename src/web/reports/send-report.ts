import type { Response } from 'express';
import { type ReportFileKind, reportFile } from '../../engine/annual-report/document-files.ts';
import { blockingChecks, type PublishedReport, type WorkingReport } from '../../engine/annual-report/document.ts';
import { StepRefusedError } from '../../law/errors.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage } from '../language.ts';
import { reportTextTexts } from '../texts/report-text.ts';
import { fileNameParameters } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';

type Deps = Pick<WebDeps, 'press' | 'now'>;

/** @throws {StepRefusedError} while a check fails: what does not add up does not leave the house. */
export function requireSound(working: WorkingReport): void {
  const failed = blockingChecks(working);
  if (failed.length === 0) return;
  const names = failed.map(({ id }) => id).join('、');
  const details = (language: 'zh' | 'en') => failed.flatMap(({ detail }) => (detail === undefined ? [] : [detail[language]])).join('；');
  const text = inEachLanguage(() => reportTextTexts.blocked(names));
  throw new StepRefusedError({
    rule: 'guard',
    basis: '国办公开办函〔2021〕30号（勾稽关系）；本系统规则',
    text: { zh: `${text.zh}${details('zh')}`, en: `${text.en} ${details('en')}` },
  });
}

/** The report as a file, made for this answer. @throws {HttpProblem} 404 for a PDF where none are made. */
export async function makeReportFile(deps: Deps, kind: ReportFileKind, report: Pick<PublishedReport | WorkingReport, 'facts' | 'document'>) {
  const { press } = deps;
  if (kind === 'pdf' && press === undefined) throw new HttpProblem(404, 'notFound');
  const typeset: Parameters<typeof reportFile>[1]['typeset'] = (docx, options) => {
    if (press === undefined) throw new HttpProblem(404, 'notFound');
    return press.typeset(docx, options);
  };
  return reportFile(kind, { facts: report.facts, document: report.document, madeAt: deps.now(), typeset });
}

/** Always to be saved: nothing of it runs in the name of this site. */
export async function sendReportFile(
  res: Response,
  deps: Deps,
  { kind, report }: { readonly kind: ReportFileKind; readonly report: Pick<PublishedReport | WorkingReport, 'facts' | 'document'> },
): Promise<void> {
  const { mediaType, name, bytes } = await makeReportFile(deps, kind, report);
  res
    .set({
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; ${fileNameParameters(name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .send(Buffer.from(bytes));
}
