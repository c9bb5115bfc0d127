import type { Frame } from '../../frame.ts';
import type { CellBehind } from '../../reports/cell-data.ts';
import { reportTexts } from '../../texts/reports.ts';
import type { AdminCell, AdminPage, AdminTable } from '../admin/admin-parts.ts';
import { nameOfCell } from './grid-view.ts';
import { showFigure } from './report-words.ts';

export const CELL_PAGE = 50;

/** The cases or entries behind a number, a page of them. */
export function cellPage(frame: Frame, behind: CellBehind, page: number): AdminPage {
  const { cell, year, query, value, working, hidden } = behind;
  const words = reportTexts.cell;
  const format = working.numbers.format;
  const total = behind.kind === 'entries' ? behind.entries.length : behind.cases.length;
  const from = (page - 1) * CELL_PAGE;
  const isFrozen = working.numbers.source === 'frozen' && behind.kind !== 'stated';
  const sep = query === '' ? '?' : '&';
  const address = (to: number) => `/reports/${year}/cells/${encodeURIComponent(cell)}${query}${sep}page=${to}`;
  const info = (text: string, test: string) => ({ text, test, tone: 'info' as const });
  return {
    frame,
    heading: nameOfCell(format, cell),
    crumb: { href: `/reports/${year}${query}`, label: words.back(year) },
    lead: '',
    notes: [
      ...(isFrozen ? [info(words.frozenNow(showFigure(value)), 'frozen')] : []),
      ...(value === null && behind.kind === 'cases' && total > 0 ? [info(words.openHelp, 'open')] : []),
      ...(hidden > 0 ? [info(words.hidden(hidden), 'hidden')] : []),
    ],
    links: total === 0 ? [] : [{ href: `/reports/${year}/cell.csv?${csvQuery(behind)}`, label: words.csv, test: 'csv' }],
    facts: [{ label: words.value, value: value === null ? words.unknown : showFigure(value) }],
    tables: [behind.kind === 'entries' ? entriesTable(behind, from) : casesTable(behind, from)],
    paging: {
      previous: page > 1 ? address(page - 1) : null,
      next: from + CELL_PAGE < total ? address(page + 1) : null,
      label: words.paging(Math.min(from + 1, total), Math.min(from + CELL_PAGE, total), total),
    },
  };
}

function csvQuery({ cell, query }: CellBehind): string {
  const asked = new URLSearchParams(query.replace('?', ''));
  asked.set('cell', cell);
  return asked.toString();
}

function casesTable(behind: CellBehind, from: number): AdminTable {
  const words = reportTexts.cell;
  return {
    title: words.cases,
    text: words.casesHelp,
    test: 'cases',
    empty: behind.kind === 'stated' ? words.notTraced : words.none,
    columns: [{ label: words.columns.number }, { label: words.columns.organ }],
    rows: behind.cases
      .slice(from, from + CELL_PAGE)
      .map(({ id, ref, organ, opens }): AdminCell[] => [{ text: ref, ...(opens ? { href: `/cases/${id}` } : {}) }, { text: organ }]),
  };
}

function entriesTable({ entries, catalogue }: CellBehind, from: number): AdminTable {
  const words = reportTexts.cell;
  return {
    title: words.entries,
    ...(catalogue > 0 ? { text: `${words.catalogue}: ${catalogue}` } : {}),
    test: 'entries',
    empty: words.noEntries,
    columns: [
      { label: words.columns.what },
      { label: words.columns.on },
      { label: words.columns.amount, numeric: true },
      { label: words.columns.source },
    ],
    rows: entries
      .slice(from, from + CELL_PAGE)
      .map(({ what, onDay, amount, source }): AdminCell[] => [{ text: what }, { text: onDay }, { text: amount ?? '' }, { text: source }]),
  };
}
