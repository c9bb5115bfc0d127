import type { CellPlaceName, GridRemark } from '../../../documents/report-tables/report-file.ts';
import { APPLICANT_CLASS_LABELS } from '../../../law/channels.ts';
import { PART_FOUR_COLUMNS_EN, PART_FOUR_GROUPS_EN } from '../../../law/report/cell-words.ts';
import { type CellId, type CellMap, cellIdsOf, cellLabel, partThreeRowLabel } from '../../../law/report/cells.ts';
import { findIndicator } from '../../../law/report/indicators.ts';
import { PART_FOUR_COLUMNS, PART_FOUR_GROUPS } from '../../../law/report/part-four.ts';
import { type GridFormat, PART_THREE_COLUMNS, partThreeRows } from '../../../law/report/part-three-rows.ts';
import { partTwoCells } from '../../../law/report/part-two.ts';
import type { ReportFormat } from '../../../law/report/report-json.ts';
import { say, sayLabel } from '../../language.ts';
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

/** What stands in a report instead of numbers, by cell. */
type Words = ReadonlyMap<CellId, string>;

interface Said {
  readonly cells: CellMap;
  readonly stated: Words;
}

/** The figures in tables like those of the report. */
export function figureTables(format: ReportFormat, cells: CellMap, remarks: readonly GridRemark[]): AdminTable[] {
  const stated: Words = new Map(remarks.flatMap((remark) => (remark.stated === undefined ? [] : [[remark.stated.id, remark.stated.text]])));
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
            besides.map((id) => [indicatorName(id), figure(cells[id] ?? null, stated.get(id))]),
          ),
        ];
  if (format === 'T2014') {
    const rows = cellIdsOf(format).map((id) => [nameOf(format, id), figure(cells[id] ?? null, stated.get(id))] as const);
    return [listTable(words.figures, 'figures', rows), ...extra];
  }
  const partTwo = partTwoCells(format).map((id) => [nameOf(format, id), figure(cells[id] ?? null, stated.get(id))] as const);
  return [
    listTable(words.partTwo, 'part-two', partTwo),
    partThreeTable(format, { cells, stated }),
    partFourTable({ cells, stated }),
    ...extra,
  ];
}

function nameOf(format: ReportFormat, id: CellId): string {
  const label = cellLabel(format, id);
  return label === undefined ? id : sayLabel(label);
}

function indicatorName(id: string): string {
  const indicator = findIndicator(id);
  return indicator === undefined ? id : sayLabel(indicator.label);
}

function listTable(title: string, test: string, rows: readonly (readonly [name: string, value: AdminCell])[]): AdminTable {
  const { row, value } = pastReportTexts;
  const columns = [{ label: row }, { label: value, numeric: true }];
  return { title, test, empty: '', columns, rows: rows.map(([name, number]) => [{ text: name }, number]) };
}

function partThreeTable(format: GridFormat, { cells, stated }: Said): AdminTable {
  const words = pastReportTexts;
  const heads = PART_THREE_COLUMNS.map((column) => ({
    label: sayLabel(column === 'total' ? { zh: '总计', en: 'total' } : APPLICANT_CLASS_LABELS[column]),
    numeric: true,
  }));
  return {
    ...{ title: words.partThree, test: 'part-three', empty: '', columns: [{ label: words.row }, ...heads] },
    rows: partThreeRows(format).map((id) => [
      { text: sayLabel(partThreeRowLabel(id)) },
      ...PART_THREE_COLUMNS.map((column) => figure(cells[`${id}/${column}`] ?? null, stated.get(`${id}/${column}`))),
    ]),
  };
}

function partFourTable({ cells, stated }: Said): AdminTable {
  const words = pastReportTexts;
  return {
    ...{ title: words.partFour, test: 'part-four', empty: '' },
    columns: [
      { label: words.row },
      ...PART_FOUR_COLUMNS.map(({ id, name }) => ({ label: sayLabel({ zh: name, en: PART_FOUR_COLUMNS_EN[id] }), numeric: true })),
    ],
    rows: PART_FOUR_GROUPS.map(({ id, name }) => [
      { text: sayLabel({ zh: name, en: PART_FOUR_GROUPS_EN[id] }) },
      ...PART_FOUR_COLUMNS.map((column) => figure(cells[`${id}.${column.id}`] ?? null, stated.get(`${id}.${column.id}`))),
    ]),
  };
}

/** A number; where it is not known, the words that stand in its place in the report. */
function figure(value: number | null, stated: string | undefined): AdminCell {
  if (value !== null) return { text: String(value) };
  return { text: stated === undefined ? pastReportTexts.unknown : pastReportTexts.unknownStated(stated) };
}

/** How many of the cells of its table a report tells. */
export function knownCells(format: ReportFormat, cells: CellMap): string {
  const ids = cellIdsOf(format);
  return pastReportTexts.knownOf(ids.filter((id) => (cells[id] ?? null) !== null).length, ids.length);
}
