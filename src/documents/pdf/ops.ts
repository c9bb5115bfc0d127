import type { Typeface } from './fonts.ts';
import type { AnchoredPicture, PageGeometry, Picture } from './model.ts';

/** What is drawn: points, x to the right and y downward from the corner of what holds it. */
export type Op =
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly text: string;
      /** What the text stands for, when it is not itself. */
      readonly meant?: string;
      readonly typeface: Typeface;
      readonly size: number;
      /** Between the characters. */
      readonly spacing: number;
      readonly scale: number;
      readonly color: string;
      readonly drawBold: boolean;
      readonly italic: boolean;
    }
  | {
      readonly kind: 'line';
      readonly x: number;
      readonly y: number;
      readonly x2: number;
      readonly y2: number;
      readonly width: number;
      readonly color: string;
      readonly dash: number;
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: string;
    }
  | {
      readonly kind: 'picture';
      readonly x: number;
      readonly y: number;
      readonly picture: Picture;
      readonly layer: 'behind' | 'text' | 'front';
    }
  | {
      readonly kind: 'anchor';
      /** Of the column and the paragraph. */
      readonly x: number;
      readonly y: number;
      readonly columnWidth: number;
      readonly anchor: AnchoredPicture;
    };

export function moveOp(op: Op, x: number, y: number): Op {
  if (op.kind === 'line') return { ...op, x: op.x + x, y: op.y + y, x2: op.x2 + x, y2: op.y2 + y };
  return { ...op, x: op.x + x, y: op.y + y };
}

export function moveOps(ops: readonly Op[], x: number, y: number): readonly Op[] {
  return ops.map((op) => moveOp(op, x, y));
}

interface Span {
  readonly from: number;
  readonly size: number;
}

/** Puts an anchored picture where it belongs on its page; other things stay. */
export function settleAnchor(op: Op, page: PageGeometry): Op {
  if (op.kind !== 'anchor') return op;
  const { picture, horizontal, vertical, behind } = op.anchor;
  return {
    kind: 'picture',
    x: along(horizontal.at, horizontalSpan(horizontal.from, op, page), picture.width),
    y: along(vertical.at, verticalSpan(vertical.from, op, page), picture.height),
    picture,
    layer: behind ? 'behind' : 'front',
  };
}

function horizontalSpan(from: string, op: Extract<Op, { kind: 'anchor' }>, page: PageGeometry): Span {
  if (from === 'page') return { from: 0, size: page.width };
  if (from === 'margin') return { from: page.left, size: page.width - page.left - page.right };
  if (from === 'leftMargin' || from === 'insideMargin') return { from: 0, size: page.left };
  if (from === 'rightMargin' || from === 'outsideMargin') return { from: page.width - page.right, size: page.right };
  return { from: op.x, size: op.columnWidth };
}

function verticalSpan(from: string, op: Extract<Op, { kind: 'anchor' }>, page: PageGeometry): Span {
  if (from === 'page') return { from: 0, size: page.height };
  if (from === 'margin') return { from: page.top, size: page.height - page.top - page.bottom };
  if (from === 'topMargin') return { from: 0, size: page.top };
  if (from === 'bottomMargin') return { from: page.height - page.bottom, size: page.bottom };
  return { from: op.y, size: 0 };
}

function along(at: number | string, span: Span, size: number): number {
  if (typeof at === 'number') return span.from + at;
  if (at === 'center') return span.from + (span.size - size) / 2;
  if (at === 'right' || at === 'bottom' || at === 'outside') return span.from + span.size - size;
  return span.from;
}
