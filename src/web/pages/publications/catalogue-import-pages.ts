import type { CatalogueImport, CatalogueOutcome } from '../../../engine/publications/catalogue-import.ts';
import type { EntryImportHead } from '../../../store/entry-import-store.ts';
import type { Problems } from '../../entries/entries-desk.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { catalogueColumns } from '../../texts/catalogue-columns.ts';
import { catalogueImportTexts } from '../../texts/catalogue-import.ts';
import { importTexts } from '../../texts/entries-import.ts';
import { publicationTexts } from '../../texts/publications.ts';
import { type AdminForm, type AdminPage, type AdminTable, withErrors } from '../admin/admin-parts.ts';
import { remarksTable } from '../entries/import-pages.ts';
import { categoryLabel, channelLabels } from './labels.ts';

const LIST = '/publications';
export const CATALOGUE_IMPORT = `${LIST}/import`;

interface FormParts {
  readonly problems: Problems;
  /** Files that somebody brought and nobody accepted yet. */
  readonly waiting: readonly EntryImportHead[];
}

export function catalogueImportForm(frame: Frame, { problems, waiting }: FormParts): AdminForm {
  const words = catalogueImportTexts;
  const { fields, errors } = withErrors(
    [{ kind: 'file', name: 'file', label: importTexts.file, hint: importTexts.fileHint, accept: '.xlsx,.csv' }],
    problems,
  );
  return {
    frame,
    heading: words.title,
    crumb: { href: LIST, label: publicationTexts.title },
    lead: words.lead,
    action: CATALOGUE_IMPORT,
    multipart: true,
    errors,
    notes: [words.columns, words.channels, words.onlyPublished],
    links: [
      { href: `${CATALOGUE_IMPORT}/template.xlsx`, label: words.templateXlsx },
      { href: `${CATALOGUE_IMPORT}/template.csv`, label: words.templateCsv },
      ...waiting.map(({ id, fileName, madeAt }) => ({
        ...{ href: `${CATALOGUE_IMPORT}/${id}`, label: importTexts.waiting(fileName, wallClock(madeAt)) },
      })),
    ],
    fields,
    submit: importTexts.submit,
    cancel: { href: LIST, label: catalogueImportTexts.cancel },
    test: 'catalogue-import-form',
  };
}

/** So many lines are shown; all of them are recorded. */
const MOST_SHOWN = 200;

interface PreviewParts {
  readonly file: CatalogueImport;
  /** What was refused when it was accepted. */
  readonly refused: string | null;
  /** It was accepted, and is being recorded just now. */
  readonly isStoring: boolean;
}

/** What a file brings and what is wrong with it: nothing is recorded yet. */
export function catalogueImportPreview(frame: Frame, { file, refused, isStoring }: PreviewParts): AdminPage {
  const { fileName, outcome, lines, remarks: read, id, total, lookedAt } = file;
  const words = catalogueImportTexts;
  const crumb = { href: CATALOGUE_IMPORT, label: words.title };
  const base = { frame, heading: importTexts.preview(fileName), crumb, facts: factsOf(file) };
  if (outcome === null || isStoring) {
    const text = isStoring ? words.storing : words.reading(lookedAt, total);
    return {
      ...base,
      lead: '',
      notes: [{ text, test: 'comparing', tone: 'info' }],
      links: [{ href: `${CATALOGUE_IMPORT}/${id}`, label: importTexts.refresh }],
      acts: isStoring ? [] : [{ action: `${CATALOGUE_IMPORT}/${id}/compare`, label: importTexts.again, test: 'compare' }],
    };
  }
  const remarks = [...read, ...outcome.remarks];
  const of = (level: string) => remarks.filter((one) => one.level === level);
  const faults = of('fault');
  const fresh = faults.length === 0 ? outcome.fresh : 0;
  return {
    ...base,
    lead: words.previewLead(lines.length, fresh),
    errors: refused === null ? [] : [{ text: refused, href: null }],
    notes: notesOf(outcome, faults.length),
    links: [{ href: CATALOGUE_IMPORT, label: importTexts.other, test: 'other' }],
    tables: [
      ...remarksTable(importTexts.faults, 'faults', faults),
      ...remarksTable(words.findings, 'findings', of('finding')),
      ...(faults.length === 0 ? yearsTable(outcome) : []),
      linesTable(lines),
      ...remarksTable(importTexts.notes, 'notes', of('note')),
    ],
    acts: actsOf(id, fresh),
  };
}

