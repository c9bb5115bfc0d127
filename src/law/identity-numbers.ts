const RESIDENT_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_ID_CHECKS = '10X98765432';
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Whether `text` is the number of a resident identity card (居民身份证): 18 places with a right check digit, or the 15 digits of cards
 * that were valid until 2012.
 *
 * Source: GB 11643-1999 (ISO 7064 MOD 11-2).
 */
export function isResidentIdNumber(text: string): boolean {
  if (/^\d{15}$/.test(text)) return true;
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = RESIDENT_ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return text[17] === RESIDENT_ID_CHECKS[sum % 11];
}

/**
 * Whether `text` is a unified social credit code (统一社会信用代码): 18 places with a right check character.
 *
 * Source: GB 32100-2015 (MOD 31-3).
 */
export function isUnifiedSocialCreditCode(text: string): boolean {
  if (text.length !== 18 || [...text].some((character) => !USCC_ALPHABET.includes(character))) return false;
  const sum = USCC_WEIGHTS.reduce((total, weight, place) => total + weight * USCC_ALPHABET.indexOf(text.charAt(place)), 0);
  return text[17] === USCC_ALPHABET[(31 - (sum % 31)) % 31];
}
