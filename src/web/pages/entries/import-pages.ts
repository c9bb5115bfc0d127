import type { TableRemark } from '../../../documents/tables/table-lines.ts';
import type { EntryImport, ImportOutcome } from '../../../engine/annual-report/entries-import.ts';
import type { KnownIndicator } from '../../../engine/annual-report/entries-indicators.ts';
import type { EntryImportHead } from '../../../store/entry-import-store.ts';
import type { Problems } from '../../entries/entries-desk.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { entryTexts } from '../../texts/entries.ts';
import { importTexts } from '../../texts/entries-import.ts';
import { type AdminForm, type AdminPage, type AdminTable, withErrors } from '../admin/admin-parts.ts';
import { LEDGER } from './ledger-page.ts';

export const IMPORT = `${LEDGER}/import`;

interface FormParts {
  readonly typed: { readonly year: string; readonly source: string };
  readonly problems: Problems;
  readonly year: number;
  /** Files that somebody brought and nobody accepted yet. */
  readonly waiting: readonly EntryImportHead[];
}

export function importForm(frame: Frame, { typed, problems, year, waiting }: FormParts): AdminForm {
  const words = importTexts;
  const { fields, errors } = withErrors(
    [
      { kind: 'number', name: 'year', label: words.year, hint: words.yearHint, value: typed.year },
      { kind: 'file', name: 'file', label: words.file, hint: words.fileHint, accept: '.xlsx,.csv' },
      { kind: 'text', name: 'source', label: words.source, hint: words.sourceHint, marker: words.optional, value: typed.source },
    ],
    problems,
  );
  return {
    frame,
    heading: words.title,
    crumb: { href: `${LEDGER}?year=${year}`, label: entryTexts.title(year) },
    lead: words.lead,
    action: IMPORT,
    multipart: true,
    errors,
    notes: [words.columns],
    links: [
      { href: `${LEDGER}/template.xlsx?year=${year}`, label: words.templateXlsx(year) },
      { href: `${LEDGER}/template.csv?year=${year}`, label: words.templateCsv(year) },
      ...waiting.map(({ id, fileName, madeAt }) => ({ href: `${IMPORT}/${id}`, label: words.waiting(fileName, wallClock(madeAt)) })),
    ],
    fields,
    submit: words.submit,
    cancel: { href: `${LEDGER}?year=${year}`, label: entryTexts.form.cancel },
    test: 'import-form',
  };
}

/** So many lines are shown; all of them are recorded. */
const MOST_SHOWN = 200;

interface PreviewParts {
  readonly file: EntryImport;
  readonly known: readonly KnownIndicator[];
  /** What was refused when it was accepted. */
  readonly refused: string | null;
}

/** What a file brings, what is wrong with it and what the figures would be: nothing is recorded yet. */
export function importPreview(frame: Frame, { file, known, refused }: PreviewParts): AdminPage {
  const { fileName, outcome, lines, remarks: read, id, total, lookedAt, year } = file;
  const words = importTexts;
  const base = {
    frame,
    heading: words.preview(fileName),
    crumb: { href: `${IMPORT}?year=${year}`, label: words.title },
    facts: factsOf(file),
  };
  if (outcome === null) {
    return {
      ...base,
      lead: '',
      notes: [{ text: words.reading(lookedAt, total), test: 'comparing', tone: 'info' }],
      links: [{ href: `${IMPORT}/${id}`, label: words.refresh }],
      acts: [{ action: `${IMPORT}/${id}/compare`, label: words.again, test: 'compare' }],
    };
  }
  const remarks = [...read, ...outcome.remarks];
  const faults = remarks.filter(({ level }) => level === 'fault');
  return {
    ...base,
    lead: words.previewLead(lines.length, faults.length > 0 ? 0 : outcome.fresh),
    errors: refused === null ? [] : [{ text: refused, href: null }],
    notes: notesOf(outcome, faults.length),
    links: [{ href: `${IMPORT}?year=${year}`, label: words.other, test: 'other' }],
    tables: [
      ...remarksTable(words.faults, 'faults', faults),
      ...remarksTable(words.findings, 'findings', [...remarks.filter(({ level }) => level === 'finding'), ...findingsOf(outcome)]),
      ...newTable(file),
      ...(faults.length > 0 ? [] : figuresTable(outcome, known)),
      { ...linesTable(file, known), ...(faults.length > 0 ? { title: words.linesRead } : {}) },
      ...remarksTable(
        words.notes,
        'notes',
        remarks.filter(({ level }) => level === 'note'),
      ),
    ],
    acts: actsOf(id, faults.length === 0 ? outcome.fresh : 0),
    actsStay: true,
  };
}

function actsOf(id: string, fresh: number): NonNullable<AdminPage['acts']> {
  const drop = { action: `${IMPORT}/${id}/drop`, label: importTexts.drop, test: 'drop' };
  if (fresh === 0) return [drop];
  return [{ action: `${IMPORT}/${id}/accept`, label: importTexts.accept(fresh), variant: 'primary', test: 'accept' }, drop];
}

