/**
 * A number as people fill it into a table: full-width digits, separators of thousands and blanks around it are accepted; a dash or nothing is
 * not known.
 *
 * @returns undefined when it is no number that a cell can hold: below minus or above a thousand million, or with more than four decimals.
 */
export function readStatedValue(typed: string): number | null | undefined {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s,，]/g, '')
    .replace(/^[−–—]+$/, '')
    .replace(/^[−–](?=\d)/, '-');
  if (text === '' || text === '-' || text === '/') return null;
  if (!/^-?\d{1,9}(\.\d{1,4})?$/.test(text)) return undefined;
  return Number(text);
}
