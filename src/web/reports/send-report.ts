import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { blockingChecks, type PublishedReport, type WorkingReport } from '../../engine/annual-report/document.ts';
import { type ReportFile, type ReportFileKind, reportFile } from '../../engine/annual-report/document-files.ts';
import { requireHolding, whyHeldBack } from '../../engine/annual-report/held-back.ts';
import type { Bilingual } from '../../law/errors.ts';
import { HttpProblem } from '../http-problem.ts';
import { fileNameParameters } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';

type Deps = Pick<WebDeps, 'press' | 'now'>;

/** @throws {StepRefusedError} while a check fails: what does not add up does not leave the house. */
export function requireSound(working: WorkingReport): void {
  requireHolding(blockingChecks(working), 'released');
}

/** The checks that fail, with what does not add up. */
export function whyUnsound(working: WorkingReport): Bilingual | undefined {
  const failed = blockingChecks(working);
  return failed.length === 0 ? undefined : whyHeldBack(failed, 'released');
}

/** What was published looks the same for ever: it is made once, while it is among the last that were asked for. */
export function publishedFiles(deps: Deps) {
  const kept = new Map<string, Promise<ReportFile>>();
  return (kind: ReportFileKind, report: PublishedReport): Promise<ReportFile> => {
    const key = `${kind} ${createHash('sha256').update(JSON.stringify(report.facts)).digest('hex')}`;
    const made = kept.get(key) ?? makeReportFile(deps, kind, report);
    kept.delete(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -MAX_KEPT)) kept.delete(oldest);
    return made;
  };
}

/** Files of some dozen kilobytes, a PDF of some hundred. */
const MAX_KEPT = 40;

/** The report as a file. @throws {HttpProblem} 404 for a PDF where none are made. */
export async function makeReportFile(
  deps: Deps,
  kind: ReportFileKind,
  report: Pick<PublishedReport | WorkingReport, 'facts' | 'document'>,
) {
  const { press } = deps;
  if (kind === 'pdf' && press === undefined) throw new HttpProblem(404, 'notFound');
  const typeset: Parameters<typeof reportFile>[1]['typeset'] = (docx, options) => {
    if (press === undefined) throw new HttpProblem(404, 'notFound');
    return press.typeset(docx, options);
  };
  const { publishedOn } = report.facts;
  const madeAt = publishedOn === null ? deps.now() : new Date(`${publishedOn}T00:00:00.000Z`);
  return reportFile(kind, { facts: report.facts, document: report.document, madeAt, typeset });
}

/** Always to be saved: nothing of it runs in the name of this site. */
export function sendReportFile(res: Response, { mediaType, name, bytes }: ReportFile): void {
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
