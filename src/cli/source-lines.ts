import { isUtf8 } from 'node:buffer';

/** One line of a source, without its line end. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** False: what was no UTF-8 stands as U+FFFD in `text`. */
  readonly isUtf8: boolean;
}

/** Past this the rest of a line is dropped: the parser refuses such lines, and memory stays bounded. Longer than 2,000,000 characters. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The lines of a source, one batch for each chunk that arrives: whoever answers line by line can answer at once.
 *
 * Only LF and CRLF end a line: U+2028 may stand inside a JSON text, where Node's own readline would break it.
 */
export async function* lineBatches(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<readonly SourceLine[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let number = 0;
  for await (const part of source) {
    const chunk = typeof part === 'string' ? Buffer.from(part) : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    const lines: SourceLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      number += 1;
      lines.push(lineOf(number, [...rest, chunk.subarray(start, end)]));
      [rest, restBytes, start] = [[], 0, end + 1];
    }
    if (start < chunk.length && restBytes <= MAX_LINE_BYTES) {
      rest.push(chunk.subarray(start));
      restBytes += chunk.length - start;
    }
    if (lines.length > 0) yield lines;
  }
  if (restBytes > 0) yield [lineOf(number + 1, rest)];
}

function lineOf(number: number, parts: readonly Buffer[]): SourceLine {
  const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
  return { number, text: bytes.toString('utf8', 0, end), isUtf8: isUtf8(bytes) };
}
