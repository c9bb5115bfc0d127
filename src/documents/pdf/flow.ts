import type { Op } from './ops.ts';

/** Something that is set whole: a line, a row of a table. Heights in points. */
export interface FlowItem {
  /** Between it and what stands above. */
  readonly gap: number;
  readonly height: number;
  /** From its top left corner. */
  readonly ops: readonly Op[];
  readonly keepWithNext: boolean;
  readonly breakBefore: boolean;
  /** The gap stays at the top of a page. */
  readonly keepGap: boolean;
  /** Set again where a page begins with this item: the header rows of a table. */
  readonly repeat: readonly FlowItem[];
  readonly split?: Split;
}

/**
 * What fits into the height, and the rest; nothing when it cannot be parted there.
 *
 * @param force - At the top of a page: then something has to fit.
 */
export type Split = (available: number, force: boolean) => { readonly head: FlowItem; readonly tail: FlowItem } | undefined;

export interface PlacedItem {
  readonly item: FlowItem;
  /** Of its top, from the top of what is filled. */
  readonly y: number;
}

export interface FilledArea {
  readonly placed: readonly PlacedItem[];
  readonly rest: readonly FlowItem[];
  /** From the top to the lowest item's end. */
  readonly height: number;
}

/** Heights are sums of decimal fractions. */
const TOLERANCE = 0.05;

interface Area {
  readonly available: number;
  /** Whether this is where the flow begins. */
  readonly first: boolean;
  /** At least one item is placed, be it too high. */
  readonly force: boolean;
}

/** Places items from the top. */
export function fillArea(items: readonly FlowItem[], { available, first, force }: Area): FilledArea {
  const placed: PlacedItem[] = [];
  let y = 0;
  const place = (item: FlowItem) => {
    const gap = gapAt(item, { top: placed.length === 0, first });
    placed.push({ item, y: y + gap });
    y += gap + item.height;
  };
  for (const header of headersFor(items[0], available)) place(header);
  const headers = placed.length;
  let next = 0;
  while (next < items.length) {
    const end = groupEnd(items, next);
    const group = items.slice(next, end);
    if (placed.length > headers && group[0]?.breakBefore === true) break;
    const height = heightOf(group, { top: placed.length === 0, first });
    if (y + height <= available + TOLERANCE) {
      group.forEach(place);
      next = end;
      continue;
    }
    const parted = splitLast(group, {
      available: available - y,
      top: placed.length === 0,
      first,
      force: force && placed.length === headers,
    });
    if (parted !== undefined) {
      parted.heads.forEach(place);
      return { placed, rest: [parted.tail, ...items.slice(end)], height: y };
    }
    if (placed.length > headers || !force) break;
    // A group that no page can hold: as much of it as fits, keeping only one thing together.
    for (const item of group) {
      if (placed.length > headers && y + item.gap + item.height > available + TOLERANCE) break;
      place(item);
      next += 1;
    }
    break;
  }
  return { placed, rest: items.slice(next), height: y };
}

interface Top {
  readonly top: boolean;
  readonly first: boolean;
}

function gapAt(item: FlowItem, { top, first }: Top): number {
  return top && !first && !item.keepGap ? 0 : item.gap;
}

function heightOf(group: readonly FlowItem[], place: Top): number {
  return group.reduce((sum, item, at) => sum + item.height + (at === 0 ? gapAt(item, place) : item.gap), 0);
}

/** Header rows, unless they leave no room for the row below them. */
function headersFor(item: FlowItem | undefined, available: number): readonly FlowItem[] {
  if (item === undefined || item.repeat.length === 0) return [];
  return heightOf(item.repeat, { top: true, first: false }) < available / 2 ? item.repeat : [];
}

/** Items that stay together with the one at `from`. */
function groupEnd(items: readonly FlowItem[], from: number): number {
  let end = from + 1;
  while (end < items.length && items[end - 1]?.keepWithNext === true && items[end]?.breakBefore !== true) end += 1;
  return end;
}

interface SplitPlace extends Top {
  readonly available: number;
  readonly force: boolean;
}

/** Parts the last item of a group whose others fit. */
function splitLast(group: readonly FlowItem[], place: SplitPlace): { heads: readonly FlowItem[]; tail: FlowItem } | undefined {
  const last = group.at(-1);
  const others = group.slice(0, -1);
  if (last?.split === undefined) return undefined;
  const gap = others.length === 0 ? gapAt(last, place) : last.gap;
  const parts = last.split(place.available - heightOf(others, place) - gap, place.force);
  return parts === undefined ? undefined : { heads: [...others, parts.head], tail: parts.tail };
}
