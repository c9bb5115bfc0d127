import { alignLine } from './align-line.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { borderWidth, levelBorder, uprightBorder } from './borders.ts';
import type { FlowItem } from './flow.ts';
import type { LayoutContext } from './layout-context.ts';
import { lineHeight } from './line-height.ts';
import { breakLines, type Line, type LineFrame } from './lines.ts';
import type { Paragraph } from './model.ts';
import { moveOps, type Op } from './ops.ts';
import type { Border } from './properties.ts';
import { lineOps } from './text-ops.ts';

/** Which of its neighbours share a paragraph's borders: then no line stands between them. */
export interface Neighbours {
  readonly joinedAbove: boolean;
  readonly joinedBelow: boolean;
  /** Above the paragraph, in points. */
  readonly gap: number;
  /** The paragraph before ended with a page break. */
  readonly breakBefore: boolean;
}

/** The lines of a paragraph in a column of that width. */
export function layoutParagraph(paragraph: Paragraph, width: number, place: Neighbours & { context: LayoutContext }): readonly FlowItem[] {
  const { props } = paragraph;
  const { context } = place;
  const frame = frameOf(paragraph, width, context);
  const atoms = atomsOf(paragraph, {
    fonts: context.fonts,
    fields: context.fields,
    charSpace: props.snapToGrid === false ? 0 : context.grid.charSpace,
  });
  const lines = breakLines(atoms, frame);
  return lines.map((line, at): FlowItem => {
    const body = lineBody(line, { paragraph, frame, width, context });
    const framed = frameLine(body, {
      paragraph,
      frame,
      first: at === 0 && !place.joinedAbove,
      last: at === lines.length - 1 && !place.joinedBelow,
    });
    const broken = at > 0 && lines[at - 1]?.ended === 'pageBreak';
    return {
      ...framed,
      gap: at === 0 ? place.gap : 0,
      keepWithNext: keeps(paragraph, at, lines.length),
      breakBefore: broken || (at === 0 && (place.breakBefore || props.pageBreakBefore === true)),
      keepGap: at === 0 && (place.breakBefore || props.pageBreakBefore === true),
      repeat: [],
    };
  });
}

/** 孤行控制: two lines at least at a page's end and at its beginning. */
function keeps(paragraph: Paragraph, at: number, lines: number): boolean {
  const { keepNext, keepLines, widowControl } = paragraph.props;
  if (at === lines - 1) return keepNext === true;
  return keepLines === true || (widowControl !== false && (at === 0 || at === lines - 2));
}

/** Lengths in characters are those of the paragraph's first text. */
function frameOf(paragraph: Paragraph, width: number, context: LayoutContext): LineFrame {
  const { props } = paragraph;
  const run = paragraph.inlines.find((inline) => inline.kind === 'text');
  const character = (run?.kind === 'text' ? run.style.size : paragraph.mark.size) + context.grid.charSpace;
  const length = (points: number | undefined, chars: number | undefined) =>
    chars !== undefined && chars !== 0 ? (chars / 100) * character : (points ?? 0);
  const left = length(props.left, props.leftChars);
  const first = length(props.first, props.firstChars);
  // Narrower than a character, a column would be endless.
  const limit = Math.max(width - length(props.right, props.rightChars), Math.min(left + character, width), 1);
  return {
    left,
    first,
    limit,
    tabs: props.tabs ?? [],
    defaultTab: context.defaultTab,
    hangPunctuation: props.overflowPunct !== false,
  };
}

interface LinePlace {
  readonly paragraph: Paragraph;
  readonly frame: LineFrame;
  readonly width: number;
  readonly context: LayoutContext;
}

interface LineBody {
  readonly height: number;
  readonly ops: readonly Op[];
}

function lineBody(line: Line, { paragraph, frame, width, context }: LinePlace): LineBody {
  const placed = alignLine(line, paragraph.props.align, frame);
  const size = lineHeight(naturalHeight(line, paragraph, context), paragraph.props, context.grid);
  const ops = lineOps(placed, width).map((op) => (op.kind === 'anchor' ? op : (moveOps([op], 0, size.baseline)[0] as Op)));
  return { height: size.height, ops };
}

function naturalHeight(line: Line, paragraph: Paragraph, context: LayoutContext): { ascent: number; descent: number } {
  const atoms: Pick<Atom, 'ascent' | 'descent'>[] = line.atoms.map((placed) => placed.atom).filter((atom) => atom.kind !== 'anchor');
  if (atoms.length === 0) {
    const { typeface } = context.fonts.face(paragraph.mark, true);
    atoms.push({ ascent: typeface.ascent * paragraph.mark.size, descent: typeface.descent * paragraph.mark.size });
  }
  return { ascent: Math.max(...atoms.map((atom) => atom.ascent)), descent: Math.max(...atoms.map((atom) => atom.descent)) };
}

interface FramePlace {
  readonly paragraph: Paragraph;
  readonly frame: LineFrame;
  readonly first: boolean;
  readonly last: boolean;
}

/** Adds the paragraph's borders and background to a line. */
function frameLine(body: LineBody, { paragraph, frame, first, last }: FramePlace): LineBody {
  const { borders = {}, shade } = paragraph.props;
  const top = first ? borders.top : undefined;
  const bottom = last ? borders.bottom : (borders.between ?? undefined);
  const above = spaceOf(top);
  const height = above + body.height + spaceOf(bottom);
  const x = Math.min(frame.left, frame.left + frame.first) - spaceOf(borders.left);
  const x2 = frame.limit + spaceOf(borders.right);
  const ops: Op[] = shade === undefined ? [] : [{ kind: 'rect', x, y: 0, width: x2 - x, height, color: shade }];
  ops.push(...moveOps(body.ops, 0, above));
  if (top) ops.push(...levelBorder(top, { x, x2, y: 0, outerFirst: true }));
  if (bottom) ops.push(...levelBorder(bottom, { x, x2, y: height - borderWidth(bottom), outerFirst: false }));
  if (borders.left) ops.push(...uprightBorder(borders.left, { x, y: 0, y2: height, outerFirst: true }));
  if (borders.right) ops.push(...uprightBorder(borders.right, { x: x2 - borderWidth(borders.right), y: 0, y2: height, outerFirst: false }));
  return { height, ops };
}

function spaceOf(border: Border | null | undefined): number {
  return border ? border.space + borderWidth(border) : 0;
}
