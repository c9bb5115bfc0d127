import type { RollUp, RollUpLine } from '../../../engine/annual-report/roll-up.ts';
import { type CellMap, cellIdsOf } from '../../../law/report/cells.ts';
import type { ReportFormat } from '../../../law/report/report-json.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { say } from '../../language.ts';
import { reportTexts } from '../../texts/reports.ts';
import { texts } from '../../texts.ts';
import type { AdminCell, AdminPage } from '../admin/admin-parts.ts';
import { type GridView, gridViews, nameOfCell } from './grid-view.ts';
import { showFigure, stageBadge } from './report-words.ts';

/** As many bodies as a sentence can name. */
const MAX_NAMED = 10;

export interface MatrixPage extends AdminPage {
  readonly grids: readonly GridView[];
  readonly gridsTitle: string;
  readonly gridsText: string;
}

interface MatrixParts {
  readonly organ: OrganRow;
  readonly rollUp: RollUp;
  readonly query: string;
}

/** Who has submitted, with which figures, and the sum of it all. */
export function matrixPage(frame: Frame, { organ, rollUp, query }: MatrixParts): MatrixPage {
  const { year, lines, waitedFor } = rollUp;
  const words = reportTexts.matrix;
  const bodies = lines.filter(({ depth, within }) => depth > 0 && within === null);
  const isEmpty = lines.length <= 1;
  return {
    frame,
    heading: words.title(year),
    crumb: { href: `/reports/${year}${query}`, label: reportTexts.year.title(year) },
    lead: words.lead,
    notes: isEmpty
      ? []
      : [
          waitedFor.length === 0
            ? { text: words.allIn, test: 'all-in', tone: 'info' }
            : { text: words.waited(waitedFor.length, namesOf(waitedFor)), test: 'waited', tone: 'warn' },
        ],
    links: [
      { href: `/reports/matrix/${year}/export.xlsx${query}`, label: words.xlsx, test: 'xlsx' },
      { href: `/reports/matrix/${year}/export.csv${query}`, label: words.csv, test: 'csv' },
    ],
    facts: [
      { label: reportTexts.year.organ, value: organ.name },
      { label: words.summary, value: words.summaryOf(bodies.length - waitedFor.length, bodies.length) },
      ...(rollUp.check === null ? [] : [{ label: words.check, value: checkText(rollUp.check) }]),
    ],
    tables: [
      {
        title: words.table,
        test: 'bodies',
        empty: words.empty,
        columns: columnsOf().map(({ label, numeric }) => ({ label, numeric })),
        rows: [...lines.map((line) => rowOf(line, rollUp)), totalRow(rollUp)],
      },
    ],
    grids: gridViews(rollUp.format, rollUp.total, {}),
    gridsTitle: words.totals,
    gridsText: words.totalsHelp,
  };
}

function checkText(check: NonNullable<RollUp['check']>): string {
  const words = reportTexts.matrix;
  if (check.ok === true) return words.checkOk;
  return check.detail === undefined ? words.checkUnknown : say(check.detail);
}

function namesOf(organs: readonly OrganRow[]): string {
  const named = texts.write.list(organs.slice(0, MAX_NAMED).map(({ name }) => name));
  return organs.length > MAX_NAMED ? reportTexts.matrix.waitedMore(named, organs.length - MAX_NAMED) : named;
}

function columnsOf(): readonly { readonly label: string; readonly numeric: boolean }[] {
  const { columns } = reportTexts.matrix;
  const text = (label: string) => ({ label, numeric: false });
  const number = (label: string) => ({ label, numeric: true });
  return [
    text(columns.organ),
    text(columns.stage),
    text(columns.source),
    number(columns.known),
    text(columns.checks),
    text(columns.submitted),
    number(columns.requests),
    number(columns.closed),
    number(columns.reviews),
    number(columns.suits),
  ];
}

function rowOf({ organ, depth, state, source, ...line }: RollUpLine, { year, format }: RollUp): AdminCell[] {
  const words = reportTexts.matrix;
  const hints = [
    ...(depth === 0 ? [words.own] : []),
    ...(line.within === null ? [] : [words.within(line.within.name)]),
    ...((organ.closedAt ?? null) === null ? [] : [words.closed]),
  ];
  const failing = line.failing.length > 0;
  return [
    { text: organ.name, href: `/reports/${year}?organ=${organ.id}`, depth, hint: hints.length === 0 ? null : texts.write.list(hints) },
    { text: '', badge: stageBadge(state) },
    { text: words.sources[source] },
    { text: words.known(line.known, line.cellCount) },
    {
      text: failing ? '' : words.holds,
      ...(failing ? { badge: { text: words.failing(texts.write.list(line.failing)), tone: 'alarm' } } : {}),
    },
    { text: line.submittedAt === null ? '—' : wallClock(line.submittedAt) },
    ...headline(format, line.cells).map((value) => ({ text: showFigure(value) })),
  ];
}

function totalRow({ format, total }: RollUp): AdminCell[] {
  const blank: AdminCell = { text: '' };
  const numbers = headline(format, total).map((value) => ({ text: showFigure(value) }));
  return [{ text: reportTexts.matrix.total }, blank, blank, blank, blank, blank, ...numbers];
}

/** Requests received and closed, reviews, suits. */
function headline(format: ReportFormat, cells: CellMap): (number | null)[] {
  const read = (id: string): number | null => cells[id] ?? null;
  if (format === 'T2014') return [read('三(一)'), read('三(二)'), read('四'), read('五')];
  const suits = [read('directSuit.total'), read('suitAfterReview.total')];
  const [direct = null, after = null] = suits;
  return [read('new/total'), read('t/total'), read('review.total'), direct === null || after === null ? null : direct + after];
}

/** The same as a table for a spreadsheet, with every cell of the official table. */
export function matrixTable(rollUp: RollUp): {
  readonly labels: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
} {
  const words = reportTexts.matrix;
  const ids = cellIdsOf(rollUp.format);
  const value = (cells: CellMap, id: string): string | number => cells[id] ?? '';
  const { columns } = words;
  return {
    labels: [
      ...[columns.organ, columns.stage, columns.source, columns.known, columns.checks, columns.submitted],
      ...ids.map((id) => nameOfCell(rollUp.format, id)),
    ],
    rows: [
      ...rollUp.lines.map(({ organ, state, source, within, known, cellCount, failing, submittedAt, cells }) => [
        organ.name,
        stageBadge(state).text,
        within === null ? words.sources[source] : words.within(within.name),
        words.known(known, cellCount),
        failing.length === 0 ? words.holds : words.failing(texts.write.list(failing)),
        submittedAt === null ? '' : wallClock(submittedAt),
        ...ids.map((id) => value(cells, id)),
      ]),
      [words.total, '', '', '', '', '', ...ids.map((id) => value(rollUp.total, id))],
    ],
  };
}
