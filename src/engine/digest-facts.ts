import type { CivilDate } from '../law/civil-date.ts';
import type { Bilingual } from '../law/errors.ts';
import type { CaseKind } from '../store/rows.ts';
import type { ServiceName } from '../store/service-state-store.ts';

/**
 * The sections of a digest, in the order in which they are read. Whose cases: the reader's, or all of the organ for heads and leaders
 * (`DigestFacts.scope`).
 *
 * - `overdue`: time runs and the due day has passed; complaints, corrections and publications too.
 * - `dueSoon`: time runs and the due day comes within `SOON_WORKING_DAYS` (law/due-soon.ts), today included.
 * - `waiting`: the next step is the reader's: to confirm receipt, to examine, to review, to sign, to reassess an exemption. Of the cases that the
 *   reader handles, none that is told as overdue, due soon or newly assigned.
 * - `limits`: open limits of reviews, suits, complaints and corrections of a request that the organ has to keep; `limit` says which.
 * - `newlyAssigned`: given to the reader by somebody else since the last working day's digest.
 * - `unassigned`: nobody handles it: cases of the reader's unit, and those of no unit.
 * - `unconfirmed`: receipt not confirmed although the internal day to do so (rules C2, Q2) is over; `dueOn` is that day.
 * - `inbound`: mail that came in and that somebody has to look at.
 */
export const DIGEST_SECTIONS = [
  'overdue',
  'dueSoon',
  'waiting',
  'limits',
  'newlyAssigned',
  'unassigned',
  'unconfirmed',
  'inbound',
] as const;
export type DigestSectionId = (typeof DIGEST_SECTIONS)[number];

/** One line: no name, no number, no address of an applicant. */
export interface DigestItem {
  /** Null for what is no case yet (`inbound`). */
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly kind: CaseKind | null;
  readonly title: string | null;
  readonly handlingState: string | null;
  /** Last day, inclusive: of the reply, of the limit, to confirm. Null where no time runs. */
  readonly dueOn: CivilDate | null;
  /** Working days after today up to the due day, inclusive; 0 on the due day; negative once it has passed. Null without a due day. */
  readonly remainingWorkingDays: number | null;
  /** True when the due day may still move: the holidays of its year are not announced. */
  readonly provisional: boolean;
  /** Which limit, in `limits`. */
  readonly limit: { readonly kind: string; readonly label: Bilingual; readonly basis: string; readonly instance: string | null } | null;
}

export interface DigestSection {
  readonly id: DigestSectionId;
  /** How many there are; more than `items` lists when there are many. */
  readonly total: number;
  /** The most urgent first, at most `MAX_DIGEST_ITEMS`. Never empty: a section with nothing in it is left out. */
  readonly items: readonly DigestItem[];
}

export const MAX_DIGEST_ITEMS = 20;

/** What the digest of one person tells on one day: kept with the mail (kind `digest`) as its `data`. */
export interface DigestFacts {
  readonly day: CivilDate;
  /** False on a day of rest, on which only those are written to who have something overdue. */
  readonly workingDay: boolean;
  /** `own`: the reader's cases; `organ`: all of the organ, for leaders and heads of the disclosure office. */
  readonly scope: 'own' | 'organ';
  readonly organName: string;
  readonly readerName: string;
  readonly sections: readonly DigestSection[];
  /** Services out of reach; told to heads and leaders. */
  readonly services: readonly { readonly name: ServiceName; readonly failingSince: string; readonly error: string | null }[];
}
