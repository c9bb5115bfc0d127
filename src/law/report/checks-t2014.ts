import type { Bilingual } from '../errors.ts';
import { checkRollUp } from './check-roll-up.ts';
import type { CheckContext } from './checks.ts';
import { asWarning, type Relation, type Term, verdictOn } from './relations.ts';
import type { Cell, Check, T2014Figures } from './report-json.ts';
import { T2014_ROW_IDS, T2014_ROWS, type T2014RowId } from './t2014-rows.ts';

/** A total must equal its parts; `A2` and `A5` have bounds of their own below. */
const SUMS: readonly { readonly check: string; readonly total: T2014RowId; readonly parts: readonly T2014RowId[] }[] = [
  { check: 'A1', total: '三(一)', parts: ['三(一)1', '三(一)2', '三(一)3', '三(一)4'] },
  { check: 'A2', total: '三(二)', parts: ['三(二)1', '三(二)2'] },
  { check: 'A3', total: '三(三)', parts: T2014_ROW_IDS.filter((id) => /^三\(三\)[1-8]$/.test(id)) },
  { check: 'A3', total: '三(三)4', parts: T2014_ROW_IDS.filter((id) => /^三\(三\)4.$/.test(id)) },
  { check: 'A4', total: '四', parts: ['四(一)', '四(二)', '四(三)'] },
  { check: 'A4', total: '五', parts: ['五(一)', '五(二)', '五(三)'] },
];
const DEDUPLICATED: T2014RowId = '一(一)';
const BY_CHANNEL: readonly T2014RowId[] = ['一(二)1', '一(二)2', '一(二)3', '一(二)4', '一(二)5'];

/** A1–A6 (domain 3.2), A8 where cases tell of fees, and I8 where the report takes in others. A7 is a rule of counting, not a relation. */
export function checkT2014(figures: T2014Figures, context: CheckContext): Check[] {
  const { rows } = figures;
  const term = (id: T2014RowId): Term => ({ name: id, value: rows[id] ?? (context.blanks === 'zero' ? 0 : null), cell: id });
  const sums = SUMS.map(({ check, total, parts }): Relation => {
    return { check, where: where(total), left: [term(total)], sign: '=', right: parts.map(term) };
  });
  const relations: Relation[] = [
    ...sums,
    { check: 'A2', where: where('三(二)'), left: [term('三(二)')], sign: '≤', right: [term('三(一)'), openBefore(rows, context)] },
    // One item may be published in several ways, and counts once in the total: no sum, only a bound.
    ...BY_CHANNEL.map((id): Relation => ({ check: 'A5', where: where(id), left: [term(id)], sign: '≤', right: [term(DEDUPLICATED)] })),
  ];
  const verdicts = ['A1', 'A2', 'A3', 'A4', 'A5'].map((id) =>
    verdictOn(
      id,
      relations.filter(({ check }) => check === id),
    ),
  );
  return [...verdicts, checkValues(rows, term), ...checkFees(term, context), ...checkRollUp(figures, context)];
}

/** Where it is not known how many were open, the bound still holds if the year's new requests alone cover it. */
function openBefore(rows: T2014Figures['rows'], { openBefore: value }: CheckContext): Term {
  const [received, closed] = [rows['三(一)'], rows['三(二)']];
  const isCovered = received !== null && closed !== null && closed <= received;
  return { name: { zh: '上年未办结', en: 'open the year before' }, value: value ?? (isCovered ? 0 : null) };
}

/**
 * A6: no value is below zero; what is counted is a whole number, money has four decimals at most. More normative documents may be published
 * than were issued only out of what earlier years left unpublished, which the table does not tell: worth a look.
 */
function checkValues(rows: T2014Figures['rows'], term: (id: T2014RowId) => Term): Check {
  const wrong = T2014_ROWS.filter(({ id, unit }) => !isAllowed(rows[id], unit === '万元' ? 4 : 0)).map(({ id }) => id);
  if (wrong.length > 0) return { id: 'A6', ok: false, detail: valueDetail(wrong), cells: wrong };
  const [published, issued]: T2014RowId[] = ['一(一)*', '一(一)**'];
  if (published === undefined || issued === undefined) return { id: 'A6', ok: true };
  const bound: Relation = { check: 'A6', where: where(published), left: [term(published)], sign: '≤', right: [term(issued)] };
  return asWarning(verdictOn('A6', [bound]));
}

/** A8: row 七 is what applicants paid according to their cases. Charges may also be made outside of them: worth a look, never more. */
function checkFees(term: (id: T2014RowId) => Term, { feesOfCases }: CheckContext): Check[] {
  if (feesOfCases === undefined) return [];
  const paid: Term = { name: { zh: '案件中的缴费', en: 'fees paid in cases' }, value: feesOfCases };
  return [asWarning(verdictOn('A8', [{ check: 'A8', where: where('七'), left: [term('七')], sign: '=', right: [paid] }]))];
}

function isAllowed(value: Cell, decimals: 0 | 4): boolean {
  if (value === null) return true;
  const scaled = value * 10 ** decimals;
  return value >= 0 && Math.abs(scaled - Math.round(scaled)) < 1e-6;
}

function valueDetail(ids: readonly T2014RowId[]): Bilingual {
  const names = ids.join('、');
  return {
    zh: `第${names}行：数值不得为负，件数应为整数，金额最多四位小数`,
    en: `rows ${names}: no value below zero, counts are whole numbers, money has four decimals at most`,
  };
}

function where(id: T2014RowId): Bilingual {
  return { zh: `第${id}行`, en: `row ${id}` };
}