function factsOf({ fileName, year, madeByName, madeAt, digest }: EntryImport): NonNullable<AdminPage['facts']> {
  const { facts } = importTexts;
  return [
    { label: facts.file, value: fileName },
    { label: facts.year, value: String(year) },
    { label: facts.by, value: `${madeByName} ${wallClock(madeAt)}` },
    { label: facts.digest, value: digest },
  ];
}

function notesOf({ before, onRecord, fresh }: ImportOutcome, faults: number): NonNullable<AdminPage['notes']> {
  const words = importTexts;
  const same =
    before === null ? [] : [words.sameFile(before.acceptedByName ?? '', wallClock(before.acceptedAt ?? ''), before.acceptedRows ?? 0)];
  const known = faults > 0 ? [] : fresh === 0 ? [words.nothingNew] : onRecord > 0 ? [words.onRecord(onRecord)] : [];
  return [
    ...(faults === 0 ? [] : [{ text: words.faulty(faults), test: 'faulty', tone: 'warn' as const }]),
    ...same.map((text) => ({ text, test: 'same-file', tone: 'warn' as const })),
    ...known.map((text) => ({ text, test: 'on-record', tone: 'info' as const })),
  ];
}

/** Of figures as a whole: they stand in no cell. */
function findingsOf({ findings }: ImportOutcome): readonly TableRemark[] {
  return findings.map(({ text }) => ({ level: 'finding', sheet: '', cell: '', zh: text.zh, en: text.en }));
}

/** What is wrong or worth a look, by sheet and cell. Nothing when there is none. */
export function remarksTable(title: string, test: string, remarks: readonly TableRemark[]): readonly AdminTable[] {
  if (remarks.length === 0) return [];
  const words = importTexts;
  const place = ({ sheet, cell }: TableRemark) => (cell === '' ? sheet || words.whole : words.cell(sheet, cell));
  return [
    {
      title,
      test,
      empty: '',
      columns: [{ label: words.place }, { label: words.what }],
      rows: remarks.map((one) => [{ text: place(one), isWhole: true }, { text: sayLabel(one) }]),
    },
  ];
}

function newTable({ newIndicators }: EntryImport): readonly AdminTable[] {
  if (newIndicators.length === 0) return [];
  const words = entryTexts.own;
  return [
    {
      title: importTexts.newIndicators,
      test: 'new-indicators',
      empty: '',
      columns: [{ label: words.label }, { label: words.heads.id }, { label: words.unit }],
      rows: newIndicators.map(({ code, label, unit }) => [{ text: label }, { text: code }, { text: unit }]),
    },
  ];
}

function nameIn(known: readonly KnownIndicator[], id: string): string {
  const found = known.find((indicator) => indicator.id === id);
  return found === undefined ? id : sayLabel(found.label);
}

function figuresTable({ figures }: ImportOutcome, known: readonly KnownIndicator[]): readonly AdminTable[] {
  if (figures.length === 0) return [];
  const words = importTexts;
  const text = (value: number | null) => (value === null ? entryTexts.missing : String(value));
  return [
    {
      title: words.figures,
      test: 'figures',
      empty: '',
      columns: [{ label: words.indicator }, { label: words.before, numeric: true }, { label: words.after, numeric: true }],
      rows: figures.map(({ indicator, before, after }) => [
        { text: nameIn(known, indicator) },
        { text: text(before) },
        { text: text(after) },
      ]),
    },
  ];
}

function linesTable({ lines, newIndicators }: EntryImport, known: readonly KnownIndicator[]): AdminTable {
  const { heads } = entryTexts;
  const fresh = new Map(newIndicators.map(({ code, label }) => [code, label]));
  return {
    title: importTexts.lines,
    test: 'lines',
    ...(lines.length > MOST_SHOWN ? { text: importTexts.linesMore(MOST_SHOWN, lines.length) } : {}),
    empty: importTexts.noLines,
    columns: [
      { label: heads.indicator },
      { label: heads.on },
      { label: heads.amount, numeric: true },
      { label: heads.what },
      { label: heads.source },
      { label: importTexts.place },
    ],
    rows: lines
      .slice(0, MOST_SHOWN)
      .map(({ indicator, onDay, amount, what, source, sheet, cell }) => [
        { text: fresh.get(indicator) ?? nameIn(known, indicator) },
        { text: onDay, isWhole: true },
        { text: amount, isWhole: true },
        { text: what },
        { text: source },
        { text: importTexts.cell(sheet, cell), isWhole: true },
      ]),
  };
}

/** A file that was accepted. */
export function importResult(frame: Frame, file: EntryImport): AdminPage {
  const { fileName, year, acceptedByName, acceptedAt, acceptedRows } = file;
  return {
    frame,
    heading: importTexts.preview(fileName),
    crumb: { href: `${LEDGER}?year=${year}`, label: entryTexts.title(year) },
    lead: importTexts.acceptedLead(acceptedByName ?? '', wallClock(acceptedAt ?? ''), acceptedRows ?? 0),
    links: [{ href: `${LEDGER}?year=${year}`, label: importTexts.toLedger, primary: true, test: 'to-ledger' }],
    facts: factsOf(file),
  };
}
