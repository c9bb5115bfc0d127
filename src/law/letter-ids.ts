/** Documents of a case file (domain 2.5). */
// biome-ignore format: a list, read as rows
export const LETTER_IDS = [
  'APP_FORM', 'REG_SHEET', 'RECEIPT', 'CORR_NOTICE', 'REASON_NOTICE', 'EXT_NOTICE', 'DEFER_NOTICE', 'TP_LETTER', 'TP_CONFIRM', 'TP_INFO',
  'TP_DISCLOSE', 'ORG_LETTER', 'COOP_LETTER', 'FEE_NOTICE', 'REPLY_G1', 'REPLY_G2', 'REPLY_P1', 'REPLY_D', 'REPLY_D8', 'REPLY_U1A',
  'REPLY_U1B', 'REPLY_U2', 'REPLY_U3', 'REPLY_N', 'CLOSE_O', 'SERVICE_PROOF', 'SECRECY_SHEET', 'SEARCH_RECORD', 'ONSPOT_NOTE',
  'REVIEW_ANSWER', 'DEFENCE', 'FILE_INDEX',
] as const;
export type LetterId = (typeof LETTER_IDS)[number];

export function isLetterId(value: unknown): value is LetterId {
  return typeof value === 'string' && (LETTER_IDS as readonly string[]).includes(value);
}

/** The replies: which one goes out follows from the decision code. */
export const REPLY_LETTERS = LETTER_IDS.filter((id) => id.startsWith('REPLY_'));
