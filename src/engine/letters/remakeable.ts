import type { CivilDate } from '../../law/civil-date.ts';
import { isDecisionCode } from '../../law/decision-codes.ts';
import { isLetterId, type LetterId } from '../../law/letter-ids.ts';
import { replyLetterOf } from '../../law/letters.ts';
import type { HistoryRow } from '../../store/rows.ts';
import { lettersOfEvent } from './letters-of-event.ts';

/** A letter that an entry of the history should have produced and that is not on file. */
export interface Remakeable {
  readonly letter: LetterId;
  /** Version of the entry. */
  readonly version: number;
  readonly type: string;
  readonly on: CivilDate;
  /** Under which it went out, as far as the history tells. */
  readonly number: string | null;
}

/** What the organ certainly wrote although no timeline states it: other papers of an inferred entry would be invented. */
const OF_INFERRED: ReadonlySet<LetterId> = new Set(['RECEIPT', 'DEFENCE', 'REVIEW_ANSWER']);

/** Letters that may be made again: those of imports and of cases from before letters were made here. In the order of the history. */
export function remakeableLetters(entries: readonly HistoryRow[]): readonly Remakeable[] {
  const made = new Set(entries.flatMap(madeBy));
  return entries.flatMap((entry, index) =>
    expectedOf(entry, entries.slice(0, index + 1), entries)
      .filter((letter) => !made.has(keyOf(entry.version, letter)))
      .map((letter) => ({ letter, version: entry.version, type: entry.type, on: entry.effectiveOn, number: numberOf(entry, letter) })),
  );
}

export interface RecordedProof {
  readonly letter: LetterId;
  readonly number: string | null;
  readonly docx: string;
  readonly pdf: string;
}

/** The letters and papers whose digests an entry holds. */
export function proofsIn(data: Readonly<Record<string, unknown>>): readonly RecordedProof[] {
  return [data.letters, data.papers].flatMap((list) => (Array.isArray(list) ? list.flatMap(proofOf) : []));
}

function proofOf(value: unknown): readonly RecordedProof[] {
  if (typeof value !== 'object' || value === null) return [];
  const { letter, number, docx, pdf } = value as Readonly<Record<string, unknown>>;
  if (!isLetterId(letter) || typeof docx !== 'string' || typeof pdf !== 'string') return [];
  return [{ letter, number: typeof number === 'string' ? number : null, docx, pdf }];
}

function madeBy({ version, type, data }: HistoryRow): readonly string[] {
  const own = proofsIn(data);
  if (type !== 'document.remade') return own.map(({ letter }) => keyOf(version, letter));
  return own.map(({ letter }) => keyOf(Number(data.ofVersion), letter));
}

function keyOf(version: number, letter: LetterId): string {
  return `${version} ${letter}`;
}

function expectedOf(entry: HistoryRow, upTo: readonly HistoryRow[], all: readonly HistoryRow[]): readonly LetterId[] {
  const { type, provenance, actorKind } = entry;
  const code = codeIn(upTo);
  const letters = lettersOfEvent({ type, code, regime: 'R2019' }); // which letter a code has is the same in both regimes
  if (provenance === 'inferred') return letters.filter((letter) => OF_INFERRED.has(letter));
  if (actorKind !== 'import') return letters;
  // Timelines tell that an application arrived and that a reply went out; that a receipt and the reply itself were written follows.
  if (type === 'application.arrived' && !all.some((one) => one.type === 'receipt.confirmed')) return [...letters, 'RECEIPT'];
  if (type === 'reply.served' && !upTo.some(isStatedIssue)) return [...replyOf(code), ...letters];
  return letters;
}

function isStatedIssue({ type, provenance }: HistoryRow): boolean {
  return type === 'reply.issued' && provenance !== 'inferred';
}

function replyOf(code: string | null): readonly LetterId[] {
  const letter = isDecisionCode(code) ? replyLetterOf(code, 'R2019') : null;
  return letter === null ? [] : [letter.id];
}

function codeIn(entries: readonly HistoryRow[]): string | null {
  const code = entries.findLast(({ data }) => typeof data.decisionCode === 'string')?.data.decisionCode;
  return typeof code === 'string' ? code : null;
}

function numberOf({ data }: HistoryRow, letter: LetterId): string | null {
  const letters = Array.isArray(data.letters) ? (data.letters as { readonly letter?: unknown; readonly number?: unknown }[]) : [];
  const number = letters.find((one) => one.letter === letter)?.number ?? (letter.startsWith('REPLY_') ? data.documentNo : undefined);
  return typeof number === 'string' ? number : null;
}
