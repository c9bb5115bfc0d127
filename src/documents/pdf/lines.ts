import type { Atom } from './atoms.ts';
import { mayHang } from './break-rules.ts';
import type { TabStop } from './properties.ts';

/** Where lines of a paragraph run, from the column's left edge. Points. */
export interface LineFrame {
  readonly left: number;
  /** Of the first line, from `left`; negative when it hangs. */
  readonly first: number;
  /** From the column's left edge. */
  readonly limit: number;
  readonly tabs: readonly TabStop[];
  readonly defaultTab: number;
  readonly hangPunctuation: boolean;
}

export interface PlacedAtom {
  readonly atom: Atom;
  readonly x: number;
  readonly width: number;
  /** The stop that a tab leads to. */
  readonly stop?: TabStop;
}

export interface Line {
  readonly atoms: readonly PlacedAtom[];
  /** Where it starts and where its last visible atom ends. */
  readonly start: number;
  readonly end: number;
  /** Ended by the paragraph or by a break, not because it was full. */
  readonly ended: 'full' | 'lineBreak' | 'pageBreak' | 'paragraph';
  /** Its last mark stands beyond the limit. */
  readonly hangs: boolean;
}

/** Reckoning in twips or in points differs by so much. */
const TOLERANCE = 0.06;

/** Fills lines one after the other. There is always at least one line. */
export function breakLines(atoms: readonly Atom[], frame: LineFrame): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  do {
    const filled = fillLine(atoms, from, { frame, start: frame.left + (lines.length === 0 ? frame.first : 0) });
    lines.push(filled.line);
    from = filled.next;
  } while (from < atoms.length);
  return lines;
}

interface LineStart {
  readonly frame: LineFrame;
  readonly start: number;
}

interface Filled {
  readonly line: Line;
  readonly next: number;
}

function fillLine(atoms: readonly Atom[], from: number, where: LineStart): Filled {
  const { frame, start } = where;
  const placed: PlacedAtom[] = [];
  let x = start;
  let lastBreak = 0;
  for (let at = from; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (atom === undefined) break;
    if (atom.kind === 'lineBreak' || atom.kind === 'pageBreak')
      return { line: endLine([...placed, { atom, x, width: 0 }], start, atom.kind), next: at + 1 };
    x += placed.at(-1)?.atom.gap ?? 0;
    const next = placeAtom(atoms, at, { x, frame });
    // The last character needs its whole width, even where characters are set closer.
    const over = atom.kind !== 'space' && x + next.width - Math.min(atom.style.spacing, 0) > frame.limit + TOLERANCE;
    if (over && hangs(atom, { x, frame, last: at === atoms.length - 1 })) {
      return { line: { ...endLine([...placed, next], start, at === atoms.length - 1 ? 'paragraph' : 'full'), hangs: true }, next: at + 1 };
    }
    if (over && placed.length > 0) {
      const kept = lastBreak > 0 ? lastBreak : placed.length;
      return { line: endLine(placed.slice(0, kept), start, 'full'), next: from + kept };
    }
    placed.push(next);
    x += next.width;
    if (atom.mayBreakAfter) lastBreak = placed.length;
  }
  return { line: endLine(placed, start, 'paragraph'), next: atoms.length };
}

function hangs(atom: Atom, place: { x: number; frame: LineFrame; last: boolean }): boolean {
  if (!place.frame.hangPunctuation || !mayHang(atom.text)) return false;
  return place.x <= place.frame.limit + TOLERANCE && (place.last || atom.mayBreakAfter);
}

function endLine(atoms: readonly PlacedAtom[], start: number, ended: Line['ended']): Line {
  const last = atoms.findLast((placed) => !['space', 'lineBreak', 'pageBreak', 'anchor'].includes(placed.atom.kind));
  // The last character has its whole width, even where characters are set closer: justified text ends at the margin, not beyond.
  const end = last === undefined ? start : last.x + last.width - Math.min(last.atom.style.spacing, 0);
  return { atoms, start, end, ended, hangs: false };
}

function placeAtom(atoms: readonly Atom[], at: number, { x, frame }: { x: number; frame: LineFrame }): PlacedAtom {
  const atom = atoms[at] as Atom;
  if (atom.kind !== 'tab') return { atom, x, width: atom.width };
  const stop = nextStop(x, frame);
  const following = widthUntilTab(atoms, at + 1);
  const share = stop.align === 'right' || stop.align === 'end' || stop.align === 'decimal' ? 1 : stop.align === 'center' ? 0.5 : 0;
  return { atom, x, width: Math.max(stop.at - following * share - x, 0), stop };
}

/** A hanging indent is a stop of its own; after the last stop they come at equal distances. */
function nextStop(x: number, frame: LineFrame): TabStop {
  const own = frame.tabs.find((tab) => tab.at > x + TOLERANCE && tab.align !== 'bar');
  if (frame.first < 0 && x < frame.left - TOLERANCE && (own === undefined || own.at > frame.left))
    return { at: frame.left, align: 'left', leader: 'none' };
  if (own !== undefined) return own;
  return { at: (Math.floor((x + TOLERANCE) / frame.defaultTab) + 1) * frame.defaultTab, align: 'left', leader: 'none' };
}

function widthUntilTab(atoms: readonly Atom[], from: number): number {
  let width = 0;
  let closer = 0;
  for (let at = from; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (atom === undefined || atom.kind === 'tab' || atom.kind === 'lineBreak' || atom.kind === 'pageBreak') break;
    width += atom.width + atom.gap;
    closer = Math.min(atom.style.spacing, 0);
  }
  return width - closer;
}
