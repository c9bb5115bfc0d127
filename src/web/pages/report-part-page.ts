import { type ComponentChild, h } from 'preact';
import { ReportBody } from '../../documents/report/report-body.tsx';
import { reportDocument } from '../../documents/report/report-document.ts';
import { textAskOf } from '../../engine/annual-report/document.ts';
import { type TextVersion, textVersions } from '../../engine/annual-report/document-editions.ts';
import { type DiffParagraph, diffParagraphs } from '../../engine/letters/text-diff.ts';
import type { CellMap } from '../../law/report/cells.ts';
import { cellIdsOf, cellLabel } from '../../law/report/cells.ts';
import type { ReportPart } from '../../law/report/parts.ts';
import { reportParts } from '../../law/report/parts.ts';
import { PART_TEXT_LIMIT } from '../../law/report/report-acts.ts';
import { findTextProblems, sayFinding } from '../../law/report/text-check.ts';
import { formatFigure, QUOTED_WORDS } from '../../law/report/text-quotes.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import type { OpenReport } from '../reports/own-report.ts';
import { reportTextTexts } from '../texts/report-text.ts';
import { partName, reportAddresses } from './report-text-page.ts';

export interface ReportPartPage {
  readonly frame: Frame;
  readonly title: string;
  readonly organ: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly versionsHref: string;
  readonly errors: readonly ErrorLine[];
  /** Null for those who only read. */
  readonly editor: PartEditor | null;
  readonly readOnly: string | null;
  /** How the text in hand will read. */
  readonly reads: ComponentChild | null;
  readonly findings: readonly string[];
  /** Shown to be copied; null where there is none. */
  readonly opening: string | null;
  /** What somebody else saved meanwhile, against the text in the box. */
  readonly other: { readonly diff: readonly DiffParagraph[] } | null;
  readonly previous: { readonly href: string; readonly label: string } | null;
  readonly next: { readonly href: string; readonly label: string } | null;
}

export interface PartEditor {
  readonly action: string;
  /** Number of the wording that was opened; 0 for none. */
  readonly base: number;
  readonly text: { readonly id: string; readonly value: string; readonly error: string | null; readonly maxLength: number };
  readonly choices: readonly ChoiceGroup[];
  /** Where a number that is not that of its cell is to stand: why. Null where every number agrees. */
  readonly reason: { readonly id: string; readonly value: string; readonly error: string | null } | null;
}

interface ChoiceGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The text in the box where it is not the one on record. */
export interface TypedText {
  readonly text: string;
  readonly refusal: 'tooLong' | 'taken' | 'needReason' | null;
}

const TEXT_ID = 'report-text';
const REASON_ID = 'report-reason';

/** One part of the report, to be written or read. */
export function reportPartPage(
  frame: Frame,
  { open, part, typed }: { open: OpenReport; part: ReportPart; typed: TypedText | null },
): ReportPartPage {
  const { working, mayWrite, organ, year } = open;
  const last = textVersions(working.acts, part.id)[0];
  const text = typed?.text ?? last?.text ?? '';
  const parts = reportParts(working.numbers.format);
  const at = parts.indexOf(part);
  const addresses = reportAddresses(open);
  const words = reportTextTexts.editor;
  const facts = { ...working.facts, texts: { [part.id]: text } };
  const findings = findTextProblems(textAskOf(facts));
  const differs = findings.some(({ kind }) => kind === 'differs');
  const linkTo = (other: ReportPart | undefined, label: string) =>
    other === undefined ? null : { href: addresses.part(other.id), label: `${label}：${partName(other)}` };
  return {
    frame,
    title: partName(part),
    organ: organ.name,
    back: { href: addresses.text, label: reportTextTexts.title(year) },
    versionsHref: addresses.versions(part.id),
    errors: errorsOf(typed, last),
    editor: mayWrite ? editorOf(open, { part, last, text, typed, differs }) : null,
    readOnly: mayWrite ? null : working.state.stage === 'unopened' ? reportTextTexts.unopened : reportTextTexts.readOnly,
    reads: text === '' ? null : readsAs(facts, part),
    findings: findings.map((finding) => say(sayFinding(finding, working.numbers.format))),
    opening: mayWrite && part.opening !== '' ? part.opening : null,
    other: typed?.refusal === 'taken' ? { diff: diffParagraphs(linesOf(last?.text ?? ''), linesOf(text)) } : null,
    previous: linkTo(parts[at - 1], words.previous),
    next: linkTo(parts[at + 1], words.next),
  };
}

