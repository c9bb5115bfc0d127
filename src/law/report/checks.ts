import { APPLICANT_CLASS_LABELS } from '../channels.ts';
import type { Bilingual } from '../errors.ts';
import { PART_FOUR_COLUMNS, PART_FOUR_GROUPS } from './part-four.ts';
import { PART_THREE_COLUMNS, type PartThreeColumn, type PartThreeRowId, partThreeRows, resultRows } from './part-three-rows.ts';
import { type Relation, type Term, verdictOn } from './relations.ts';
import type { Cell, Check, GridFigures, T2014Figures } from './report-json.ts';
import { T2014_ROW_IDS, type T2014RowId } from './t2014-rows.ts';

/** What the relations across years need, and how to read blanks. */
export interface CheckContext {
  /** `unknown` (the default): a blank cannot be computed with. `zero`: an old table left blank what was nil; for the check only. */
  readonly blanks?: 'unknown' | 'zero';
  /** Row `next` of the report of the year before (I4). */
  readonly nextOfYearBefore?: readonly Cell[];
  /** The difference to the year before is explained on record, in part six (I4). */
  readonly differenceExplained?: boolean;
  /** Requests open at the end of the year before, for A2. */
  readonly openBefore?: number;
}

/** The relations of a report: I1–I5 since 2019 (domain 3.7), A1–A5 before (domain 3.2). */
export function checkReport(figures: T2014Figures | GridFigures, context: CheckContext = {}): Check[] {
  return figures.format === 'T2014' ? checkT2014(figures, context) : checkGrid(figures, context);
}

const COLUMN_SUMS = [
  { check: 'I1', left: () => ['new', 'carry'], right: () => ['t', 'next'] },
  { check: 'I2', left: () => ['t'], right: resultRows },
] as const satisfies readonly {
  check: string;
  left: (format: GridFigures['format']) => readonly PartThreeRowId[];
  right: (format: GridFigures['format']) => readonly PartThreeRowId[];
}[];

/** A total must equal its parts; `A2` and `A5` have bounds of their own below. */
const T2014_SUMS: readonly { readonly check: string; readonly total: T2014RowId; readonly parts: readonly T2014RowId[] }[] = [
  { check: 'A1', total: '三(一)', parts: ['三(一)1', '三(一)2', '三(一)3', '三(一)4'] },
  { check: 'A2', total: '三(二)', parts: ['三(二)1', '三(二)2'] },
  { check: 'A3', total: '三(三)', parts: T2014_ROW_IDS.filter((id) => /^三\(三\)[1-8]$/.test(id)) },
  { check: 'A3', total: '三(三)4', parts: T2014_ROW_IDS.filter((id) => /^三\(三\)4.$/.test(id)) },
  { check: 'A4', total: '四', parts: ['四(一)', '四(二)', '四(三)'] },
  { check: 'A4', total: '五', parts: ['五(一)', '五(二)', '五(三)'] },
];
const DEDUPLICATED: T2014RowId = '一(一)';
const BY_CHANNEL: readonly T2014RowId[] = ['一(二)1', '一(二)2', '一(二)3', '一(二)4', '一(二)5'];

function checkT2014({ rows }: T2014Figures, context: CheckContext): Check[] {
  const term = (id: T2014RowId): Term => ({ name: id, value: read(rows[id], context) });
  const where = (id: T2014RowId): Bilingual => ({ zh: `第${id}行`, en: `row ${id}` });
  const relations: Relation[] = [
    ...T2014_SUMS.map(
      ({ check, total, parts }): Relation => ({
        check,
        where: where(total),
        left: [term(total)],
        sign: '=',
        right: parts.map(term),
      }),
    ),
    { check: 'A2', where: where('三(二)'), left: [term('三(二)')], sign: '≤', right: [term('三(一)'), openBefore(rows, context)] },
    // One item may be published in several ways, and counts once in the total: no sum, only a bound.
    ...BY_CHANNEL.map((id): Relation => ({ check: 'A5', where: where(id), left: [term(id)], sign: '≤', right: [term(DEDUPLICATED)] })),
  ];
  return ['A1', 'A2', 'A3', 'A4', 'A5'].map((id) => verdict(id, relations));
}

