import type { Cell } from '../tables/table-file.ts';

/** How tables print that there is nothing to say. It is not zero. */
const BLANK = /^(?:[-–—－/\\*]+|无|暂无|空|\.{2,}|…+)?$/u;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
const WITH_UNIT = /^(?:共|共计|合计)?(-?\d+(?:\.\d+)?)(?:余)?(?:件|条|次|个|人|人次|篇|万元|项|元|场|种|份|名|期|处)$/u;

/** What a cell that should hold a number holds. */
export interface CellNumber {
  /** Null: blank, or no number. */
  readonly value: number | null;
  /** `fullWidth`: digits as Chinese type has them. `prose`: the number stands in words. `notANumber`: it is none. */
  readonly oddity: 'fullWidth' | 'prose' | 'notANumber' | null;
}

export function numberIn(cell: Cell | null): CellNumber {
  if (cell === null) return { value: null, oddity: null };
  if (cell.kind === 'number' && cell.format?.includes('%') === true) return { value: null, oddity: 'notANumber' };
  if (cell.kind === 'number') return { value: Number(cell.text), oddity: null };
  if (cell.kind !== 'text') return { value: null, oddity: 'notANumber' };
  const text = cell.text.normalize('NFKC').replace(/[\s,，]/g, '');
  if (BLANK.test(text)) return { value: null, oddity: null };
  if (PLAIN.test(text)) return { value: Number(text), oddity: /[０-９．－]/u.test(cell.text) ? 'fullWidth' : null };
  const [, number] = WITH_UNIT.exec(text) ?? [];
  return number === undefined ? { value: null, oddity: 'notANumber' } : { value: Number(number), oddity: 'prose' };
}

/** A unit that stands in a column of its own. */
export function isUnit(text: string): boolean {
  return /^[（(]?(?:单位[:：]?)?(?:件|条|次|个|人|人次|篇|万元|项|元|场|种|份|名|期|处)[）)]?$/u.test(text.normalize('NFKC').trim());
}
