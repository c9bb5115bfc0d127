import { createReadStream } from 'node:fs';

/** Encodings in which Chinese offices write text; the two of UTF-16 only with their mark at the beginning. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;
const MARKED = [
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
] as const;

/** Control characters that no text has; tabs, line ends and page breaks are none of them. */
const CONTROLS = /(?![\t\n\f\r\u0080-\u009f])\p{Control}/u;
/** What a browser or a shell would run if it took the text for more than text. */
const CODE_START = /^\s*(?:<(?:!doctype|html|head|body|script|svg|\?xml|\?php|iframe|!--)|#!)/i;

interface TextRules {
  /** Pages and scripts as well: for files that are read here and never shown to anybody. */
  readonly mayBeCode?: boolean;
}

/** Whether a file is text that is meant to be read: no control bytes, no page, no script. */
export async function isPlainText(path: string, { mayBeCode = false }: TextRules = {}): Promise<boolean> {
  const marked = await markedEncoding(path);
  for (const encoding of marked === undefined ? ENCODINGS : [marked]) {
    if (await readsAs(path, encoding, mayBeCode)) return true;
  }
  return false;
}

async function readsAs(path: string, encoding: string, mayBeCode: boolean): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      if (CONTROLS.test(text) || (first && !mayBeCode && CODE_START.test(text))) return false;
      first = false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // not in this encoding
    throw error;
  }
}

async function markedEncoding(path: string): Promise<string | undefined> {
  for await (const chunk of createReadStream(path, { start: 0, end: 1 }) as AsyncIterable<Buffer>) {
    return MARKED.find(({ mark }) => chunk.equals(mark))?.encoding;
  }
  return undefined;
}
