import type { Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { askedIn } from './applicant-hints.ts';
import { applicantMarks } from './applicant-marks.ts';
import { isSimilar } from './similar-text.ts';

/** What of an application decides whether it may be merged with another. */
export interface MergeSide {
  readonly caseId: string;
  /** Of the event that opened the case. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly title: string | null;
  readonly channel: Channel | null;
  readonly arrivedOn: CivilDate | null;
  /** It ended as an entry that is not counted: split, merged or voided. */
  readonly notCounted: boolean;
}

export interface MergeVerdict {
  /** Each forbids the merger. */
  readonly refusals: readonly ('same' | 'ended' | 'otherApplicant' | 'otherDay')[];
  /** Each is for the officer to weigh. */
  readonly warnings: readonly ('sameChannel' | 'otherText')[];
}

/**
 * Whether one entry may end as a duplicate of another: the same applicant, the same day, the same content, another channel. An application
 * that came on another day is repeated, not registered twice, and must be answered (条例 (2019) art. 36(6)).
 *
 * Legal source: project rule of domain 2.2.
 */
export function mergeVerdict(closing: MergeSide, kept: MergeSide): MergeVerdict {
  const refusals: MergeVerdict['refusals'][number][] = [];
  if (closing.caseId === kept.caseId) return { refusals: ['same'], warnings: [] };
  if (kept.notCounted) refusals.push('ended');
  if (!isSameApplicant(closing, kept)) refusals.push('otherApplicant');
  if (closing.arrivedOn !== kept.arrivedOn) refusals.push('otherDay');
  const warnings: MergeVerdict['warnings'][number][] = [];
  if (closing.channel === kept.channel) warnings.push('sameChannel');
  if (!isSimilar(askedIn(closing.data, closing.title), askedIn(kept.data, kept.title))) warnings.push('otherText');
  return { refusals, warnings };
}

/** By number or code where both gave one, by name otherwise. */
function isSameApplicant(one: MergeSide, other: MergeSide): boolean {
  const [a, b] = [applicantMarks(one.data.applicant), applicantMarks(other.data.applicant)];
  for (const kind of ['idNumber', 'uscc'] as const) {
    if (a[kind] !== undefined && b[kind] !== undefined) return a[kind] === b[kind];
  }
  return a.name !== undefined && a.name === b.name;
}
