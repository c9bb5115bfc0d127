import type { ApplicantClass, Channel } from './channels.ts';
import type { RegimeId } from './step-facts.ts';

/** What somebody who knows an applicant may know: by these a case could be found among others. */
export interface QuasiIdentifiers {
  /** `2025-03`, `2025-Q1` or `2025`. */
  readonly received: string;
  /** The regime says before or after 15 May 2019, whatever the period is called. */
  readonly regime: RegimeId;
  /** A class of the annual report, `organisation` for any but natural persons, or null when it is not on record. */
  readonly applicant: ApplicantClass | 'organisation' | null;
  readonly channel: Channel;
  readonly review: boolean;
  readonly suit: boolean;
}

/** From the finest to the coarsest: months, quarters, the year; then all organisations together. */
const LEVELS: readonly ((row: QuasiIdentifiers) => QuasiIdentifiers)[] = [
  (row) => row,
  (row) => ({ ...row, received: quarterOf(row.received) }),
  (row) => ({ ...row, received: row.received.slice(0, 4) }),
  (row) => ({ ...row, received: row.received.slice(0, 4), applicant: organisationOf(row.applicant) }),
];

export interface Grouped<T> {
  /** Each in a group of at least `k` that have the same quasi-identifiers. */
  readonly rows: readonly T[];
  /** How many were left out, since even the coarsest group was smaller. */
  readonly suppressed: number;
}

/**
 * Makes cases indistinguishable: each stands in a group of `k` or more whose quasi-identifiers are the same. A group that is smaller is
 * told more coarsely, together with others like it, and left out where that does not help.
 *
 * @param k - 3 or more.
 */
export function groupAtLeast<T extends QuasiIdentifiers>(rows: readonly T[], k: number): Grouped<T> {
  if (!Number.isInteger(k) || k < 3) throw new RangeError(`k must be a whole number, 3 or more: ${k}`);
  const kept: T[] = [];
  let rest: readonly T[] = rows;
  for (const level of LEVELS) {
    const groups = [...groupsOf(rest.map((row): T => ({ ...row, ...level(row) })))];
    for (const group of groups) if (group.length >= k) kept.push(...group);
    rest = groups.filter(({ length }) => length < k).flat();
  }
  return { rows: kept, suppressed: rest.length };
}

/** Cases that cannot be told apart by what somebody may know of them. */
export function groupsOf<T extends QuasiIdentifiers>(rows: readonly T[]): Iterable<readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.received, row.regime, row.applicant, row.channel, row.review, row.suit]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups.values();
}

function quarterOf(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return /^\d\d$/.test(number) ? `${year}-Q${Math.ceil(Number(number) / 3)}` : month;
}

function organisationOf(applicant: QuasiIdentifiers['applicant']): QuasiIdentifiers['applicant'] {
  return applicant === null || applicant === 'naturalPerson' ? applicant : 'organisation';
}
