import { createHash } from 'node:crypto';
import type { RedactionGround } from '../../law/redaction-grounds.ts';
import type { Box, PageSize } from '../pages/page-workshop.ts';

export const MARK_KINDS = ['area', 'text'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A part of a page to be covered. The box is in points with at most two decimals. */
export interface RedactionMark extends Box {
  readonly id: string;
  /** From 0. */
  readonly page: number;
  readonly kind: MarkKind;
  readonly ground: RedactionGround;
}

/** Marks that stand in one redaction at a time. */
export const MAX_MARKS = 5000;

/** In points. Smaller than a full stop: a slip of the hand. */
const MIN_SIDE = 2;

/**
 * SHA-256 of what is covered and why, whatever the order: what the second person checks and what is burned is what was proposed. The original
 * belongs to it: the same marks on another file are another proposal.
 */
export function digestOfMarks(sha256: string, marks: readonly RedactionMark[]): string {
  const lines = marks
    .map(({ page, kind, x, y, width, height, ground }) =>
      JSON.stringify([page, kind, ...[x, y, width, height].map((side) => side.toFixed(2)), ground]),
    )
    .sort();
  return createHash('sha256')
    .update(JSON.stringify({ original: sha256, marks: lines }))
    .digest('hex');
}

/** The part of a box that lies on the page, to hundredths of a point; undefined when it is no box or nothing to speak of. */
export function boxOnPage({ x, y, width, height }: Box, page: PageSize): Box | undefined {
  if (![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) return undefined;
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(page.width, x + width), Math.min(page.height, y + height)];
  const box = { x: rounded(left), y: rounded(top), width: rounded(right - left), height: rounded(bottom - top) };
  return box.width >= MIN_SIDE && box.height >= MIN_SIDE ? box : undefined;
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** The smallest box around boxes; undefined of none. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Of two boxes, in square points. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width <= 0 || height <= 0 ? 0 : width * height;
}
