import { INSTEAD } from './fonts.ts';
import type { PlacedAtom } from './lines.ts';
import type { Op } from './ops.ts';

/** One line on its base line, y = 0 there. Neighbours that look the same become one piece of text. */
export function lineOps(atoms: readonly PlacedAtom[], columnWidth: number): readonly Op[] {
  return [...backgrounds(atoms), ...texts(atoms), ...decorations(atoms), ...leaders(atoms), ...pictures(atoms, columnWidth)];
}

/** Distance to the next atom beyond its own width. */
function extra(atoms: readonly PlacedAtom[], at: number): number {
  const here = atoms[at];
  const next = atoms[at + 1];
  return here === undefined || next === undefined ? 0 : next.x - here.x - glyphWidth(here);
}

function glyphWidth({ atom }: PlacedAtom): number {
  return atom.face.typeface.advance(atom.face.missing ? INSTEAD : atom.text) * atom.size * atom.style.scale;
}

function isText(placed: PlacedAtom | undefined): placed is PlacedAtom {
  return placed !== undefined && (placed.atom.kind === 'text' || placed.atom.kind === 'space');
}

function texts(atoms: readonly PlacedAtom[]): readonly Op[] {
  const ops: Op[] = [];
  for (let at = 0; at < atoms.length; ) {
    const first = atoms[at];
    if (!isText(first)) {
      at += 1;
      continue;
    }
    const spacing = extra(atoms, at);
    let end = at + 1;
    while (continues(atoms, end, spacing)) end += 1;
    ops.push(textOp(atoms.slice(at, end), end - at > 1 ? spacing : 0));
    at = end;
  }
  return ops;
}

/** Whether the atom at `end` still belongs to the piece before it. */
function continues(atoms: readonly PlacedAtom[], end: number, spacing: number): boolean {
  const last = atoms[end - 1];
  const next = atoms[end];
  if (last === undefined || !isText(next) || Math.abs(extra(atoms, end - 1) - spacing) > 0.005) return false;
  const [a, b] = [last.atom, next.atom];
  if (isComposed(a.text) || isComposed(b.text) || a.face.missing || b.face.missing) return false;
  return a.style === b.style && a.face.typeface === b.face.typeface && a.size === b.size;
}

/** Several characters that make one: spacing between glyphs would tear them apart. */
function isComposed(cluster: string): boolean {
  return cluster.length > 1 && Array.from(cluster).length > 1;
}

function textOp(atoms: readonly PlacedAtom[], spacing: number): Op {
  const { atom, x } = atoms[0] as PlacedAtom;
  const text = atoms.map((placed) => placed.atom.text).join('');
  return {
    kind: 'text',
    ...(atom.face.missing ? { text: INSTEAD, meant: text } : { text }),
    x,
    y: -atom.shift,
    typeface: atom.face.typeface,
    size: atom.size,
    spacing,
    scale: atom.style.scale,
    color: atom.style.color,
    drawBold: atom.face.drawBold,
    italic: atom.style.italic,
  };
}

/** Where an atom ends for lines under it: at the next one. */
function rightOf(atoms: readonly PlacedAtom[], at: number): number {
  const here = atoms[at] as PlacedAtom;
  return Math.max(atoms[at + 1]?.x ?? here.x + here.width, here.x + here.width);
}

function backgrounds(atoms: readonly PlacedAtom[]): readonly Op[] {
  return atoms.flatMap((placed, at): Op[] => {
    const { shade } = placed.atom.style;
    if (shade === undefined || placed.atom.kind === 'anchor') return [];
    const { ascent, descent } = placed.atom;
    return [{ kind: 'rect', x: placed.x, y: -ascent, width: rightOf(atoms, at) - placed.x, height: ascent + descent, color: shade }];
  });
}

function decorations(atoms: readonly PlacedAtom[]): readonly Op[] {
  return atoms.flatMap((placed, at): Op[] => {
    const { style, kind } = placed.atom;
    if (!['text', 'space', 'tab'].includes(kind)) return [];
    const width = (style.bold || style.underline === 'thick' ? 0.09 : 0.055) * style.size;
    const line = (y: number): Op => ({ kind: 'line', x: placed.x, x2: rightOf(atoms, at), y, y2: y, width, color: style.color, dash: 0 });
    const under = 0.14 * style.size;
    const lines: Op[] = style.underline === 'none' ? [] : [line(under)];
    if (style.underline === 'double') lines.push(line(under + 2 * width));
    if (style.strike) lines.push(line(-0.3 * style.size));
    return lines;
  });
}

const LEADERS: Readonly<Record<string, string>> = { dot: '.', hyphen: '-', underscore: '_', middleDot: '·' };

function leaders(atoms: readonly PlacedAtom[]): readonly Op[] {
  return atoms.flatMap((placed): Op[] => {
    const mark = LEADERS[placed.stop?.leader ?? 'none'];
    if (mark === undefined) return [];
    const step = placed.atom.face.typeface.advance(mark) * placed.atom.size;
    const text = mark.repeat(Math.min(Math.floor(placed.width / Math.max(step, 1)), 500));
    return text === '' ? [] : [{ ...textOp([placed], 0), text } as Op];
  });
}

function pictures(atoms: readonly PlacedAtom[], columnWidth: number): readonly Op[] {
  return atoms.flatMap(({ atom, x }): Op[] => {
    if (atom.anchor !== undefined) return [{ kind: 'anchor', x: 0, y: 0, columnWidth, anchor: atom.anchor }];
    if (atom.picture === undefined) return [];
    return [{ kind: 'picture', x, y: -atom.picture.height, picture: atom.picture, layer: 'text' }];
  });
}
