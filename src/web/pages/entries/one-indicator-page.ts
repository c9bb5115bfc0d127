import type { Ledger, LedgerLine } from '../../../engine/annual-report/entries-ledger.ts';
import type { ReportEntryRow } from '../../../store/report-entry-store.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { entryTexts } from '../../texts/entries.ts';
import { texts } from '../../texts.ts';
import type { AdminCell, AdminPage, AdminTable } from '../admin/admin-parts.ts';
import { LEDGER, madeOf, placeText, shown } from './ledger-page.ts';

interface Parts {
  readonly ledger: Pick<Ledger, 'year' | 'frozen'>;
  readonly line: LedgerLine;
  /** Takings-back by the entry that they take back. */
  readonly takenBack: readonly { readonly entry: ReportEntryRow; readonly by: ReportEntryRow }[];
  readonly mayRecord: boolean;
  /** A link to the publications, for those who may open it. */
  readonly seesCatalogue: boolean;
  mayTakeBack(entry: ReportEntryRow): boolean;
}

/** More are in the file to download. */
const MOST_SHOWN = 300;

/** One figure with every entry behind it, those taken back too. */
export function oneIndicatorPage(frame: Frame, parts: Parts): AdminPage {
  const { ledger, line, takenBack, mayRecord, seesCatalogue } = parts;
  const { indicator, catalogue, place } = line;
  const words = entryTexts.one;
  const query = new URLSearchParams({ year: String(ledger.year), indicator: indicator.id });
  const isOpen = ledger.frozen === null;
  return {
    frame,
    heading: sayLabel(indicator.label),
    crumb: { href: `${LEDGER}?year=${ledger.year}`, label: entryTexts.title(ledger.year) },
    lead: entryTexts.areaHelp[indicator.area],
    notes: [
      ...(ledger.frozen === null ? [] : [{ text: sayLabel(ledger.frozen), test: 'frozen', tone: 'info' as const }]),
      ...(catalogue === null ? [] : [{ text: words.catalogueText(catalogue.value ?? 0), test: 'catalogue', tone: 'info' as const }]),
    ],
    links: [
      ...(mayRecord && isOpen && !indicator.isClosed
        ? [{ href: `${LEDGER}/new?${query}`, label: entryTexts.newEntry, primary: true, test: 'new-entry' }]
        : []),
      ...(catalogue !== null && seesCatalogue ? [{ href: '/publications', label: words.catalogueLink }] : []),
    ],
    facts: [
      { label: words.value, value: derivation(line) },
      { label: words.derivation, value: madeOf(line) },
      { label: words.lastYear, value: line.lastYear === null ? '—' : shown(line.lastYear) },
      { label: words.unit, value: sayLabel(indicator.unit) },
      { label: words.kind, value: entryTexts.kinds[indicator.kind] },
      { label: words.place, value: placeText(place) },
    ],
    tables: [standingTable(parts), ...(takenBack.length === 0 ? [] : [takenBackTable(takenBack)])],
  };
}

/** The figure, and where the catalogue has a part in it, how it adds up. */
function derivation({ value, catalogue, recorded }: LedgerLine): string {
  if (value === null) return entryTexts.missing;
  if (catalogue === null || recorded.value === null) return shown(value);
  return entryTexts.one.sum(`${shown(catalogue.value ?? 0)} + ${shown(recorded.value)}`, shown(value));
}

function entryCells({ onDay, amount, what, source, recordedByName, recordedAt }: ReportEntryRow): AdminCell[] {
  return [
    { text: onDay, isWhole: true },
    { text: amount ?? '', isWhole: true },
    { text: what },
    { text: source },
    { text: recordedByName, hint: wallClock(recordedAt) },
  ];
}

function columns(last: string): AdminTable['columns'] {
  const { heads } = entryTexts;
  return [
    { label: heads.on },
    { label: heads.amount, numeric: true },
    { label: heads.what },
    { label: heads.source },
    { label: heads.by },
    { label: last },
  ];
}

function standingTable({ line, ledger, mayTakeBack }: Parts): AdminTable {
  const entries = [...line.entries].reverse().slice(0, MOST_SHOWN);
  return {
    title: entryTexts.one.standing,
    test: 'standing',
    empty: entryTexts.one.standingEmpty,
    columns: columns(entryTexts.heads.act),
    rows: entries.map((entry) => [
      ...entryCells(entry),
      ledger.frozen === null && mayTakeBack(entry)
        ? { text: entryTexts.takeBack.link, href: `${LEDGER}/${encodeURIComponent(entry.id)}/take-back` }
        : { text: '' },
    ]),
  };
}

function takenBackTable(takenBack: Parts['takenBack']): AdminTable {
  return {
    title: entryTexts.one.takenBack,
    test: 'taken-back',
    empty: '',
    columns: columns(entryTexts.heads.reason),
    rows: takenBack
      .slice(0, MOST_SHOWN)
      .map(({ entry, by }) => [
        ...entryCells(entry),
        { text: by.reason ?? '', hint: texts.write.list([by.recordedByName, wallClock(by.recordedAt)]) },
      ]),
  };
}
