import type { Grid } from './model.ts';
import type { ParagraphProps } from './properties.ts';

export interface LineSize {
  readonly height: number;
  /** From the line's top. */
  readonly baseline: number;
}

/** Of an exact height four fifths stand above the base line, as in LibreOffice. */
const EXACT_ABOVE = 0.8;

/** How high a line is, and where its base line runs. @param natural - What its type needs above and below the base line. */
export function lineHeight(natural: { ascent: number; descent: number }, props: ParagraphProps, grid: Grid): LineSize {
  const { line = 1, lineRule = 'auto' } = props;
  const own = natural.ascent + natural.descent;
  if (lineRule === 'exact') return { height: line, baseline: line * EXACT_ABOVE };
  const wanted = lineRule === 'atLeast' ? Math.max(own, line) : own;
  if (grid.lines !== null && grid.lines > 0 && props.snapToGrid !== false)
    return onGrid(natural, { wanted, pitch: grid.lines, factor: lineRule === 'auto' ? line : 1 });
  if (lineRule === 'atLeast') return { height: wanted, baseline: natural.ascent + (wanted - own) };
  // What a line is higher stands below its type, what it is lower is cut above.
  return { height: own * line, baseline: natural.ascent + Math.min(own * (line - 1), 0) };
}

/** Whole lines of the grid, the type in their middle. */
function onGrid(
  natural: { ascent: number; descent: number },
  { wanted, pitch, factor }: { wanted: number; pitch: number; factor: number },
): LineSize {
  const height = Math.ceil(wanted / pitch - 0.001) * pitch * factor;
  return { height, baseline: (height - natural.ascent - natural.descent) / 2 + natural.ascent };
}
