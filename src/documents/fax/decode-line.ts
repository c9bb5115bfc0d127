import type { BitReader } from './bit-reader.ts';
import { modeOf, RUN_TABLES } from './ccitt-codes.ts';

/**
 * Where the colour changes in a line, from the left: the first change is to black, the next to white, and so on. Ends with the width, twice or
 * more, whatever the colour is there.
 */
export type Changes = readonly number[];

/** A line that is white. */
export function whiteLine(width: number): Changes {
  return [width, width, width];
}

/** A line coded by itself (T.4 4.1). @returns undefined when it is damaged. */
export function decodeLine1D(reader: BitReader, width: number): Changes | undefined {
  const changes: number[] = [];
  let [at, colour]: [number, 0 | 1] = [0, 0];
  while (at < width) {
    const run = takeRun(reader, colour);
    // Runs of no dots take no room: of these there may be no end, and every line below is compared with them.
    if (run === undefined || at + run > width || changes.length > width + 2) return undefined;
    at += run;
    changes.push(at);
    colour = colour === 0 ? 1 : 0;
  }
  return [...changes, width, width, width];
}

/** A line coded by the one above it (T.4 4.2, T.6). @returns undefined when it is damaged. */
export function decodeLine2D(reader: BitReader, above: Changes, width: number): Changes | undefined {
  const changes: number[] = [];
  let [at, colour, index]: [number, 0 | 1, number] = [-1, 0, 0];
  while (at < width) {
    // The first change above that lies right of here and is to the other colour; of one colour every second one.
    index = ((index > 0 ? index - 1 : 0) & ~1) | colour;
    while (index >= 2 && (above[index - 2] ?? width) > at) index -= 2;
    while ((above[index] ?? width) <= at && (above[index] ?? width) < width) index += 2;
    const code = modeOf(reader.peek());
    if (code === undefined) return undefined;
    reader.skip(code.bits);
    const [b1, b2] = [above[index] ?? width, above[index + 1] ?? width];
    if (code.means === 'pass') {
      at = b2;
    } else if (code.means === 'horizontal') {
      const runs = [takeRun(reader, colour), takeRun(reader, colour === 0 ? 1 : 0)] as const;
      if (runs[0] === undefined || runs[1] === undefined) return undefined;
      const first = Math.max(at, 0) + runs[0];
      at = first + runs[1];
      changes.push(first, at);
    } else {
      const change = b1 + code.means;
      if (change < Math.max(at, 0)) return undefined;
      at = change;
      changes.push(at);
      colour = colour === 0 ? 1 : 0;
    }
    if (at > width || changes.length > width + 2) return undefined;
  }
  return [...changes, width, width, width];
}

/** Runs longer than 63 dots are written in parts, of which the last is shorter than 64. */
function takeRun(reader: BitReader, colour: 0 | 1): number | undefined {
  for (let run = 0; !reader.isAtEnd(); ) {
    const code = RUN_TABLES[colour][reader.peek()];
    if (code === undefined) return undefined;
    reader.skip(code.bits);
    run += code.means;
    if (code.means < 64) return run;
  }
  return undefined;
}
