import { APPLICANT_CLASS_LABELS } from '../channels.ts';
import type { Bilingual } from '../errors.ts';
import { PART_FOUR_COLUMNS_EN, PART_FOUR_GROUPS_EN, partThreeRowShort } from './cell-words.ts';
import type { CellId, CellMap } from './cells.ts';
import { checkRollUp } from './check-roll-up.ts';
import type { CheckContext } from './checks.ts';
import { PART_FOUR_COLUMNS, PART_FOUR_GROUPS } from './part-four.ts';
import { PART_THREE_COLUMNS, type PartThreeColumn, type PartThreeRowId, partThreeRows, resultRows } from './part-three-rows.ts';
import { asWarning, type Relation, type Term, verdictOn } from './relations.ts';
import type { Cell, Check, GridFigures } from './report-json.ts';

const COLUMN_SUMS = [
  { check: 'I1', left: () => ['new', 'carry'], right: () => ['t', 'next'] },
  { check: 'I2', left: () => ['t'], right: resultRows },
] as const satisfies readonly {
  check: string;
  left: (format: GridFigures['format']) => readonly PartThreeRowId[];
  right: (format: GridFigures['format']) => readonly PartThreeRowId[];
}[];

/** I1–I6 (domain 3.7), and I8 where the report takes in others. */
export function checkGrid(figures: GridFigures, context: CheckContext): Check[] {
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
      rowSum(
        { check: 'I3', name: row, where: partThreeRowShort(row), cells: figures.applications[row] ?? [], columns: PART_THREE, parted: '/' },
        context,
      ),
    ),
    ...PART_FOUR_GROUPS.map(({ id, name }) =>
      rowSum(
        {
          ...{ check: 'I5', name: id, where: { zh: name, en: PART_FOUR_GROUPS_EN[id] } },
          ...{ cells: figures.remedies[id], columns: PART_FOUR, parted: '.' },
        },
        context,
      ),
    ),
  ];
  const [i1, i2, i3, i5] = ['I1', 'I2', 'I3', 'I5'].map((id) => verdict(id, relations));
  const sums = [i1, i2, i3, checkCarry(figures, context), i5].filter((check) => check !== undefined);
  return [...sums, ...(figures.format === 'T2021' ? [checkInForce(figures, context)] : []), ...checkRollUp(figures, context)];
}

const NO_YEAR_BEFORE: Bilingual = { zh: '没有上一年度的数据，无法核对', en: 'there are no figures of the year before' };
const COMPUTED_BEFORE: Bilingual = {
  zh: '上一年度的报告没有锁定、填报或者导入：结转数按同样的案件计算，必然相等，没有独立核对',
  en: 'the report of the year before was neither frozen, filled in nor imported: counted from the same cases the numbers are equal by nature, which is no check of its own',
};

/** I4: what was carried into the year is what the year before carried forward; a difference needs an explanation on record. */
function checkCarry(figures: GridFigures, context: CheckContext): Check {
  const before = context.nextOfYearBefore ?? nextOf(context.yearBefore);
  if (before === undefined) return { id: 'I4', ok: null, detail: NO_YEAR_BEFORE };
  const relations = PART_THREE_COLUMNS.map(
    (column, index): Relation => ({
      check: 'I4',
      where: columnName(column),
      left: [gridTerm(figures, { row: 'carry', column }, context)],
      sign: '=',
      right: [{ name: { zh: '上年的结转下年度', en: 'carried over by the year before' }, value: read(before[index], context) }],
    }),
  );
  const check = verdict('I4', relations);
  if (check.ok === true && context.yearBeforeIsComputed === true) return { ...check, detail: COMPUTED_BEFORE };
  return check.ok === false && context.differenceExplained === true ? { ...check, ok: true } : check;
}

/** Undefined where the year before had another table. */
function nextOf(yearBefore: CellMap | undefined): readonly Cell[] | undefined {
  if (yearBefore === undefined || !('next/total' in yearBefore)) return undefined;
  return PART_THREE_COLUMNS.map((column) => yearBefore[`next/${column}`] ?? null);
}

/** I6: what is in force is what was in force, and what was made, without what was repealed. Worth a look, never more. */
function checkInForce({ partTwo = {} }: GridFigures, context: CheckContext): Check {
  const { yearBefore } = context;
  if (yearBefore === undefined) return { id: 'I6', ok: null, detail: NO_YEAR_BEFORE };
  const relations = IN_FORCE.map(({ zh, en, row }): Relation => {
    const term = (column: 'inForce' | 'made' | 'repealed'): Term => {
      const cell = `${row}.${column}` as const;
      return { name: IN_FORCE_WORDS[column], value: read(partTwo[cell], context), cell };
    };
    const before = { name: { zh: '上年现行有效', en: 'in force the year before' }, value: read(yearBefore[`${row}.inForce`], context) };
    return {
      check: 'I6',
      where: { zh, en },
      left: [term('inForce'), term('repealed')],
      sign: '=',
      right: [before, term('made')],
    };
  });
  return asWarning(verdictOn('I6', relations));
}

const IN_FORCE_WORDS = {
  inForce: { zh: '现行有效', en: 'in force' },
  made: { zh: '本年制发', en: 'made in the year' },
  repealed: { zh: '本年废止', en: 'repealed in the year' },
} as const;
const IN_FORCE = [
  { row: 'rules', zh: '规章', en: 'rules' },
  { row: 'normative', zh: '行政规范性文件', en: 'normative documents' },
] as const;

const PART_THREE = PART_THREE_COLUMNS.map((id) => ({ id, name: columnName(id) }));
const PART_FOUR = PART_FOUR_COLUMNS.map(({ id, name }) => ({ id, name: { zh: name, en: PART_FOUR_COLUMNS_EN[id] } }));

interface SummedRow {
  readonly check: string;
  /** Id of the row or group. */
  readonly name: string;
  readonly where: Bilingual;
  readonly cells: readonly Cell[];
  /** The last is the total. */
  readonly columns: readonly { readonly id: string; readonly name: Bilingual }[];
  /** What parts row and column in the name of a cell. */
  readonly parted: '/' | '.';
}

/** The total of a row and its parts. A total that was left out is accepted (domain 3.7). */
function rowSum({ check, name, where, cells, columns, parted }: SummedRow, context: CheckContext): Relation {
  const cellAt = (index: number): CellId => `${name}${parted}${columns[index]?.id ?? ''}`;
  const parts = columns.length - 1;
  const terms = columns.slice(0, parts).map((column, index): Term => {
    return { name: column.name, value: read(cells[index], context), cell: cellAt(index) };
  });
  const total = { name: columns[parts]?.name ?? columnName('total'), value: totalOf(cells, parts, context), cell: cellAt(parts) };
  return { check, where, left: [total], sign: '=', right: terms };
}

function gridTerm(figures: GridFigures, cell: { row: PartThreeRowId; column: PartThreeColumn }, context: CheckContext): Term {
  const cells = figures.applications[cell.row] ?? [];
  const index = PART_THREE_COLUMNS.indexOf(cell.column);
  const value = cell.column === 'total' ? totalOf(cells, index, context) : read(cells[index], context);
  return { name: partThreeRowShort(cell.row), value, cell: `${cell.row}/${cell.column}` };
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
