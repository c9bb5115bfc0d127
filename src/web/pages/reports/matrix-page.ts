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
const MAX_NAMED = 4;

export interface MatrixPage extends AdminPage {
  readonly grids: readonly GridView[];
  readonly gridsTitle: string;
  readonly gridsText: string;
}

/** As many bodies as a page shows. */
export const MATRIX_PAGE = 50;

export interface MatrixParts {
  readonly organ: OrganRow;
  readonly rollUp: RollUp;
  /** The same bodies a year earlier. */
  readonly before: Pick<RollUp, 'lines' | 'total' | 'format'>;
  readonly query: string;
  /** `waited`: only bodies that have not submitted. */
  readonly show: 'all' | 'waited';
  /** 1 is the first. */
  readonly page: number;
}

/** Who has submitted, with which figures, and the sum of it all. */
export function matrixPage(frame: Frame, parts: MatrixParts): MatrixPage {
  const { organ, rollUp, query } = parts;
  const { year, lines, waitedFor } = rollUp;
  const shown = linesShown(parts);
  const last = Math.max(1, Math.ceil(shown.length / MATRIX_PAGE));
  const page = Math.min(parts.page, last);
  const from = (page - 1) * MATRIX_PAGE;
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
      ...(isEmpty ? [] : [showLink(parts)]),
      { href: address(parts, '/export.xlsx'), label: words.xlsx, test: 'xlsx' },
      { href: address(parts, '/export.csv'), label: words.csv, test: 'csv' },
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
        rows: [...shown.slice(from, from + MATRIX_PAGE).map((line) => rowOf(line, parts)), totalRow(parts)],
      },
    ],
    paging: pageLinks(parts, { page, last, count: shown.length }),
    grids: gridViews(rollUp.format, rollUp.total, {}),
    gridsTitle: words.totals,
    gridsText: words.totalsHelp,
  };
}

/** All, or those that are waited for; in the order of the tree. */
function linesShown({ rollUp, show }: Pick<MatrixParts, 'rollUp' | 'show'>): readonly RollUpLine[] {
  const waited = new Set(rollUp.waitedFor.map(({ id }) => id));
  return show === 'all' ? rollUp.lines : rollUp.lines.filter(({ organ }) => waited.has(organ.id));
}

function address(
  { rollUp, query, show }: Pick<MatrixParts, 'rollUp' | 'query' | 'show'>,
  file = '',
  more: Readonly<Record<string, string>> = {},
): string {
  const asked = new URLSearchParams(query);
  if (show === 'waited') asked.set('show', show);
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  const text = asked.toString();
  return `/reports/matrix/${rollUp.year}${file}${text === '' ? '' : `?${text}`}`;
}

function showLink(parts: MatrixParts) {
  const words = reportTexts.matrix;
  return parts.show === 'all'
    ? { href: address({ ...parts, show: 'waited' }), label: words.onlyWaited, test: 'only-waited' }
    : { href: address({ ...parts, show: 'all' }), label: words.showAll, test: 'show-all' };
}

function pageLinks(parts: MatrixParts, { page, last, count }: { readonly page: number; readonly last: number; readonly count: number }) {
  if (last === 1) return null;
  const link = (to: number) => (to < 1 || to > last ? null : address(parts, '', { page: String(to) }));
  const from = (page - 1) * MATRIX_PAGE;
  const label = reportTexts.cell.paging(from + 1, Math.min(from + MATRIX_PAGE, count), count);
  return { previous: link(page - 1), next: link(page + 1), label };
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

function rowOf({ organ, depth, state, source, ...line }: RollUpLine, { rollUp: { year, format }, before }: MatrixParts): AdminCell[] {
  const words = reportTexts.matrix;
  const then = before.lines.find((one) => one.organ.id === organ.id)?.cells ?? {};
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
    ...comparedCells(headline(format, line.cells), headline(before.format, then)),
  ];
}

/** Each with what it was the year before, where that is known. */
function comparedCells(now: readonly (number | null)[], then: readonly (number | null)[]): AdminCell[] {
  return now.map((value, i) => {
    const was = then[i] ?? null;
    const isNothing = was === null || (was === 0 && value === 0);
    return { text: showFigure(value), hint: isNothing ? null : reportTexts.matrix.yearBefore(was, value === null ? null : value - was) };
  });
}

function totalRow({ rollUp: { format, total }, before }: MatrixParts): AdminCell[] {
  const blank: AdminCell = { text: '' };
  const numbers = comparedCells(headline(format, total), headline(before.format, before.total));
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
export function matrixTable({ rollUp, before, show }: Pick<MatrixParts, 'rollUp' | 'before' | 'show'>): {
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
      words.requestsBefore(rollUp.year - 1),
    ],
    rows: [
      ...linesShown({ rollUp, show }).map(({ organ, state, source, within, known, cellCount, failing, submittedAt, cells }) => [
        organ.name,
        stageBadge(state).text,
        within === null ? words.sources[source] : words.within(within.name),
        words.known(known, cellCount),
        failing.length === 0 ? words.holds : words.failing(texts.write.list(failing)),
        submittedAt === null ? '' : wallClock(submittedAt),
        ...ids.map((id) => value(cells, id)),
        headline(before.format, before.lines.find((one) => one.organ.id === organ.id)?.cells ?? {})[0] ?? '',
      ]),
      [words.total, '', '', '', '', '', ...ids.map((id) => value(rollUp.total, id)), headline(before.format, before.total)[0] ?? ''],
    ],
  };
}
