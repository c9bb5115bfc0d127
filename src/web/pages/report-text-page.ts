import { type ComponentChild, h } from 'preact';
import { ReportBody } from '../../documents/report/report-body.tsx';
import { blockingChecks } from '../../engine/annual-report/document.ts';
import { textVersions } from '../../engine/annual-report/document-editions.ts';
import { REPORT_FILE_KINDS } from '../../engine/annual-report/document-files.ts';
import { sayFailing } from '../../engine/annual-report/held-back.ts';
import { stageLabel } from '../../engine/annual-report/report-stream.ts';
import { partHeading, type ReportPart, reportParts } from '../../law/report/parts.ts';
import { sayFinding } from '../../law/report/text-check.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { currentLanguage, say, sayLabel } from '../language.ts';
import type { OpenReport } from '../reports/own-report.ts';
import { reportTextTexts } from '../texts/report-text.ts';
import { type ExplainForm, explainForm } from './reports/explain.ts';

export interface ReportTextPage {
  readonly frame: Frame;
  readonly title: string;
  readonly organ: string;
  readonly back: { readonly href: string; readonly label: string };
  /** Where it stands, and which numbers it quotes. */
  readonly lines: readonly string[];
  /** Why nothing can be written; null where it can. */
  readonly readOnly: string | null;
  readonly parts: readonly PartRow[];
  readonly failing: readonly { readonly text: string; readonly explain: ExplainForm | null }[];
  readonly findings: readonly { readonly text: string; readonly href: string }[];
  /** Where ready text can be asked for; null where there is none to give. */
  readonly beginAction: string | null;
  readonly previewHref: string;
  /** Null while a check fails. */
  readonly downloads: readonly { readonly href: string; readonly label: string }[] | null;
  readonly isDraft: boolean;
}

interface PartRow {
  readonly name: string;
  readonly href: string;
  readonly versionsHref: string;
  readonly written: string;
  readonly by: string;
  readonly problems: string;
  readonly hasProblems: boolean;
}

/** The parts of a report, what in them does not agree with the figures, and the files. */
export function reportTextPage(frame: Frame, open: OpenReport): ReportTextPage {
  const { organ, year, working, mayWrite } = open;
  const { state, numbers, findings } = working;
  const words = reportTextTexts;
  const failing = blockingChecks(working);
  const addresses = reportAddresses(open);
  const parts = reportParts(numbers.format);
  return {
    frame,
    title: words.title(year),
    organ: organ.name,
    back: { href: addresses.home, label: words.back(year) },
    lines: [words.state(sayLabel(stageLabel(state.stage))), words.source[numbers.source]],
    readOnly: mayWrite ? null : state.stage === 'unopened' ? words.unopened : words.readOnly,
    parts: parts.map((part) => partRow(part, open)),
    failing: failing.map((check) => ({ text: say(sayFailing(check)), explain: explainForm(open, check, 'text') })),
    findings: findings.map((finding) => ({ text: say(sayFinding(finding, numbers.format)), href: addresses.part(finding.part) })),
    beginAction: mayWrite && parts.some(({ id, opening }) => opening !== '' && isUnwritten(open, id)) ? addresses.begin : null,
    previewHref: addresses.preview,
    downloads: failing.length > 0 ? null : REPORT_FILE_KINDS.map((kind) => ({ href: addresses.file(kind), label: words.downloads[kind] })),
    isDraft: state.stage !== 'published',
  };
}

/** Addresses of the pages of one report. */
export function reportAddresses({ year, query }: Pick<OpenReport, 'year' | 'query'>) {
  const home = `/reports/${year}`;
  return {
    home: `${home}${query}`,
    text: `${home}/text${query}`,
    begin: `${home}/text/begin`,
    preview: `${home}/text/preview${query}`,
    part: (part: string) => `${home}/text/${part}${query}`,
    versions: (part: string) => `${home}/text/${part}/versions${query}`,
    restore: (part: string) => `${home}/text/${part}/restore`,
    file: (kind: string) => `${home}/report.${kind}${query}`,
  };
}

/** In Chinese as printed, with a translation beside it. */
export function partName(part: ReportPart): string {
  return currentLanguage() === 'zh' ? partHeading(part) : `${partHeading(part)} (${part.title.en})`;
}

function partRow(part: ReportPart, open: OpenReport): PartRow {
  const { working } = open;
  const words = reportTextTexts.parts;
  const addresses = reportAddresses(open);
  const last = textVersions(working.acts, part.id)[0];
  const count = working.findings.filter((finding) => finding.part === part.id).length;
  return {
    name: partName(part),
    href: addresses.part(part.id),
    versionsHref: addresses.versions(part.id),
    written: last === undefined || last.text === '' ? words.none : words.length([...last.text].length),
    by: last === undefined ? '' : `${last.by} ${wallClock(last.at)}`,
    problems: words.count(count),
    hasProblems: count > 0,
  };
}

function isUnwritten({ working }: OpenReport, part: string): boolean {
  return textVersions(working.acts, part).length === 0;
}

export interface ReportPreviewPage {
  readonly frame: Frame;
  readonly title: string;
  readonly hint: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly report: ComponentChild;
}

/** The report as it will be published, numbers marked with where they come from. */
export function reportPreviewPage(frame: Frame, open: OpenReport): ReportPreviewPage {
  const words = reportTextTexts.previewPage;
  return {
    frame,
    title: words.title(open.year),
    hint: words.hint,
    back: { href: reportAddresses(open).text, label: words.back },
    report: h(ReportBody, { report: open.working.document, top: 2, marked: true }),
  };
}
