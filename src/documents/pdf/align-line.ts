import type { Line, LineFrame, PlacedAtom } from './lines.ts';

/** Moves the atoms of a line as the paragraph's alignment says. */
export function alignLine(line: Line, align: string | undefined, frame: LineFrame): readonly PlacedAtom[] {
  const free = frame.limit - (line.hangs ? (line.atoms.at(-1)?.x ?? line.end) : line.end);
  switch (align) {
    case 'center':
      return move(line.atoms, free / 2);
    case 'right':
    case 'end':
      return move(line.atoms, free);
    case 'distribute':
      return spread(line, free, everyGap);
    case 'both':
    case 'thaiDistribute':
    case 'mediumKashida':
      return line.ended === 'full' || line.ended === 'lineBreak' ? spread(line, free, justifiedGap) : line.atoms;
    default:
      return line.atoms;
  }
}

function move(atoms: readonly PlacedAtom[], by: number): readonly PlacedAtom[] {
  return atoms.map((placed) => ({ ...placed, x: placed.x + by }));
}

type IsGap = (left: PlacedAtom, right: PlacedAtom) => boolean;

/** Words stay whole: space goes to spaces and beside Chinese characters. */
function justifiedGap(left: PlacedAtom, right: PlacedAtom): boolean {
  return left.atom.kind === 'space' || left.atom.chinese || right.atom.chinese;
}

function everyGap(): boolean {
  return true;
}

/** Shares what is free among the gaps behind the last tab. A line that is too full stays. */
function spread(line: Line, free: number, isGap: IsGap): readonly PlacedAtom[] {
  const from = line.atoms.findLastIndex((placed) => placed.atom.kind === 'tab') + 1;
  const to = line.atoms.findLastIndex((placed) => placed.atom.kind === 'text' || placed.atom.kind === 'picture');
  const gaps = line.atoms.map((placed, at) => {
    const next = line.atoms[at + 1];
    return at >= from && at < to && next !== undefined && placed.atom.kind !== 'anchor' && isGap(placed, next);
  });
  const count = gaps.filter(Boolean).length;
  if (count === 0 || free <= 0) return line.atoms;
  let moved = 0;
  return line.atoms.map((placed, at) => {
    const here = { ...placed, x: placed.x + moved };
    if (gaps[at] === true) moved += free / count;
    return here;
  });
}
