/** What a case number or a document number is made of. `organShortName` is the organ's word before 公开, such as 东政. */
export interface CaseNumber {
  readonly organShortName: string;
  readonly year: number;
  /** Runs from 1 each year without gaps. */
  readonly number: number;
  /** Requests unless given. */
  readonly kind?: NumberedKind;
  /** 1 for the first handling; a later round is shown as a suffix. 1 unless given. */
  readonly round?: number;
}

export interface DocumentNumber {
  readonly organShortName: string;
  /** Character of the series (答, 补, 延 …). Each series has its own numbers. */
  readonly typeLetter: string;
  readonly year: number;
  /** Runs from 1 each year without gaps; voided numbers stay listed. */
  readonly number: number;
}

/** Series characters of requests, and of complaints and record corrections that no request gave rise to; no document uses them. */
export const CASE_TYPE_LETTERS = { request: '申', complaint: '诉', recordCorrection: '更' } as const;
export type NumberedKind = keyof typeof CASE_TYPE_LETTERS;

/** 东政公开答〔2024〕12号 */
export function documentNumberText({ organShortName, typeLetter, year, number }: DocumentNumber): string {
  return `${organShortName}公开${typeLetter}〔${year}〕${number}号`;
}

/** 东政公开申〔2024〕38号, in a second round 东政公开申〔2024〕38号-2 */
export function caseNumberText({ round = 1, kind = 'request', ...rest }: CaseNumber): string {
  const text = documentNumberText({ ...rest, typeLetter: CASE_TYPE_LETTERS[kind] });
  return round > 1 ? `${text}-${round}` : text;
}
