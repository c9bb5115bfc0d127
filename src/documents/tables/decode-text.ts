import { UnreadableTableError } from './table-file.ts';

const UTF16 = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** How archives and old Office files begin. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** What no text has; tabs and line ends are none of them. */
const CONTROLS = /(?![\t\n\f\r\u0080-\u009f])\p{Control}/u;

/**
 * Text as Chinese offices save it: UTF-8 with or without its mark, GBK or GB18030, UTF-16 with its mark. A text that is good UTF-8 is
 * taken for it: hardly any in GBK is.
 *
 * @throws {UnreadableTableError} for bytes that are text in none of them.
 */
export function decodeText(bytes: Uint8Array): string {
  if (WORKBOOKS.some((mark) => mark.every((byte, i) => bytes[i] === byte))) throw new UnreadableTableError('workbookAsText');
  const marked = UTF16.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked.encoding]) {
    const text = decoded(bytes, encoding);
    if (text === undefined) continue;
    if (CONTROLS.test(text)) throw new UnreadableTableError('notText');
    return text;
  }
  throw new UnreadableTableError('unknownEncoding');
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined; // not in this encoding
    throw error;
  }
}
