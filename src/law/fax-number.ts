const MIN_DIGITS = 3;
const MAX_DIGITS = 20;

/**
 * A fax number as it is dialled: digits, with `+` at the beginning or hyphens between them. Blanks, brackets and full-width figures are how people
 * write it; anything else, or a number that would begin with a hyphen, is none. A program that is given it can take it for nothing else.
 */
export function findFaxNumber(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/-{2,}/g, '-');
  const digits = plain.replace(/\D/g, '').length;
  return /^\+?\d[\d-]*\d$/.test(plain) && digits >= MIN_DIGITS && digits <= MAX_DIGITS ? plain : undefined;
}
