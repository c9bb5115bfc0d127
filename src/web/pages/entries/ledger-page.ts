import { randomUUID } from 'node:crypto';
import { isMissing, type Ledger, type LedgerLine } from '../../../engine/annual-report/entries-ledger.ts';
import { mayRecordIn } from '../../../law/report/entry-roles.ts';
import { INDICATOR_AREAS, type IndicatorArea } from '../../../law/report/indicators.ts';
import type { ReportEntryRow } from '../../../store/report-entry-store.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { entryTexts } from '../../texts/entries.ts';
import { shellTexts } from '../../texts/shell.ts';
import { texts } from '../../texts.ts';
import type { StaffUser } from '../../web-deps.ts';
import type { AdminCell, AdminField, AdminPage, AdminTable } from '../admin/admin-parts.ts';

export const LEDGER = '/reports/entries';

export const LEDGER_SHOWS = ['table', 'missing', 'filled', 'all'] as const;

/** What of the ledger is shown. */
export interface LedgerQuery {
  readonly area: IndicatorArea | null;
  /** `table`: what the report of the year asks for, and whatever has a figure this year or last. */
  readonly show: (typeof LEDGER_SHOWS)[number];
  readonly text: string;
}

export interface LedgerParts {
  readonly ledger: Ledger;
  readonly query: LedgerQuery;
  /** The newest first. */
  readonly recent: readonly ReportEntryRow[];
  readonly user: Pick<StaffUser, 'roles' | 'organId'>;
  readonly organ: OrganRow;
  /** To choose from, for those who belong to none. */
  readonly organs: readonly OrganRow[];
  readonly years: readonly number[];
  readonly mayKeep: boolean;
  readonly mayRecord: boolean;
}

/** The year's figures by area, each with what it is made of and what is still to be filled in. */
export function ledgerPage(frame: Frame, parts: LedgerParts): AdminPage {
  const { ledger, organ } = parts;
  const needed = ledger.lines.filter(({ place }) => place !== null);
  const missing = needed.filter(isMissing).length;
  const shown = ledger.lines.filter((line) => isAsked(line, parts.query));
  const isEmpty = ledger.lines.every(({ value }) => value === null);
  const left = isOverview(parts.query) ? ledger.lines.length - shown.length : 0;
  const notes = [
    ...(ledger.frozen === null ? [] : [{ text: sayLabel(ledger.frozen), test: 'frozen', tone: 'info' as const }]),
    ...ledger.findings.map(({ text }) => ({
      text: texts.write.labelled(entryTexts.finding, sayLabel(text)),
      test: 'finding',
      tone: 'warn' as const,
    })),
    ...(isEmpty && ledger.frozen === null ? [{ text: entryTexts.emptyTitle, test: 'empty', tone: 'info' as const }] : []),
    ...(left > 0 ? [{ text: entryTexts.leftOut(left), test: 'left-out', tone: 'info' as const }] : []),
  ];
  const filled = entryTexts.filledOf(needed.length - missing, needed.length);
  return {
    frame,
    heading: entryTexts.title(ledger.year),
    crumb: { href: '/reports', label: shellTexts.nav.reports },
    lead: entryTexts.lead,
    notes,
    links: links(parts),
    filter: { action: LEDGER, submit: entryTexts.filter.submit, fields: filterFields(parts) },
    facts: [
      { label: entryTexts.facts.organ, value: organ.name },
      { label: entryTexts.facts.filled, value: missing === 0 ? filled : entryTexts.filledAndMissing(filled, missing) },
    ],
    tables: [...areaTables(shown, parts), recentTable(parts)],
  };
}

/** Whoever names an area or a word looks for it everywhere. */
function isOverview({ area, show, text }: LedgerQuery): boolean {
  return show === 'table' && area === null && text === '';
}

function isAsked({ indicator, value, place, lastYear }: LedgerLine, query: LedgerQuery): boolean {
  const { area, show, text } = query;
  if (isOverview(query)) return place !== null || value !== null || lastYear !== null;
  if (area !== null && indicator.area !== area) return false;
  if (show === 'missing' && value !== null) return false;
  if (show === 'filled' && value === null) return false;
  const words = `${indicator.id} ${indicator.label.zh} ${indicator.label.en}`.toLowerCase();
  return text === '' || words.includes(text.toLowerCase());
}

function links({ ledger, mayKeep, mayRecord, organ, user }: LedgerParts): NonNullable<AdminPage['links']> {
  const isOpen = ledger.frozen === null;
  const query = new URLSearchParams({ year: String(ledger.year), ...(user.organId === null ? { organ: String(organ.id) } : {}) });
  return [
    ...(mayRecord && isOpen ? [{ href: `${LEDGER}/new?${query}`, label: entryTexts.newEntry, primary: true, test: 'new-entry' }] : []),
    ...(mayKeep ? [{ href: `${LEDGER}/import?${query}`, label: entryTexts.importLink, test: 'import' }] : []),
    ...(mayKeep ? [{ href: `${LEDGER}/own`, label: entryTexts.ownLink, test: 'own' }] : []),
    { href: `${LEDGER}/export.xlsx?${query}`, label: entryTexts.xlsx, test: 'xlsx' },
    { href: `${LEDGER}/export.csv?${query}`, label: entryTexts.csv, test: 'csv' },
  ];
}