/** The part alone, without the tables of the form. */
function readsAs(facts: OpenReport['working']['facts'], part: ReportPart): ComponentChild {
  const document = reportDocument({ ...facts, charts: [] });
  const from = document.blocks.findIndex((block) => block.kind === 'heading' && block.anchor === part.id);
  const rest = document.blocks.slice(from + 1);
  const until = rest.findIndex(
    (block) => (block.kind === 'heading' && block.level === 1) || (block.kind === 'table' && block.name !== null),
  );
  return h(ReportBody, { report: { ...document, blocks: until < 0 ? rest : rest.slice(0, until) }, part: true, top: 1, marked: true });
}

function errorsOf(typed: TypedText | null, last: TextVersion | undefined): readonly ErrorLine[] {
  const text = typed === null ? null : refusalText(typed, last);
  return text === null ? [] : [{ text, href: `#${typed?.refusal === 'needReason' ? REASON_ID : TEXT_ID}` }];
}

function refusalText({ refusal }: TypedText, last: TextVersion | undefined): string | null {
  const words = reportTextTexts.editor;
  if (refusal === 'tooLong') return words.tooLong(PART_TEXT_LIMIT);
  if (refusal === 'needReason') return words.needReason;
  return refusal === 'taken' && last !== undefined ? words.taken(last.by, wallClock(last.at)) : null;
}

interface EditorParts {
  readonly part: ReportPart;
  readonly last: TextVersion | undefined;
  readonly text: string;
  readonly typed: TypedText | null;
  readonly differs: boolean;
}

function editorOf(open: OpenReport, { part, last, text, typed, differs }: EditorParts): PartEditor {
  const refusal = typed === null ? null : refusalText(typed, last);
  const lacksReason = typed?.refusal === 'needReason';
  const reason = open.working.state.explanations.I7 ?? '';
  return {
    action: reportAddresses(open).part(part.id),
    base: last?.number ?? 0,
    text: { id: TEXT_ID, value: text, error: lacksReason ? null : refusal, maxLength: PART_TEXT_LIMIT },
    choices: choicesOf(open),
    reason: differs || lacksReason ? { id: REASON_ID, value: reason, error: lacksReason ? refusal : null } : null,
  };
}

/** Everything that a text may quote, with its number as of now. */
function choicesOf({ working, organ, year }: OpenReport): readonly ChoiceGroup[] {
  const { groups, words } = reportTextTexts.editor;
  const { format, cells } = working.numbers;
  const printed = cellIdsOf(format);
  const known = new Set<string>(printed);
  const others = Object.keys(cells).filter((id) => !known.has(id));
  const now = { year: String(year), nextYear: String(year + 1), organ: organ.name };
  return [
    { label: groups.cells, options: printed.map((id) => option(id, say(cellLabel(format, id) ?? { zh: id, en: id }), cells)) },
    { label: groups.indicators, options: others.map((id) => option(id, working.labels.get(id) ?? id, cells)) },
    { label: groups.words, options: QUOTED_WORDS.map((word) => ({ value: word, label: `${words[word]}：${now[word]}` })) },
  ];
}

const MAX_LABEL = 60;

function option(id: string, name: string, cells: CellMap) {
  const value = cells[id] ?? null;
  const short = name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL)}…` : name;
  return { value: id, label: `${short} = ${value === null ? reportTextTexts.editor.unknown : formatFigure(value)}` };
}

export interface PartVersionsPage {
  readonly frame: Frame;
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly versions: readonly VersionRow[];
  readonly restoreAction: string | null;
  readonly base: number;
  readonly older: string | null;
}

interface VersionRow {
  readonly number: number;
  readonly name: string;
  readonly isCurrent: boolean;
  readonly isFirst: boolean;
  readonly diff: readonly DiffParagraph[];
}

/** Versions whose differences one page shows. */
const MAX_VERSIONS = 40;

export function partVersionsPage(frame: Frame, { open, part }: { readonly open: OpenReport; readonly part: ReportPart }): PartVersionsPage {
  const words = reportTextTexts.versions;
  const versions = textVersions(open.working.acts, part.id);
  const addresses = reportAddresses(open);
  return {
    frame,
    title: words.title(partName(part)),
    back: { href: addresses.part(part.id), label: words.back },
    versions: versions.slice(0, MAX_VERSIONS).map(({ number, text, by, at }, index) => ({
      number,
      name: words.item(number, by, wallClock(at)),
      isCurrent: index === 0,
      isFirst: index === versions.length - 1,
      diff: diffParagraphs(linesOf(versions[index + 1]?.text ?? ''), linesOf(text)),
    })),
    restoreAction: open.mayWrite ? addresses.restore(part.id) : null,
    base: versions[0]?.number ?? 0,
    older: versions.length > MAX_VERSIONS ? words.older(versions.length - MAX_VERSIONS) : null,
  };
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}
