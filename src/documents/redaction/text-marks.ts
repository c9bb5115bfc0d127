import type { Box, PageCharacter } from '../pages/page-workshop.ts';
import { around, overlapOf } from './redaction-mark.ts';

/** Around characters: the strokes of some fonts stand out of their boxes. In points. */
const PADDING = 1;
/** Of its height that a character must share with a line to stand on it. */
const SAME_LINE = 0.5;
/** Of a character's box: what a mark covers less of is not meant. */
const TOUCHED = 0.1;

/** Characters of a page from `start` up to, not including, `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** One box a line of text, each a little larger than its characters. */
export function boxesOfRange(characters: readonly PageCharacter[], { start, end }: TextRange): readonly Box[] {
  const lines: Box[][] = [];
  for (const { box } of characters.slice(start, end)) {
    if (isEmpty(box)) continue;
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line !== undefined && last !== undefined && standsBeside(last, box)) line.push(box);
    else lines.push([box]);
  }
  return lines.flatMap((line) => {
    const box = around(line);
    return box === undefined ? [] : [padded(box)];
  });
}

/** Nobody reads half a character, but half of one tells much: a box that cuts characters grows to cover all of them. */
export function withWholeCharacters(box: Box, characters: readonly PageCharacter[]): Box {
  const touched = characters.flatMap(({ box: character }) => {
    const shared = overlapOf(box, character);
    const isCut = shared > TOUCHED * character.width * character.height && shared < 0.999 * character.width * character.height;
    return isCut ? [padded(character)] : [];
  });
  return around([box, ...touched]) ?? box;
}

/** Whether boxes hide a character: most of it lies under one of them. */
export function isCovered(character: Box, boxes: readonly Box[]): boolean {
  return boxes.some((box) => overlapOf(character, box) > 0.6 * character.width * character.height);
}

export function isEmpty({ width, height }: Box): boolean {
  return width <= 0 || height <= 0;
}

/** On the same line, with no wide gap between: columns of a table are boxes of their own. */
function standsBeside(a: Box, b: Box): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const gap = Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));
  return shared > SAME_LINE * Math.min(a.height, b.height) && gap < 2 * Math.max(a.height, b.height);
}

function padded({ x, y, width, height }: Box): Box {
  return { x: x - PADDING, y: y - PADDING, width: width + 2 * PADDING, height: height + 2 * PADDING };
}
