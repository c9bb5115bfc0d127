import type { Op } from './ops.ts';
import type { Border } from './properties.ts';

/** One of the lines that a border is drawn with: its middle, from the border's outer edge. */
interface Stroke {
  readonly at: number;
  readonly width: number;
}

const THIN = 0.75;

/** Strokes from outside to inside, and what they take together. */
function strokesOf(border: Border): { strokes: readonly Stroke[]; total: number } {
  const { style, width } = border;
  if (style === 'double') return pair(width, width, width);
  if (style === 'triple') return { strokes: [0, 2, 4].map((at) => ({ at: (at + 0.5) * width, width })), total: 5 * width };
  const thin = thinOf(style, width);
  // Named from the text outward.
  if (style.startsWith('thinThick')) return pair(Math.max(width, THIN), thin.gap, thin.line);
  if (style.startsWith('thickThin')) return pair(thin.line, thin.gap, Math.max(width, THIN));
  return { strokes: [{ at: width / 2, width }], total: width };
}

function thinOf(style: string, width: number): { line: number; gap: number } {
  if (style.endsWith('MediumGap')) return { line: Math.max(width / 2, THIN), gap: Math.max(width / 2, THIN) };
  return { line: THIN, gap: style.endsWith('LargeGap') ? Math.max(width, THIN) : THIN };
}

function pair(outer: number, gap: number, inner: number): { strokes: readonly Stroke[]; total: number } {
  return {
    strokes: [
      { at: outer / 2, width: outer },
      { at: outer + gap + inner / 2, width: inner },
    ],
    total: outer + gap + inner,
  };
}

export function borderWidth(border: Border | null | undefined): number {
  return border === null || border === undefined ? 0 : strokesOf(border).total;
}

function dashOf(border: Border): number {
  if (border.style.startsWith('dot')) return Math.max(border.width, 0.5);
  return border.style.startsWith('dash') ? Math.max(border.width * 3, 3) : 0;
}

/** A level line. @param y - Of the upper edge. @param outerFirst - Whether the outside is above. */
export function levelBorder(border: Border, line: { x: number; x2: number; y: number; outerFirst: boolean }): readonly Op[] {
  const { strokes, total } = strokesOf(border);
  return strokes.map(({ at, width }) => {
    const y = line.y + (line.outerFirst ? at : total - at);
    return { kind: 'line', x: line.x, x2: line.x2, y, y2: y, width, color: border.color, dash: dashOf(border) };
  });
}

/** An upright line. @param x - Of the left edge. */
export function uprightBorder(border: Border, line: { x: number; y: number; y2: number; outerFirst: boolean }): readonly Op[] {
  const { strokes, total } = strokesOf(border);
  return strokes.map(({ at, width }) => {
    const x = line.x + (line.outerFirst ? at : total - at);
    return { kind: 'line', x, x2: x, y: line.y, y2: line.y2, width, color: border.color, dash: dashOf(border) };
  });
}
