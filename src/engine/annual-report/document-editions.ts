import type { CellMap } from '../../law/report/cells.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import type { ReportActRow } from '../../store/report-act-store.ts';
import { reportStateOf } from './report-stream.ts';
import { formatOfReport } from './text-figures.ts';

/** The report as it was published, once for each time. What was published is not changed by what is done afterwards. */
export interface Edition {
  /** 1, 2, 3 … */
  readonly edition: number;
  readonly publishedOn: string;
  readonly link: string | null;
  readonly format: ReportFormat;
  /** As frozen. */
  readonly cells: CellMap;
  readonly texts: Readonly<Record<string, string>>;
  /** Why the edition before was corrected; null for the first. */
  readonly reason: string | null;
}

/** The editions of a report, the first one first. Empty while nothing was published. */
export function editionsOf(acts: readonly ReportActRow[]): Edition[] {
  const editions: Edition[] = [];
  let reason: string | null = null;
  for (const [index, act] of acts.entries()) {
    if (act.type === 'report.reopened') reason = String(act.data.reason ?? '');
    if (act.type !== 'report.published') continue;
    const state = reportStateOf(acts.slice(0, index + 1));
    editions.push({
      edition: state.edition,
      publishedOn: state.publishedOn ?? act.recordedAt.slice(0, 10),
      link: state.link,
      format: formatOfReport(state, act.year),
      cells: state.frozen?.cells ?? {},
      texts: state.texts,
      reason,
    });
  }
  return editions;
}

/** The corrections up to an edition, each with the day on which the corrected report was published. */
export function correctionsUpTo(editions: readonly Edition[], edition: number): { readonly on: string; readonly reason: string }[] {
  return editions
    .filter((one) => one.reason !== null && one.edition <= edition)
    .map(({ publishedOn, reason }) => ({ on: publishedOn, reason: reason ?? '' }));
}

/** One wording of a part of the text. */
export interface TextVersion {
  /** Number of the act. */
  readonly number: number;
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** Every wording of a part, the newest first. */
export function textVersions(acts: readonly ReportActRow[], part: string): TextVersion[] {
  return acts
    .filter(({ type, data }) => type === 'report.textWritten' && data.part === part)
    .map(({ number, data, actorName, recordedAt }) => ({ number, text: String(data.text), by: actorName, at: recordedAt }))
    .reverse();
}