/** Where it is not known how many were open, the bound still holds if the year's new requests alone cover it. */
function openBefore(rows: T2014Figures['rows'], { openBefore: value }: CheckContext): Term {
  const [received, closed] = [rows['三(一)'], rows['三(二)']];
  const isCovered = received !== null && closed !== null && closed <= received;
  return { name: 'carry', value: value ?? (isCovered ? 0 : null) };
}

function checkGrid(figures: GridFigures, context: CheckContext): Check[] {
  const relations = [
    ...COLUMN_SUMS.flatMap(({ check, left, right }) =>
      PART_THREE_COLUMNS.map(
        (column): Relation => ({
          check,
          where: columnName(column),
          left: left().map((row) => gridTerm(figures, { row, column }, context)),
          sign: '=',
          right: right(figures.format).map((row) => gridTerm(figures, { row, column }, context)),
        }),
      ),
    ),
    ...partThreeRows(figures.format).map((row) =>
      rowSum({ check: 'I3', name: row, cells: figures.applications[row] ?? [], parts: 6 }, context),
    ),
    ...PART_FOUR_GROUPS.map(({ id }) => rowSum({ check: 'I5', name: id, cells: figures.remedies[id], parts: 4 }, context)),
  ];
  const [i1, i2, i3, i5] = ['I1', 'I2', 'I3', 'I5'].map((id) => verdict(id, relations));
  return [i1, i2, i3, checkCarry(figures, context), i5].filter((check) => check !== undefined);
}

/** I4: what was carried into the year is what the year before carried forward; a difference needs an explanation on record. */
function checkCarry(figures: GridFigures, context: CheckContext): Check {
  const before = context.nextOfYearBefore;
  if (before === undefined) {
    return { id: 'I4', ok: null, detail: { zh: '没有上一年度的数据，无法核对', en: 'there are no figures of the year before' } };
  }
  const relations = PART_THREE_COLUMNS.map(
    (column, index): Relation => ({
      check: 'I4',
      where: columnName(column),
      left: [gridTerm(figures, { row: 'carry', column }, context)],
      sign: '=',
      right: [{ name: 'next(y−1)', value: read(before[index], context) }],
    }),
  );
  const check = verdict('I4', relations);
  return check.ok === false && context.differenceExplained === true ? { ...check, ok: true } : check;
}

/** The total of a row and its parts. A total that was left out is accepted (domain 3.7). */
function rowSum(row: { check: string; name: string; cells: readonly Cell[]; parts: number }, context: CheckContext): Relation {
  const { check, name, cells, parts } = row;
  const columns = parts === 4 ? PART_FOUR_COLUMNS.map((column) => column.name) : PART_THREE_COLUMNS.map((column) => columnName(column).zh);
  const terms = columns.slice(0, parts).map((column, index): Term => ({ name: column, value: read(cells[index], context) }));
  const total = { name: columns[parts] ?? '总计', value: totalOf(cells, parts, context) };
  return { check, where: { zh: name, en: name }, left: [total], sign: '=', right: terms };
}

function gridTerm(figures: GridFigures, cell: { row: PartThreeRowId; column: PartThreeColumn }, context: CheckContext): Term {
  const cells = figures.applications[cell.row] ?? [];
  const index = PART_THREE_COLUMNS.indexOf(cell.column);
  return { name: cell.row, value: cell.column === 'total' ? totalOf(cells, index, context) : read(cells[index], context) };
}

/** The total as stated or, where it is left out, as its parts give it. */
function totalOf(cells: readonly Cell[], parts: number, context: CheckContext): Cell {
  const stated = cells[parts] ?? null;
  if (stated !== null) return stated;
  return Array.from({ length: parts }, (_, index) => read(cells[index], context)).reduce(
    (sum, cell) => (sum === null || cell === null ? null : sum + cell),
    0 as Cell,
  );
}

function read(cell: Cell | undefined, { blanks }: CheckContext): Cell {
  return cell ?? (blanks === 'zero' ? 0 : null);
}

function verdict(id: string, relations: readonly Relation[]): Check {
  return verdictOn(
    id,
    relations.filter((relation) => relation.check === id),
  );
}

function columnName(column: PartThreeColumn): Bilingual {
  return column === 'total' ? { zh: '总计', en: 'total' } : APPLICANT_CLASS_LABELS[column];
}
