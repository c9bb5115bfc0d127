import type { ReadsPage as Reads } from '../case-desk.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { caseToolTexts } from '../texts/case-tools.ts';
import { texts } from '../texts.ts';

export interface ReadsPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly title: string;
  readonly backHref: string;
  readonly rows: readonly { readonly who: string; readonly when: string; readonly what: string; readonly detail: string }[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

interface ReadsParts {
  readonly id: string;
  readonly caseNo: string;
  readonly title: string;
  readonly reads: Reads;
  readonly isFirst: boolean;
  /** Names of the files of the case, by id. */
  readonly fileNames: ReadonlyMap<string, string>;
}

/** Who read a case when, newest first. */
export function readsPage(frame: Frame, { id, caseNo, title, reads, isFirst, fileNames }: ReadsParts): ReadsPage {
  const href = `/cases/${encodeURIComponent(id)}`;
  const { next } = reads;
  return {
    frame,
    caseNo,
    title,
    backHref: href,
    rows: reads.rows.map((row) => ({
      who: row.userName,
      when: wallClock(row.readAt),
      what: caseToolTexts.reads.kinds[row.what],
      detail: detailOf(row.detail, fileNames),
    })),
    firstHref: isFirst ? null : `${href}/reads`,
    nextHref: next === null ? null : `${href}/reads?${new URLSearchParams({ at: next.readAt, id: next.id })}`,
  };
}

/** The record keeps codes and ids; people read words and names. */
function detailOf(detail: string | null, fileNames: ReadonlyMap<string, string>): string {
  if (detail === null) return texts.none;
  const { details } = caseToolTexts.reads;
  return Object.hasOwn(details, detail) ? details[detail as keyof typeof details] : (fileNames.get(detail) ?? detail);
}