function filterFields({ ledger, query, years, organs, organ }: LedgerParts): readonly AdminField[] {
  const words = entryTexts.filter;
  const option = (chosen: string) => (value: string, label: string) => ({ value, label, chosen: value === chosen });
  const [year, area, show, which] = [option(String(ledger.year)), option(query.area ?? ''), option(query.show), option(String(organ.id))];
  const areas = Object.entries(INDICATOR_AREAS).map(([id, label]) => area(id, sayLabel(label)));
  const choice = (name: string, label: string, options: AdminField['options'] = []): AdminField => ({
    kind: 'select',
    name,
    label,
    options,
  });
  return [
    ...(organs.length === 0
      ? []
      : [
          choice(
            'organ',
            words.organ,
            organs.map(({ id, name }) => which(String(id), name)),
          ),
        ]),
    choice(
      'year',
      words.year,
      years.map((one) => year(String(one), String(one))),
    ),
    choice('area', words.area, [area('', words.allAreas), ...areas]),
    choice(
      'show',
      words.show,
      LEDGER_SHOWS.map((one) => show(one, entryTexts.show[one])),
    ),
    { kind: 'search', name: 'q', label: words.text, value: query.text },
  ];
}

function areaTables(lines: readonly LedgerLine[], parts: LedgerParts): readonly AdminTable[] {
  const areas = (Object.keys(INDICATOR_AREAS) as IndicatorArea[]).filter((area) => lines.some(({ indicator }) => indicator.area === area));
  if (areas.length === 0)
    return [{ title: entryTexts.crumb, hideTitle: true, test: 'lines', empty: entryTexts.noLines, columns: [], rows: [] }];
  const { heads, areaHelp } = entryTexts;
  const { year } = parts.ledger;
  return areas.map((area) => ({
    title: sayLabel(INDICATOR_AREAS[area]),
    text: areaHelp[area],
    test: `area-${area}`,
    empty: '',
    columns: [
      { label: heads.indicator },
      { label: heads.value(year), numeric: true },
      { label: heads.derivation },
      { label: heads.value(year - 1), numeric: true },
      { label: heads.act },
    ],
    rows: lines.filter(({ indicator }) => indicator.area === area).map((line) => lineCells(line, parts)),
  }));
}

function lineCells(line: LedgerLine, parts: LedgerParts): readonly AdminCell[] {
  const { indicator, value, place, lastYear } = line;
  const { year } = parts.ledger;
  const unit = sayLabel(indicator.unit);
  return [
    {
      text: sayLabel(indicator.label),
      href: oneHref(line, parts),
      hint: texts.write.list([unit, placeText(place)]),
    },
    value === null ? { text: '—', badge: isMissing(line) ? { text: entryTexts.missing, tone: 'warn' } : null } : { text: shown(value) },
    { text: madeOf(line) },
    { text: lastYear === null ? '—' : shown(lastYear) },
    mayRecordHere(line, parts) ? actCell(line, year) : { text: '' },
  ];
}

/** Where a figure is printed. */
export function placeText(place: string | null): string {
  if (place === null) return entryTexts.notInTable;
  return /^[a-z]/.test(place) ? entryTexts.inPartTwo : entryTexts.inTable(place);
}

function oneHref({ indicator }: LedgerLine, { ledger, organ, user }: LedgerParts): string {
  const organOf = user.organId === null ? `&organ=${organ.id}` : '';
  return `${LEDGER}/of/${encodeURIComponent(indicator.id)}?year=${ledger.year}${organOf}`;
}

function mayRecordHere({ indicator }: LedgerLine, { user, ledger, mayRecord }: LedgerParts): boolean {
  return mayRecord && ledger.frozen === null && !indicator.isClosed && mayRecordIn(user, indicator.area);
}

/** A stock that nobody has touched this year is most often what it was. */
function actCell({ indicator, value, lastYear }: LedgerLine, year: number): AdminCell {
  const name = sayLabel(indicator.label);
  const link = { text: entryTexts.record, href: `${LEDGER}/new?${new URLSearchParams({ year: String(year), indicator: indicator.id })}` };
  if (indicator.kind === 'flow' || value !== null || lastYear === null) return link;
  const act = {
    action: `${LEDGER}/unchanged`,
    label: entryTexts.unchanged(shown(lastYear)),
    spoken: entryTexts.unchangedOf(shown(lastYear), name),
    fields: { year: String(year), indicator: indicator.id, entry: randomUUID() },
    test: 'unchanged',
  };
  return { ...link, act };
}

/** What a figure is made of, in words. */
export function madeOf({
  indicator,
  recorded,
  catalogue,
  entries,
}: Pick<LedgerLine, 'indicator' | 'recorded' | 'catalogue' | 'entries'>): string {
  const own =
    recorded.value === null
      ? null
      : indicator.kind === 'stock'
        ? entryTexts.lastOf(entries.length)
        : entryTexts.entriesCount(entries.length);
  const parts = [catalogue === null ? null : entryTexts.catalogueCount(catalogue.value ?? 0), own].filter((part) => part !== null);
  return parts.length === 0 ? entryTexts.nothing : parts.join(entryTexts.plus);
}

/** A number as it is printed. */
export function shown(value: number): string {
  return String(value);
}

function recentTable({ recent, ledger }: LedgerParts): AdminTable {
  const { heads } = entryTexts;
  const names = new Map(ledger.lines.map(({ indicator }) => [indicator.id, sayLabel(indicator.label)]));
  return {
    title: entryTexts.recent,
    test: 'recent',
    empty: entryTexts.recentEmpty,
    columns: [
      { label: heads.indicator },
      { label: heads.amount, numeric: true },
      { label: heads.on },
      { label: heads.what },
      { label: heads.source },
      { label: heads.by },
    ],
    rows: recent.map(({ indicator, amount, onDay, what, source, recordedByName, recordedAt }) => [
      { text: names.get(indicator) ?? indicator, href: `${LEDGER}/of/${encodeURIComponent(indicator)}?year=${ledger.year}` },
      { text: amount ?? '', isWhole: true },
      { text: onDay, isWhole: true },
      { text: what },
      { text: source },
      { text: recordedByName, hint: wallClock(recordedAt) },
    ]),
  };
}
