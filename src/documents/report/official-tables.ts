import { APPLICANT_CLASS_LABELS } from '../../law/channels.ts';
import type { CellMap } from '../../law/report/cells.ts';
import { PART_FOUR_COLUMNS, PART_FOUR_GROUPS } from '../../law/report/part-four.ts';
import {
  type GridFormat,
  PART_THREE_COLUMNS,
  PART_THREE_ROWS,
  type PartThreeRowId,
  partThreeRows,
} from '../../law/report/part-three-rows.ts';
import { PART_TWO_BLOCKS } from '../../law/report/part-two.ts';
import type { ReportTable, TableCell } from './report-model.ts';
import { figure, head, label, noteOf } from './table-cells.ts';

/** Divisible by one, two and three: the blocks of part two have as many columns of numbers. */
const PART_TWO_UNITS = 6;

/** 二、主动公开政府信息情况: a block for each item of Article 20, as the official form has them one below the other. */
export function partTwoTable(format: GridFormat, cells: CellMap): ReportTable {
  const rows = PART_TWO_BLOCKS[format].flatMap(({ item, columns, rows: lines }) => {
    const cols = PART_TWO_UNITS / columns.length;
    return [
      [head(item, { cols: PART_TWO_UNITS + 1 })],
      [head('信息内容'), ...columns.map((column) => head(column, { cols }))],
      ...lines.map((line) => [label(line.name), ...line.cells.map((id) => figure(id, cells, { cols }))]),
    ];
  });
  return table('主动公开', '主动公开政府信息情况', { rows, columns: [3, ...Array(PART_TWO_UNITS).fill(1)], heads: 0, wide: false });
}

/** The head of the official form says by itself how its columns add up. */
const RELATION = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

interface RowGroup {
  readonly title: string;
  readonly letter: string;
}

/** Rows of part three that stand under a heading of their own. */
const GROUPS: readonly RowGroup[] = [
  { title: '（三）不予公开', letter: 'd' },
  { title: '（四）无法提供', letter: 'u' },
  { title: '（五）不予处理', letter: 'n' },
  { title: '（六）其他处理', letter: 'o' },
];

/** 三、收到和处理政府信息公开申请情况. */
export function partThreeTable(format: GridFormat, cells: CellMap): ReportTable {
  const ids = partThreeRows(format);
  const numbers = (row: PartThreeRowId) => PART_THREE_COLUMNS.map((column) => figure(`${row}/${column}`, cells));
  const results = ids.filter((id) => !['new', 'carry', 'next'].includes(id));
  const body = ids.map((id) => [...labelsOf(id, results), ...numbers(id)]);
  return table('收到和处理申请', '收到和处理政府信息公开申请情况', {
    rows: [...partThreeHead(), ...body],
    columns: [1.3, 2.3, 8.4, ...PART_THREE_COLUMNS.map(() => 1.3)],
    heads: 3,
    wide: true,
  });
}

function partThreeHead(): TableCell[][] {
  const classes = PART_THREE_COLUMNS.flatMap((column) =>
    column === 'total' || column === 'naturalPerson' ? [] : [APPLICANT_CLASS_LABELS[column].zh],
  );
  return [
    [head(RELATION, { cols: 3, rows: 3 }), head('申请人情况', { cols: 7 })],
    [head('自然人', { rows: 2 }), head('法人或其他组织', { cols: 5 }), head('总计', { rows: 2 })],
    classes.map((name) => head(name)),
  ];
}

/** The first three columns of a row, without what a cell above covers. */
function labelsOf(id: PartThreeRowId, results: readonly PartThreeRowId[]): TableCell[] {
  const name = PART_THREE_ROWS.find((row) => row.id === id)?.name ?? id;
  if (!results.includes(id)) return [label(name, { cols: 3 })];
  const block = id === results[0] ? [label('三、本年度办理结果', { rows: results.length })] : [];
  const group = GROUPS.find(({ letter }) => id.startsWith(letter));
  const members = results.filter((row) => group !== undefined && row.startsWith(group.letter));
  if (group === undefined || members.length === 1) return [...block, label(name.replace('三、本年度办理结果', ''), { cols: 2 })];
  const own = label(name.replace(group.title, '').trim());
  return members[0] === id ? [...block, label(group.title, { rows: members.length }), own] : [...block, own];
}

/** 四、政府信息公开行政复议、行政诉讼情况: fifteen numbers in one row. */
export function partFourTable(cells: CellMap): ReportTable {
  const columns = PART_FOUR_GROUPS.flatMap(({ id }) => PART_FOUR_COLUMNS.map((column) => `${id}.${column.id}`));
  const [review, ...suits] = PART_FOUR_GROUPS;
  const rows = [
    [head(review.name, { cols: 5 }), head('行政诉讼', { cols: 10 })],
    [...PART_FOUR_COLUMNS.map(({ name }) => head(name, { rows: 2 })), ...suits.map(({ name }) => head(name, { cols: 5 }))],
    suits.flatMap(() => PART_FOUR_COLUMNS.map(({ name }) => head(name))),
    columns.map((id) => figure(id, cells)),
  ];
  return table('复议诉讼', '政府信息公开行政复议、行政诉讼情况', { rows, columns: columns.map(() => 1), heads: 3, wide: false });
}

export function table(name: string, caption: string, shape: Pick<ReportTable, 'rows' | 'columns' | 'heads' | 'wide'>): ReportTable {
  return { kind: 'table', name, caption, note: noteOf(shape.rows), apart: false, ...shape };
}
