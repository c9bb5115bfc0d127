import type { FlowItem } from './flow.ts';
import type { LayoutContext } from './layout-context.ts';
import { layoutParagraph } from './layout-paragraph.ts';
import { layoutTable } from './layout-table.ts';
import type { Block, Grid, Paragraph } from './model.ts';

export interface LaidBlocks {
  readonly items: readonly FlowItem[];
  /** Under the last one. */
  readonly after: number;
}

/** Sets blocks one under the other in a column of that width. */
export function layoutBlocks(blocks: readonly Block[], width: number, context: LayoutContext): LaidBlocks {
  const items: FlowItem[] = [];
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    if (block.kind === 'table') {
      items.push(
        ...layoutTable(block, width, {
          context,
          layoutBlocks,
          gap: before === undefined ? 0 : spaceAfter(before, context.grid),
          breakBefore: endsPage(before),
        }),
      );
      return;
    }
    items.push(
      ...layoutParagraph(block, width, {
        context,
        gap: gapBetween(before, block, context.grid),
        breakBefore: endsPage(before),
        joinedAbove: joined(before, block),
        joinedBelow: joined(block, blocks[at + 1]),
      }),
    );
  });
  const last = blocks.at(-1);
  return { items, after: last === undefined ? 0 : spaceAfter(last, context.grid) };
}

/** The larger of the two, as Word reckons it. */
function gapBetween(before: Block | undefined, paragraph: Paragraph, grid: Grid): number {
  const own = spaceOf(paragraph.props.before, paragraph.props.beforeLines, grid);
  if (before === undefined) return own;
  if (before.kind === 'paragraph' && paragraph.props.contextualSpacing === true && before.styleId === paragraph.styleId) return 0;
  return Math.max(own, spaceAfter(before, grid));
}

function spaceAfter(block: Block, grid: Grid): number {
  return block.kind === 'table' ? 0 : spaceOf(block.props.after, block.props.afterLines, grid);
}

/** A line is a line of the grid, or twelve points where there is none. */
function spaceOf(points: number | undefined, lines: number | undefined, grid: Grid): number {
  return lines !== undefined && lines !== 0 ? (lines / 100) * (grid.lines ?? 12) : (points ?? 0);
}

/** Word begins the next paragraph on the next page when a page break is the last thing in this one. */
function endsPage(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && block.inlines.at(-1)?.kind === 'pageBreak';
}

function joined(above: Block | undefined, below: Block | undefined): boolean {
  if (above?.kind !== 'paragraph' || below?.kind !== 'paragraph') return false;
  const key = ({ props }: Paragraph) => JSON.stringify([props.borders ?? {}, props.left ?? 0, props.right ?? 0]);
  return Object.keys(above.props.borders ?? {}).length > 0 && key(above) === key(below);
}
