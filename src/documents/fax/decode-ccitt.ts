import { type BitReader, createBitReader } from './bit-reader.ts';
import { type Changes, decodeLine1D, decodeLine2D, whiteLine } from './decode-line.ts';

/** How the lines of a fax are coded. `g31d` and `g32d` have marks at the ends of lines, `rle` has lines that begin with a byte. */
export type FaxCoding = 'rle' | 'g31d' | 'g32d' | 'g4';

export interface CodedLines {
  readonly data: Uint8Array;
  readonly coding: FaxCoding;
  /** In dots, 1 or more. */
  readonly width: number;
  readonly height: number;
}

export interface DecodedLines {
  /** Rows that begin with a byte; 1 is black. */
  readonly bits: Uint8Array;
  /** Lines that could not be read: those of the telephone line's noise repeat the one above, those that are missing are white. */
  readonly damaged: number;
}

/** Marks of a line's end in a row that end a page (T.4 4.1.4); no line is without dots. */
const EOLS_OF_END = 2;

/** Reads the lines of a fax as far as they go. Never throws: what is damaged is counted. */
export function decodeCcitt({ data, coding, width, height }: CodedLines): DecodedLines {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  const reader = createBitReader(data);
  const next = lineSource(reader, coding, width);
  let [above, damaged]: [Changes, number] = [whiteLine(width), 0];
  for (let row = 0; row < height; row += 1) {
    const line = next(above);
    if (line === 'end') return { bits, damaged: damaged + height - row };
    if (line === 'damaged') damaged += 1;
    else above = line;
    paint(bits.subarray(row * rowBytes, (row + 1) * rowBytes), above);
  }
  return { bits, damaged };
}

type NextLine = (above: Changes) => Changes | 'damaged' | 'end';

function lineSource(reader: BitReader, coding: FaxCoding, width: number): NextLine {
  if (coding === 'g4') return (above) => (reader.isAtEnd() ? 'end' : (decodeLine2D(reader, above, width) ?? 'end'));
  if (coding === 'g31d' || coding === 'g32d') return g3Source(reader, coding, width);
  return () => {
    if (reader.isAtEnd()) return 'end';
    const line = decodeLine1D(reader, width);
    reader.align();
    return line ?? 'damaged';
  };
}

/** After damage the next mark of a line's end is looked for; lines that build on a damaged one are worth nothing either. */
function g3Source(reader: BitReader, coding: 'g31d' | 'g32d', width: number): NextLine {
  let [waitsFor1D, hasMarks] = [false, false];
  return (above) => {
    let [eols, is1D] = [0, true];
    // Some writers leave a run of no dots behind a full line; a few write no marks at all.
    if (hasMarks) reader.seekEol();
    while (reader.takeEol()) {
      eols += 1;
      if (coding === 'g32d') is1D = reader.takeBit() === 1;
    }
    hasMarks ||= eols > 0;
    if (reader.isAtEnd() || eols >= EOLS_OF_END) return 'end';
    waitsFor1D &&= !is1D;
    const line = waitsFor1D ? undefined : is1D ? decodeLine1D(reader, width) : decodeLine2D(reader, above, width);
    if (line !== undefined) return line;
    waitsFor1D = coding === 'g32d';
    if (!hasMarks) reader.seekEol();
    return 'damaged';
  };
}

/** Blackens what lies between each odd change and the next. */
function paint(row: Uint8Array, changes: Changes): void {
  for (let index = 0; index + 1 < changes.length; index += 2) fill(row, changes[index] ?? 0, changes[index + 1] ?? 0);
}

/** @param to - exclusive. */
function fill(row: Uint8Array, from: number, to: number): void {
  if (from >= to) return;
  const [first, last] = [from >> 3, (to - 1) >> 3];
  const [head, tail] = [0xff >> (from & 7), (0xff << (7 - ((to - 1) & 7))) & 0xff];
  if (first === last) {
    row[first] = (row[first] ?? 0) | (head & tail);
    return;
  }
  row[first] = (row[first] ?? 0) | head;
  row.fill(0xff, first + 1, last);
  row[last] = (row[last] ?? 0) | tail;
}
