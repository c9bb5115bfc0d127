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
}

/** Who read a case when, newest first. */
export function readsPage(frame: Frame, { id, caseNo, title, reads, isFirst }: ReadsParts): ReadsPage {
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
      detail: row.detail ?? texts.none,
    })),
    firstHref: isFirst ? null : `${href}/reads`,
    nextHref: next === null ? null : `${href}/reads?${new URLSearchParams({ at: next.readAt, id: next.id })}`,
  };
}
