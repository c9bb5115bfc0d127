import { type CellId, type CellMap, cellIdsOf } from '../../../law/report/cells.ts';
import type { ReportFormat } from '../../../law/report/report-json.ts';
import { wallClock } from '../../format.ts';
import type { ReportOfYear, SeenBody, SeenDifference } from '../../reports/report-data.ts';
import { reportTexts } from '../../texts/reports.ts';
import { texts } from '../../texts.ts';
import type { AdminCell, AdminTable } from '../admin/admin-parts.ts';
import { nameOfCell } from './grid-view.ts';
import { actSentence, showFigure } from './report-words.ts';

/** As many as a line can name. */
const MAX_NAMED = 8;

/** What history says otherwise since the figures were frozen. Nothing while none are. */
export function differencesTable({ differences, working, year, query }: ReportOfYear): AdminTable[] {
  if (differences === null) return [];
  const words = reportTexts.year;
  const { format } = working.numbers;
  const heads = words.differenceHeads;
  return [
    {
      title: words.differences,
      text: words.differencesHelp,
      test: 'differences',
      empty: words.noDifferences,
      columns: [
        { label: heads.cell },
        { label: heads.frozen, numeric: true },
        { label: heads.now, numeric: true },
        { label: heads.because },
      ],
      rows: differences.flatMap((one) => [
        [
          { text: nameOfCell(format, one.cell), href: `/reports/${year}/cells/${encodeURIComponent(one.cell)}${query}` },
          { text: showFigure(one.was) },
          { text: showFigure(one.now) },
          { text: one.bodies.length > 0 ? words.differenceBodies(one.bodies.length) : becauseOf(one) },
        ],
        ...one.bodies.slice(0, MAX_NAMED).map((body) => bodyRow(body, year)),
      ]),
    },
  ];
}

/** Leads to what is behind the number of that body. */
function bodyRow(body: SeenBody, year: number): AdminCell[] {
  const { organ, cell, was, now } = body;
  const isCounted = body.refs.length + body.hidden + body.entryIds.length > 0;
  return [
    { text: organ.name, href: `/reports/${year}/cells/${encodeURIComponent(cell)}?organ=${organ.id}`, depth: 1 },
    { text: showFigure(was) },
    { text: showFigure(now) },
    isCounted ? { text: becauseOf(body) } : { text: reportTexts.year.differenceReport, href: `/reports/${year}?organ=${organ.id}` },
  ];
}

function becauseOf({ refs, hidden, entryIds }: Pick<SeenDifference, 'refs' | 'hidden' | 'entryIds'>): string {
  const words = reportTexts.year;
  const named = refs.slice(0, MAX_NAMED);
  const rest = refs.length - named.length + hidden;
  const parts = [
    ...(named.length > 0 ? [words.differenceCases(texts.write.list(named), rest)] : rest > 0 ? [words.hiddenCases(rest)] : []),
    ...(entryIds.length > 0 ? [words.differenceEntries(entryIds.length)] : []),
  ];
  return parts.length === 0 ? words.differenceOther : texts.write.list(parts);
}

/** Each figure beside that of the year before. */
export function comparisonTable({ before, working, year }: ReportOfYear): AdminTable {
  const words = reportTexts.year;
  const { format, cells } = working.numbers;
  const heads = words.compareHeads;
  const isSame = before !== undefined && (before.format === 'T2014') === (format === 'T2014');
  const empty = before === undefined ? words.compareNone(year - 1) : isSame ? words.compareNothing : words.compareFormat(year - 1);
  return {
    title: words.compare(year - 1),
    text: words.compareCells,
    test: 'comparison',
    empty,
    columns: [
      { label: heads.cell },
      { label: words.rowOf(year - 1), numeric: true },
      { label: words.rowOf(year), numeric: true },
      { label: heads.change, numeric: true },
      { label: heads.percent, numeric: true },
    ],
    rows: isSame
      ? comparedCells(format, [before.cells, cells]).map((cell) =>
          compared(format, cell, [before.cells[cell] ?? null, cells[cell] ?? null]),
        )
      : [],
  };
}

/** The totals: single kinds of applicants stand in the grid. What was nothing in both years says nothing. */
function comparedCells(format: ReportFormat, years: readonly CellMap[]): readonly CellId[] {
  return cellIdsOf(format)
    .filter((cell) => !cell.includes('/') || cell.endsWith('/total'))
    .filter((cell) => years.some((cells) => (cells[cell] ?? 0) !== 0));
}

function compared(format: ReportFormat, cell: CellId, [then, now]: readonly [number | null, number | null]): AdminCell[] {
  const change = then === null || now === null ? null : Math.round((now - then) * 10_000) / 10_000;
  const percent = change === null || then === null || then === 0 ? null : Math.round((change / then) * 1000) / 10;
  return [
    { text: nameOfCell(format, cell) },
    { text: showFigure(then) },
    { text: showFigure(now) },
    { text: signed(change) },
    { text: percent === null ? '—' : `${signed(percent)}%` },
  ];
}

function signed(value: number | null): string {
  if (value === null) return '—';
  return value > 0 ? `+${value}` : String(value);
}

/** Every act, the newest first. */
export function historyTable({ working }: ReportOfYear): AdminTable {
  const words = reportTexts.year;
  const heads = words.historyHeads;
  return {
    title: words.history,
    test: 'history',
    empty: words.historyEmpty,
    columns: [{ label: heads.number, numeric: true }, { label: heads.at }, { label: heads.who }, { label: heads.what }],
    rows: working.acts
      .toReversed()
      .map((act) => [
        { text: String(act.number) },
        { text: wallClock(act.recordedAt) },
        { text: act.actorName },
        { text: actSentence(act, working.numbers.format) },
      ]),
  };
}
