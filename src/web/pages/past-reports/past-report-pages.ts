import type { CheckedPastReport } from '../../../engine/past-reports/check-past-report.ts';
import type { StoredPastReport } from '../../../engine/past-reports/past-reports.ts';
import { indented } from '../../admin/admin-desk.ts';
import type { Frame } from '../../frame.ts';
import type { ReachableOrgans } from '../../reports/reachable-organs.ts';
import { pastReportTexts } from '../../texts/past-reports.ts';
import { type AdminField, type AdminForm, type AdminPage, withErrors } from '../admin/admin-parts.ts';
import { figureTables, knownCells, remarksTable } from './past-report-tables.ts';

export const PAST = '/reports/past';
const CRUMB = () => ({ href: PAST, label: pastReportTexts.back });

function organOptions({ organs, organ }: ReachableOrgans) {
  return organs.map((one) => ({ value: String(one.id), label: indented(one), chosen: one.id === organ.id }));
}

interface ListParts extends ReachableOrgans {
  readonly reports: readonly StoredPastReport[];
  readonly mayImport: boolean;
}

export function pastReportsPage(frame: Frame, { reports, mayImport, ...at }: ListParts): AdminPage {
  const words = pastReportTexts;
  const query = `?organ=${at.organ.id}`;
  const newest = new Map([...reports].reverse().map(({ year, id }) => [year, id]));
  return {
    ...{ frame, heading: words.title, lead: words.lead, crumb: { href: '/reports', label: words.toReports } },
    links: [
      ...(mayImport ? [{ href: `${PAST}/new${query}`, label: words.import, primary: true, test: 'import-past' }] : []),
      { href: `/reports/trends${query}`, label: words.trends },
      { href: '/open-data', label: words.openData },
    ],
    filter: at.organs.length < 2 ? null : organFilter(PAST, at),
    tables: [
      {
        ...{ title: words.list, test: 'past-reports', empty: words.none },
        columns: Object.values(words.columns).map((label) => ({ label })),
        rows: reports.map((report) => [
          {
            text: words.version(report.year, report.version),
            href: `${PAST}/${report.id}`,
            hint: newest.get(report.year) === report.id ? null : words.replaced,
          },
          { text: report.format },
          { text: knownCells(report.format, report.cells) },
          { text: String(report.findings.filter(({ level }) => level === 'finding').length) },
          { text: words.importedBy(report.importedByName, report.importedAt.slice(0, 10)) },
          { text: report.source || report.fileName },
        ]),
      },
    ],
  };
}

export function organFilter(action: string, at: ReachableOrgans): NonNullable<AdminPage['filter']> {
  const words = pastReportTexts;
  return { action, submit: words.show, fields: [{ kind: 'select', name: 'organ', label: words.organ, options: organOptions(at) }] };
}

interface FormParts extends ReachableOrgans {
  readonly values: { readonly year: string; readonly source: string };
  readonly problems: Readonly<Record<string, string>>;
}

export function pastReportForm(frame: Frame, { values, problems, ...at }: FormParts): AdminForm {
  const words = pastReportTexts;
  const fields: readonly AdminField[] = [
    ...(at.organs.length > 1 ? [{ kind: 'select' as const, name: 'organ', label: words.organ, options: organOptions(at) }] : []),
    { kind: 'number', name: 'year', label: words.year, hint: words.yearHint, value: values.year },
    { kind: 'file', name: 'file', label: words.file, hint: words.fileHint, accept: '.html,.htm,.xlsx,.csv,text/html,text/csv' },
    { kind: 'text', name: 'source', label: words.source, hint: words.sourceHint, marker: words.optional, value: values.source },
  ];
  return {
    ...{ frame, heading: words.formTitle, crumb: CRUMB(), lead: words.formLead, notes: [words.forms, words.blanks] },
    ...{ action: `${PAST}/new`, multipart: true, ...withErrors(fields, problems) },
    ...{ submit: words.submit, cancel: { href: PAST, label: words.cancel }, test: 'past-report-form' },
  };
}

interface PreviewParts {
  readonly checked: CheckedPastReport;
  readonly organ: ReachableOrgans['organ'];
  readonly year: number;
  readonly source: string;
  readonly file: { readonly id: string; readonly name: string };
}

export function pastReportPreview(frame: Frame, { checked, organ, year, source, file }: PreviewParts): AdminPage {
  const words = pastReportTexts;
  const { facts } = words;
  const faults = checked.remarks.filter(({ level }) => level === 'fault').length;
  const accept = {
    ...{ action: `${PAST}/accept`, label: words.acceptOf(year), variant: 'primary' as const, test: 'accept' },
    fields: { file: file.id, organ: String(organ.id), year: String(year), source },
  };
  return {
    ...{ frame, heading: words.preview, crumb: CRUMB(), lead: words.previewLead },
    notes: [
      faults === 0
        ? { text: words.acceptText, test: 'what-it-does', tone: 'info' }
        : { text: words.faulty(faults), test: 'faulty', tone: 'warn' },
    ],
    links: [
      {
        href: `${PAST}/new?${new URLSearchParams({ organ: String(organ.id), year: String(year), source })}`,
        label: words.again,
        test: 'again',
      },
    ],
    facts: [
      { label: facts.organ, value: organ.name },
      { label: facts.file, value: file.name },
      { label: facts.year, value: String(year) },
      { label: facts.format, value: checked.format },
      { label: facts.known, value: knownCells(checked.format, checked.cells) },
    ],
    tables: [remarksTable(checked.remarks), ...figureTables(checked.format, checked.cells, checked.remarks)],
    acts: faults === 0 ? [accept] : [],
    actsStay: faults === 0,
  };
}

export function pastReportPage(frame: Frame, report: StoredPastReport): AdminPage {
  const words = pastReportTexts;
  const { facts } = words;
  return {
    ...{ frame, heading: frame.title, crumb: CRUMB(), lead: '' },
    facts: [
      { label: facts.file, value: report.fileName },
      ...(report.source === '' ? [] : [{ label: facts.source, value: report.source }]),
      { label: facts.format, value: report.format },
      { label: facts.known, value: knownCells(report.format, report.cells) },
      { label: facts.imported, value: words.importedBy(report.importedByName, report.importedAt.slice(0, 10)) },
    ],
    tables: [remarksTable(report.findings), ...figureTables(report.format, report.cells, report.findings)],
  };
}