function actsOf(id: string, fresh: number): NonNullable<AdminPage['acts']> {
  const words = catalogueImportTexts;
  const drop = { action: `${CATALOGUE_IMPORT}/${id}/drop`, label: importTexts.drop, test: 'drop' };
  if (fresh === 0) return [drop];
  const accept = { action: `${CATALOGUE_IMPORT}/${id}/accept`, label: words.accept(fresh), fields: { confirmed: 'yes' } };
  return [{ ...accept, warning: words.sure(fresh), variant: 'primary', test: 'accept' }, drop];
}

function factsOf({ fileName, madeByName, madeAt, digest }: CatalogueImport): NonNullable<AdminPage['facts']> {
  const { facts } = importTexts;
  return [
    { label: facts.file, value: fileName },
    { label: facts.by, value: `${madeByName} ${wallClock(madeAt)}` },
    { label: facts.digest, value: digest },
  ];
}

function notesOf({ before, onRecord, fresh }: CatalogueOutcome, faults: number): NonNullable<AdminPage['notes']> {
  const words = catalogueImportTexts;
  const same =
    before === null ? [] : [words.sameFile(before.acceptedByName ?? '', wallClock(before.acceptedAt ?? ''), before.acceptedRows ?? 0)];
  const known = faults > 0 ? [] : fresh === 0 ? [words.nothingNew] : onRecord > 0 ? [words.onRecord(onRecord)] : [];
  return [
    ...(faults === 0 ? [] : [{ text: importTexts.faulty(faults), test: 'faulty', tone: 'warn' as const }]),
    ...same.map((text) => ({ text, test: 'same-file', tone: 'warn' as const })),
    ...known.map((text) => ({ text, test: 'on-record', tone: 'info' as const })),
  ];
}

function yearsTable({ years }: CatalogueOutcome): readonly AdminTable[] {
  if (years.length === 0) return [];
  const words = catalogueImportTexts;
  return [
    {
      title: words.years,
      test: 'years',
      empty: '',
      columns: [{ label: words.year }, { label: importTexts.before, numeric: true }, { label: importTexts.after, numeric: true }],
      rows: years.map(({ year, before, after }) => [{ text: String(year) }, { text: String(before) }, { text: String(after) }]),
    },
  ];
}

function linesTable(lines: CatalogueImport['lines']): AdminTable {
  const words = catalogueImportTexts;
  const { labels } = catalogueColumns;
  const { title, indexNo, createdOn, publishedOn, category, channels } = labels;
  return {
    title: words.lines,
    test: 'lines',
    ...(lines.length > MOST_SHOWN ? { text: words.linesMore(MOST_SHOWN, lines.length) } : {}),
    empty: importTexts.noLines,
    columns: [title, indexNo, category, channels, createdOn, publishedOn, importTexts.place].map((label) => ({ label })),
    rows: lines
      .slice(0, MOST_SHOWN)
      .map(({ data, channels: ways, createdOn: made, publishedOn: shown, sheet, cell }) => [
        { text: String(data.title) },
        { text: typeof data.indexNo === 'string' ? data.indexNo : words.numbered },
        { text: categoryLabel(typeof data.category === 'string' ? data.category : null) },
        { text: channelLabels(ways) },
        { text: made, isWhole: true },
        { text: shown, isWhole: true },
        { text: importTexts.cell(sheet, cell), isWhole: true },
      ]),
  };
}

/** A file that was accepted. */
export function catalogueImportResult(frame: Frame, file: CatalogueImport): AdminPage {
  const { fileName, acceptedByName, acceptedAt, acceptedRows } = file;
  const words = catalogueImportTexts;
  return {
    frame,
    heading: importTexts.preview(fileName),
    crumb: { href: LIST, label: publicationTexts.title },
    lead: words.acceptedLead(acceptedByName ?? '', wallClock(acceptedAt ?? ''), acceptedRows ?? 0),
    links: [
      { href: LIST, label: words.toList, primary: true, test: 'to-publications' },
      { href: '/catalogue', label: words.toCatalogue },
    ],
    facts: factsOf(file),
  };
}
