import type { ApplicantClass, Channel } from './channels.ts';
import { CHANNEL_ROWS } from './report/t2014.ts';
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
 * told more coarsely, together with others like it, and left out where that does not help. What the list lacks of a total that the yearly
 * figures tell is never fewer than `k` cases either: they could be told apart by taking one from the other.
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
  const released = withoutRemainders(rows, kept, k);
  return { rows: released, suppressed: rows.length - released.length };
}

/** Totals that figures tell beside the list: all, by kind of applicant, by channel, with a review, with a suit. */
const TOTALS: readonly ((row: QuasiIdentifiers) => string)[] = [
  () => 'all',
  ({ applicant }) => `applicant ${organisationOf(applicant)}`,
  ({ channel }) => CHANNEL_ROWS[channel],
  ({ review }) => `review ${review}`,
  ({ suit }) => `suit ${suit}`,
];

/**
 * Takes back groups as long as the cases of some total that are left out are fewer than `k`, but some of it are listed. First a class of
 * organisations is told as organisation; where cases are left out altogether, the smallest group that belongs to the total is as well. A
 * whole group is `k` or more, so each total is settled once.
 */
function withoutRemainders<T extends QuasiIdentifiers>(all: readonly T[], kept: readonly T[], k: number): readonly T[] {
  const coarsest = LEVELS.at(-1);
  let released = kept;
  for (;;) {
    const named = shortTotal(all, released, { k, totalOf: ({ applicant }) => (isNamed(applicant) ? `class ${applicant}` : null) });
    const left = TOTALS.map((totalOf) => shortTotal(all, released, { k, totalOf })).find((group) => group !== undefined);
    const group = new Set(named ?? left ?? []);
    if (group.size === 0) return released;
    released =
      named === undefined
        ? released.filter((row) => !group.has(row))
        : released.map((row): T => (group.has(row) ? { ...row, ...coarsest?.(row) } : row));
  }
}

/** The smallest group of a total of which some are listed and fewer than `k`, but some, are not; undefined where there is none. */
function shortTotal<T extends QuasiIdentifiers>(
  all: readonly T[],
  released: readonly T[],
  { k, totalOf }: { readonly k: number; totalOf(row: QuasiIdentifiers): string | null },
): readonly T[] | undefined {
  const missing = countBy(all, totalOf);
  for (const [total, listed] of countBy(released, totalOf)) missing.set(total, (missing.get(total) ?? 0) - listed);
  const short = (row: QuasiIdentifiers): boolean => {
    const count = missing.get(totalOf(row) ?? '') ?? 0;
    return count > 0 && count < k;
  };
  return [...groupsOf(released.filter(short))].sort((a, b) => a.length - b.length)[0];
}

function countBy(rows: readonly QuasiIdentifiers[], nameOf: (row: QuasiIdentifiers) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A class of organisations by its own name. */
function isNamed(applicant: QuasiIdentifiers['applicant']): boolean {
  return applicant !== null && applicant !== 'naturalPerson' && applicant !== 'organisation';
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
