const OPENING = /[[(（〔【〖「『《〈<{]/g;
const CLOSING = /[\])）〕】〗」』》〉>}]/g;
/** Longer than any number; the rest is not looked at. */
const MAX_TYPED = 200;
const PARTS = /^(.+?)〔(\d{4})〕0*(\d{1,9})号?(?:-\d{1,3})?$/;

/**
 * A case number as people type it, in the form in which it is stored: any width, brackets and blanks, with or without 号, without the
 * suffix of a later round. Text of another form comes back without blanks and control characters.
 */
export function readCaseNumber(typed: string): string {
  const plain = typed
    .slice(0, MAX_TYPED)
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]/gu, '')
    .replace(OPENING, '〔')
    .replace(CLOSING, '〕')
    .replace(/[—–−]/g, '-');
  const parts = PARTS.exec(plain);
  return parts === null ? plain : `${parts[1]}〔${parts[2]}〕${parts[3]}号`;
}
