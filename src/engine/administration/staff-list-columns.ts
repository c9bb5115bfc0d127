import { addressOf } from '../../documents/tables/cell-address.ts';
import type { Cell, Sheet, TableFile } from '../../documents/tables/table-file.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { problem, tidy } from './administrator.ts';

export type StaffColumn = 'login' | 'name' | 'organ' | 'unit' | 'roles' | 'email';

/** Headings that are understood, the one of the blank list first. */
export const STAFF_HEADINGS: Readonly<Record<StaffColumn, readonly string[]>> = {
  login: ['登录名', '账号', '用户名', 'login', 'username', 'account'],
  name: ['姓名', '名字', 'name'],
  organ: ['机关', '单位', '机关名称', 'organ'],
  unit: ['科室', '部门', '处室', 'unit', 'department'],
  roles: ['角色', 'roles', 'role'],
  email: ['电子邮箱', '邮箱', '邮件地址', 'email', 'e-mail', 'mail address'],
};
/** Of no use here, and nothing is missed without them. */
const NUMBERING = ['序号', '编号', 'no', 'no.', '#'];
/** A title and a note may stand above the headings. */
const ROWS_ABOVE = 10;

/** A line of the list, each cell tidied; what is not there is empty. */
export interface StaffLine {
  /** From 1, as a spreadsheet counts. */
  readonly line: number;
  readonly values: Readonly<Record<StaffColumn, string>>;
  /** Of the cell, whether something stands in it or not. */
  readonly at: Readonly<Record<StaffColumn, string>>;
}

export interface StaffTable {
  readonly sheet: string;
  readonly lines: readonly StaffLine[];
  /** `field` is the address of the cell, or empty. */
  readonly faults: readonly FieldProblem[];
  readonly remarks: readonly FieldProblem[];
}

/** As people mean it: letters and digits of full width are those of half width. */
export function plain(text: string): string {
  return tidy(text.normalize('NFKC'));
}

/** The lines below the headings of the first sheet that has some. */
export function staffTable({ sheets }: TableFile): StaffTable {
  const shown = sheets.filter(({ isHidden, rows }) => !isHidden && rows.length > 0);
  for (const sheet of shown) {
    const top = sheet.rows.slice(0, ROWS_ABOVE).findIndex((row) => columnOf(row, 'login') >= 0 && columnOf(row, 'name') >= 0);
    if (top >= 0) return linesOf(sheet, top, shown.length > 1);
  }
  const fault = problem(
    '',
    `没有找到表头：第一行应有“${STAFF_HEADINGS.login[0]}”“${STAFF_HEADINGS.name[0]}”“${STAFF_HEADINGS.roles[0]}”等列，请用空白名单填写`,
    'There are no headings: the first line should name the columns login, name and roles. Use the blank list',
  );
  return { sheet: shown[0]?.name ?? '', lines: [], faults: [fault], remarks: [] };
}

const headingOf = (cell: Cell | null | undefined): string => plain(cell?.text ?? '').toLowerCase();

function columnOf(row: Sheet['rows'][number], column: StaffColumn): number {
  return row.findIndex((cell) => STAFF_HEADINGS[column].includes(headingOf(cell)));
}

const COLUMNS = Object.keys(STAFF_HEADINGS) as readonly StaffColumn[];

function linesOf(sheet: Sheet, top: number, isOneOfMany: boolean): StaffTable {
  const headings = sheet.rows[top] ?? [];
  const places = new Map(COLUMNS.map((column) => [column, columnOf(headings, column)]));
  const lines: StaffLine[] = [];
  const faults: FieldProblem[] = [...headingFaults(headings, places), ...mergedFaults(sheet, top, [...places.values()])];
  sheet.rows.forEach((row, index) => {
    if (index <= top) return;
    const cells = new Map(COLUMNS.map((column) => [column, row[places.get(column) ?? -1] ?? null]));
    if ([...cells.values()].every((cell) => tidy(cell?.text ?? '') === '')) return;
    faults.push(...[...cells.values()].flatMap(brokenCell));
    const value = (column: StaffColumn) => tidy(cells.get(column)?.text ?? '');
    const at = (column: StaffColumn) => addressIn(places.get(column) ?? -1, index);
    lines.push({ line: index + 1, values: ofEach(value), at: ofEach(at) });
  });
  const other = problem('', `只读取工作表“${sheet.name}”`, `Only the sheet “${sheet.name}” is read`);
  return { sheet: sheet.name, lines, faults, remarks: [...(isOneOfMany ? [other] : []), ...unknownHeadings(headings)] };
}

function ofEach(of: (column: StaffColumn) => string): Readonly<Record<StaffColumn, string>> {
  return { login: of('login'), name: of('name'), organ: of('organ'), unit: of('unit'), roles: of('roles'), email: of('email') };
}

/** A column that is not there has lines all the same. */
function addressIn(column: number, row: number): string {
  return column < 0 ? String(row + 1) : addressOf({ row, column });
}

function brokenCell(cell: Cell | null): readonly FieldProblem[] {
  if (cell?.kind !== 'error') return [];
  return [problem(cell.address, `公式出错（${cell.text}），请改为文字`, `The formula failed (${cell.text}): write the text`)];
}

function headingFaults(headings: Sheet['rows'][number], places: ReadonlyMap<StaffColumn, number>): readonly FieldProblem[] {
  const missing = (places.get('roles') ?? -1) < 0;
  const twice = headings.filter((cell, i) =>
    COLUMNS.some((column) => STAFF_HEADINGS[column].includes(headingOf(cell)) && places.get(column) !== i),
  );
  return [
    ...(missing ? [problem('', '缺少“角色”列', 'The column of roles is missing')] : []),
    ...twice.map((cell) => problem(cell?.address ?? '', `“${cell?.text}”与另一列重复`, `“${cell?.text}” is there twice`)),
  ];
}

function unknownHeadings(headings: Sheet['rows'][number]): readonly FieldProblem[] {
  const known = [...NUMBERING, ...Object.values(STAFF_HEADINGS).flat()];
  return headings
    .filter((cell) => cell !== null && !known.includes(headingOf(cell)))
    .map((cell) => problem(cell?.address ?? '', `“${cell?.text}”列不导入`, `The column “${cell?.text}” is not brought in`));
}

/** The value stands in the first of them only: whether it was meant for all is not guessed. */
function mergedFaults({ merged, rows }: Sheet, top: number, columns: readonly number[]): readonly FieldProblem[] {
  return merged
    .filter(
      ({ bottom, left, right, top: first }) =>
        bottom > top && first < rows.length && columns.some((column) => column >= left && column <= right),
    )
    .map(({ address }) => problem(address, '合并的单元格：请拆分，并在每一行填写', 'Merged cells: split them, and fill in every line'));
}
