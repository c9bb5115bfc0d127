import type { Bilingual } from '../errors.ts';
import type { CellId } from './cells.ts';
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
  /** In words of both languages, or a number of the table that both use. */
  readonly name: string | Bilingual;
  readonly value: Cell;
  /** The cell of this report that the value is read from; undefined for a number from elsewhere. */
  readonly cell?: CellId;
}

/** The verdict on all relations of one check: false when one fails, else null when one cannot be computed, else true. */
export function verdictOn(id: string, relations: readonly Relation[]): Check {
  const failed = relations.filter((relation) => holds(relation) === false);
  if (failed.length > 0) return { id, ok: false, detail: joined(failed.map(failureOf)), cells: cellsIn(failed) };
  const open = relations.filter((relation) => holds(relation) === null);
  if (open.length > 0) return { id, ok: null, detail: joined(open.slice(0, 1).map(gapOf)), cells: cellsIn(open, isMissing) };
  return { id, ok: true };
}

/** What fails is worth a look and blocks nothing. */
export function asWarning(check: Check): Check {
  return check.ok === false ? { ...check, ok: true, severity: 'warning' } : check;
}

function holds({ left, sign, right }: Relation): boolean | null {
  const [a, b] = [sumOf(left), sumOf(right)];
  if (a === null || b === null) return null;
  return sign === '=' ? a === b : a <= b;
}

/** Null when a term is unknown: a blank is not zero. Exact also for money, which has four decimals. */
function sumOf(terms: readonly Term[]): Cell {
  const sum = terms.reduce<Cell>((total, { value }) => (total === null || value === null ? null : total + value), 0);
  return sum === null ? null : Math.round(sum * 10_000) / 10_000;
}

function isMissing({ value }: Term): boolean {
  return value === null;
}

function cellsIn(relations: readonly Relation[], wanted: (term: Term) => boolean = () => true): CellId[] {
  const terms = relations.flatMap(({ left, right }) => [...left, ...right]).filter(wanted);
  return [...new Set(terms.flatMap(({ cell }) => (cell === undefined ? [] : [cell])))];
}

function failureOf(relation: Relation): Bilingual {
  const { where, left, sign, right } = relation;
  const [a, b] = [sumOf(left), sumOf(right)];
  const verb = sign === '=' ? { zh: '应等于', en: 'must equal' } : { zh: '不应大于', en: 'must not exceed' };
  return {
    zh: `${where.zh}：${namesOf(left, 'zh')}（${a}）${verb.zh}${namesOf(right, 'zh')}（${b}）`,
    en: `${where.en}: ${namesOf(left, 'en')} (${a}) ${verb.en} ${namesOf(right, 'en')} (${b})`,
  };
}

function gapOf({ where, left, right }: Relation): Bilingual {
  const missing = [...left, ...right].filter(isMissing);
  const more = missing.length > MAX_MISSING ? ' …' : '';
  const names = (language: Language, comma: string) =>
    missing
      .slice(0, MAX_MISSING)
      .map((term) => nameOf(term, language))
      .join(comma);
  return {
    zh: `${where.zh}：缺少数据（${names('zh', '、')}${more}），无法核对`,
    en: `${where.en}: cannot be computed, figures are missing (${names('en', ', ')}${more})`,
  };
}

/** So many missing figures are named. */
const MAX_MISSING = 3;

type Language = keyof Bilingual;

function nameOf({ name }: Term, language: Language): string {
  return typeof name === 'string' ? name : name[language];
}

function namesOf(terms: readonly Term[], language: Language): string {
  const names = terms.map((term) => nameOf(term, language));
  const plus = language === 'zh' ? '+' : ' + ';
  return names.length > 4 ? [names[0], '…', names.at(-1)].join(plus) : names.join(plus);
}

function joined(texts: readonly Bilingual[]): Bilingual {
  return { zh: texts.map((text) => text.zh).join('；'), en: texts.map((text) => text.en).join('; ') };
}
