import { createHash } from 'node:crypto';

/** By what two applications may be known to have the same applicant. */
export const MARK_KINDS = ['name', 'idNumber', 'uscc', 'phone'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export type ApplicantMarks = Readonly<Partial<Record<MarkKind, string>>>;

const PREFIXES: Readonly<Record<MarkKind, string>> = { name: 'qxn', idNumber: 'qxi', uscc: 'qxu', phone: 'qxp' };
/** Of the hash: with the prefix a mark is a single word of the search index. */
const HEX_DIGITS = 32;
/** Shorter ones are extensions or slips, and many people's. */
const MIN_PHONE_DIGITS = 7;

/**
 * Words by which the search index finds the cases of an applicant: by name, identity number, credit code or telephone, however they were
 * typed. They are hashes so that nobody who types a number into the search box of the queue learns whose cases it stands in. They keep no
 * secret from whoever holds the database: its histories have the numbers themselves, so a salt would protect nothing.
 */
export function applicantMarks(applicant: unknown): ApplicantMarks {
  if (typeof applicant !== 'object' || applicant === null) return {};
  const given = applicant as Readonly<Record<string, unknown>>;
  const marks: Partial<Record<MarkKind, string>> = {};
  for (const kind of MARK_KINDS) {
    const value = given[kind];
    const normal = typeof value === 'string' ? normalised(kind, value) : '';
    if (normal !== '') marks[kind] = PREFIXES[kind] + createHash('sha256').update(`${kind} ${normal}`).digest('hex').slice(0, HEX_DIGITS);
  }
  return marks;
}

/** The mark of a kind among the words of a case; undefined when its application did not tell. */
export function markIn(searchText: string, kind: MarkKind): string | undefined {
  return searchText.split(' ').find((word) => word.length === PREFIXES[kind].length + HEX_DIGITS && word.startsWith(PREFIXES[kind]));
}

function normalised(kind: MarkKind, value: string): string {
  const plain = value.normalize('NFKC').toLowerCase();
  if (kind !== 'phone') return plain.replace(/[^\p{Letter}\p{Number}]/gu, '');
  const digits = plain.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return digits.length < MIN_PHONE_DIGITS ? '' : digits;
}
