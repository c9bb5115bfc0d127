import type { CellPlaceName, GridRemark } from '../../../documents/report-tables/report-file.ts';
import { APPLICANT_CLASS_LABELS } from '../../../law/channels.ts';
import { type CellMap, cellIdsOf, cellLabel } from '../../../law/report/cells.ts';
import { findIndicator } from '../../../law/report/indicators.ts';
import { PART_FOUR_COLUMNS, PART_FOUR_GROUPS } from '../../../law/report/part-four.ts';
import { type GridFormat, PART_THREE_COLUMNS, PART_THREE_ROWS, partThreeRows } from '../../../law/report/part-three-rows.ts';
import { partTwoCells } from '../../../law/report/part-two.ts';
import type { ReportFormat } from '../../../law/report/report-json.ts';
import { say } from '../../language.ts';
import { pastReportTexts } from '../../texts/past-reports.ts';
import type { AdminCell, AdminTable } from '../admin/admin-parts.ts';

export type Places = Readonly<Record<string, CellPlaceName>>;

/** What is wrong or worth a look, the worst first. */
export function remarksTable(remarks: readonly GridRemark[]): AdminTable {
  const words = pastReportTexts;
  const order = ['fault', 'finding', 'note'];
  const sorted = [...remarks].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return {
    title: words.remarks,
    test: 'remarks',
    empty: words.noRemarks,
    columns: [{ label: words.place }, { label: words.level }, { label: words.what }],
    rows: sorted.map(({ level, sheet, cell, text }) => [
      { text: placeText({ sheet, cell }) },
      { text: '', badge: { text: words.levels[level], tone: level === 'fault' ? 'alarm' : level === 'finding' ? 'warn' : 'quiet' } },
      { text: say(text) },
    ]),
  };
}

function placeText({ sheet, cell }: CellPlaceName): string {
  return `${sheet} ${cell}`.trim() || pastReportTexts.whole;
}

/** The figures in tables like those of the report. Row names are as printed. */
export function figureTables(format: ReportFormat, cells: CellMap): AdminTable[] {
  const own = new Set(cellIdsOf(format));
  const besides = Object.keys(cells).filter((id) => !own.has(id));
  const words = pastReportTexts;
  const extra =
    besides.length === 0
      ? []
      : [
          listTable(
            words.besides,
            'besides',
            besides.map((id) => [indicatorName(id), cells[id] ?? null]),
          ),
        ];
  if (format === 'T2014') {
    const rows = cellIdsOf(format).map((id) => [cellLabel(format, id)?.zh ?? id, cells[id] ?? null] as const);
    return [listTable(words.figures, 'figures', rows), ...extra];
  }
  const partTwo = partTwoCells(format).map((id) => [cellLabel(format, id)?.zh ?? id, cells[id] ?? null] as const);
  return [listTable(words.partTwo, 'part-two', partTwo), partThreeTable(format, cells), partFourTable(cells), ...extra];
}

function indicatorName(id: string): string {
  const indicator = findIndicator(id);
  return indicator === undefined ? id : say(indicator.label);
}

function listTable(title: string, test: string, rows: readonly (readonly [name: string, value: number | null])[]): AdminTable {
  const { row, value } = pastReportTexts;
  const columns = [{ label: row }, { label: value, numeric: true }];
  return { title, test, empty: '', columns, rows: rows.map(([name, number]) => [{ text: name }, figure(number)]) };
}

function partThreeTable(format: GridFormat, cells: CellMap): AdminTable {
  const words = pastReportTexts;
  const heads = PART_THREE_COLUMNS.map((column) => ({
    label: say(column === 'total' ? { zh: '总计', en: 'total' } : APPLICANT_CLASS_LABELS[column]),
    numeric: true,
  }));
  return {
    ...{ title: words.partThree, test: 'part-three', empty: '', columns: [{ label: words.row }, ...heads] },
    rows: partThreeRows(format).map((id) => [
      { text: PART_THREE_ROWS.find((row) => row.id === id)?.name ?? id },
      ...PART_THREE_COLUMNS.map((column) => figure(cells[`${id}/${column}`] ?? null)),
    ]),
  };
}

function partFourTable(cells: CellMap): AdminTable {
  const words = pastReportTexts;
  return {
    ...{ title: words.partFour, test: 'part-four', empty: '' },
    columns: [{ label: words.row }, ...PART_FOUR_COLUMNS.map(({ name }) => ({ label: name, numeric: true }))],
    rows: PART_FOUR_GROUPS.map(({ id, name }) => [
      { text: name },
      ...PART_FOUR_COLUMNS.map((column) => figure(cells[`${id}.${column.id}`] ?? null)),
    ]),
  };
}

function figure(value: number | null): AdminCell {
  return { text: value === null ? pastReportTexts.unknown : String(value) };
}

/** How many of the cells of its table a report tells. */
export function knownCells(format: ReportFormat, cells: CellMap): string {
  const ids = cellIdsOf(format);
  return pastReportTexts.knownOf(ids.filter((id) => (cells[id] ?? null) !== null).length, ids.length);
}
