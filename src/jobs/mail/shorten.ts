const MAX_ANSWER = 300;

/** What must not be kept, or what stands in its place. */
type Hidden = string | readonly [text: string, instead: string];

/** What another server said, on one line, short enough to show, without what is hidden. */
export function shorten(answer: string, hidden: readonly Hidden[]): string | null {
  const plain = hidden
    .map((one): readonly [string, string] => (typeof one === 'string' ? [one, '••••'] : one))
    .filter(([text]) => text !== '')
    .reduce((text, [secret, instead]) => text.replaceAll(secret, instead), answer)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return plain === '' ? null : [...plain].slice(0, MAX_ANSWER).join('');
}
