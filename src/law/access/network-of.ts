/**
 * The network of an address, as far as it tells people apart and no further: /24 of IPv4, /64 of IPv6. Home and office networks change the rest
 * by themselves.
 *
 * @param address - As the server has it; anything else is one network, `unknown`.
 */
export function networkOf(address: string | undefined): string {
  const text = (address ?? '').toLowerCase().replace(/%.*$/, '');
  const mapped = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(text);
  if (mapped !== null) return `${mapped.slice(1, 4).join('.')}.0/24`;
  const groups = groupsOf(text);
  return groups === undefined ? 'unknown' : `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(text: string): readonly string[] | undefined {
  if (!/^[0-9a-f:.]+$/.test(text) || !text.includes(':')) return undefined;
  const [head = '', tail] = text.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const missing = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  if (missing < 0 || (tail === undefined && missing !== 0)) return undefined;
  return [...(before ?? []), ...Array<string>(missing).fill('0'), ...(after ?? [])].map((group) => group.replace(/^0+(?=.)/, ''));
}
