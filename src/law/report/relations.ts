import type { Bilingual } from '../errors.ts';
import type { Cell, Check } from './report-json.ts';

/** One equation or bound between cells of a report: the left sum must equal, or not exceed, the right sum. */
export interface Relation {
  readonly check: string;
  /** Where in the table, for people: a column, a row. */
  readonly where: Bilingual;
  readonly left: readonly Term[];
  readonly sign: '=' | '≤';
  readonly right: readonly Term[];
}

export interface Term {
  readonly name: string;
  readonly value: Cell;
}

/** The verdict on all relations of one check: false when one fails, else null when one cannot be computed, else true. */
export function verdictOn(id: string, relations: readonly Relation[]): Check {
  const failed = relations.filter((relation) => holds(relation) === false);
  if (failed.length > 0) return { id, ok: false, detail: joined(failed.map(failureOf)) };
  const open = relations.filter((relation) => holds(relation) === null);
  return open.length > 0 ? { id, ok: null, detail: joined(open.slice(0, 1).map(gapOf)) } : { id, ok: true };
}

function holds({ left, sign, right }: Relation): boolean | null {
  const [a, b] = [sumOf(left), sumOf(right)];
  if (a === null || b === null) return null;
  return sign === '=' ? a === b : a <= b;
}

/** Null when a term is unknown: a blank is not zero. */
function sumOf(terms: readonly Term[]): Cell {
  return terms.reduce<Cell>((sum, { value }) => (sum === null || value === null ? null : sum + value), 0);
}

function failureOf(relation: Relation): Bilingual {
  const { where, left, sign, right } = relation;
  const [a, b] = [sumOf(left), sumOf(right)];
  const [l, r] = [namesOf(left), namesOf(right)];
  const verb = sign === '=' ? { zh: '应等于', en: 'must equal' } : { zh: '不应大于', en: 'must not exceed' };
  return { zh: `${where.zh}：${l}（${a}）${verb.zh}${r}（${b}）`, en: `${where.en}: ${l} (${a}) ${verb.en} ${r} (${b})` };
}

function gapOf({ where, left, right }: Relation): Bilingual {
  const missing = [...left, ...right].filter((term) => term.value === null).map((term) => term.name);
  const names = missing.length > 3 ? `${missing.slice(0, 3).join(', ')} …` : missing.join(', ');
  return { zh: `${where.zh}：缺少数据（${names}），无法核对`, en: `${where.en}: cannot be computed, figures are missing (${names})` };
}

function namesOf(terms: readonly Term[]): string {
  return terms.length > 4 ? `${terms[0]?.name}+…+${terms.at(-1)?.name}` : terms.map((term) => term.name).join('+');
}

function joined(texts: readonly Bilingual[]): Bilingual {
  return { zh: texts.map((text) => text.zh).join('；'), en: texts.map((text) => text.en).join('; ') };
}
