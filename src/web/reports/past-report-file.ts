import { readStored } from '../../engine/files/read-stored.ts';
import type { CheckedPastReport } from '../../engine/past-reports/check-past-report.ts';
import { type BroughtReport, kindOfReportFile, readPastReport } from '../../engine/past-reports/past-reports.ts';
import type { FileRow } from '../../store/file-store.ts';
import type { WebDeps } from '../web-deps.ts';

export interface ReadPastReport {
  readonly brought: BroughtReport;
  readonly checked: CheckedPastReport;
}

/** The last year but this: of which there may be a report. */
export function thisYear({ today }: Pick<WebDeps, 'today'>): number {
  return Number(today().slice(0, 4));
}

/**
 * What an upload holds as the report of a year.
 *
 * @returns undefined when it is no file of a report.
 * @throws {UnreadableTableError}
 * @throws {InvalidInputError} for a year of which there is no report to import.
 */
export async function readUploadedReport(
  deps: Pick<WebDeps, 'db' | 'vault' | 'today'>,
  file: Pick<FileRow, 'name' | 'sha256'>,
  about: Pick<BroughtReport, 'organId' | 'year' | 'source'>,
): Promise<ReadPastReport | undefined> {
  const kind = kindOfReportFile(file.name);
  const bytes = kind === undefined ? undefined : await readStored(deps.vault, file.sha256);
  if (kind === undefined || bytes === undefined) return undefined;
  const brought = { ...about, fileName: file.name, kind, bytes };
  return { brought, checked: await readPastReport(deps.db.read, brought, { thisYear: thisYear(deps) }) };
}
