import type { LetterId } from '../../law/letter-ids.ts';
import { REPLY_LETTERS } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import type { LetterRow } from '../../store/letter-store.ts';
import type { DocumentNumberRow } from '../../store/rows.ts';
import { say } from '../language.ts';
import { serviceTexts } from '../texts/service.ts';
import { trackTexts } from '../texts/track.ts';
import { texts } from '../texts.ts';
import type { Round } from './track-rounds.ts';

/** Letters that are addressed to the applicant. All others stay inside or go to somebody else. */
const TO_THE_APPLICANT: ReadonlySet<LetterId> = new Set<LetterId>([
  ...['RECEIPT', 'CORR_NOTICE', 'REASON_NOTICE', 'EXT_NOTICE', 'DEFER_NOTICE', 'TP_INFO', 'FEE_NOTICE', 'CLOSE_O'],
  ...REPLY_LETTERS,
] as LetterId[]);

/** A letter as its applicant may have it. */
export interface SentLetter {
  readonly letter: LetterId;
  readonly number: string;
  /** As it stands on the letter. */
  readonly title: string;
  /** Version of the entry that made it. */
  readonly version: number;
  /** The day it bears. */
  readonly on: string;
  readonly fileId: string;
}

/**
 * The letters that went out to the applicant: numbered ones, of numbers that are not void, and replies only once they were served.
 *
 * @param letters - All that were made in the case.
 * @param numbers - Their numbers, void ones among them.
 */
export function sentLetters(
  rounds: readonly Round[],
  { letters, numbers }: { readonly letters: readonly LetterRow[]; readonly numbers: readonly DocumentNumberRow[] },
): readonly SentLetter[] {
  const lines = new Map(rounds.flatMap(({ lines: own }) => own.map((line) => [line.version, line] as const)));
  const served = new Set(rounds.flatMap(({ reply }) => (reply?.issuedVersion == null ? [] : [reply.issuedVersion])));
  const voided = new Set(numbers.filter(({ voidedAt }) => voidedAt !== null).map(({ text }) => text));
  return letters.flatMap(({ letter, number, title, version, pdfFile }): SentLetter[] => {
    const line = lines.get(version);
    if (line === undefined || number === null || voided.has(number) || !TO_THE_APPLICANT.has(letter)) return [];
    if (isReply(letter) && !served.has(version)) return [];
    return [{ letter, number, title, version, on: line.on, fileId: pdfFile }];
  });
}

export function isReply(letter: LetterId): boolean {
  return REPLY_LETTERS.includes(letter);
}

/** A letter as the applicant's page lists it. */
export interface LetterLink {
  readonly title: string;
  readonly number: string;
  readonly on: string;
  readonly openHref: string;
  readonly downloadHref: string;
}

/** Latest first. */
export function letterLinks(letters: readonly SentLetter[], href: string): readonly LetterLink[] {
  return [...letters].reverse().map(({ letter, number, title, on, fileId }) => {
    const file = `${href}/files/${encodeURIComponent(fileId)}`;
    return {
      title: say({ zh: title, en: LETTERS[letter].title.en }),
      number,
      on: serviceTexts.letters.dated(trackTexts.day(on)),
      openHref: `${file}?inline=1`,
      downloadHref: file,
    };
  });
}

/** Names a letter in the history. */
export function letterName({ title, number }: SentLetter): string {
  return `${title}${texts.write.bracketed(number)}`;
}
