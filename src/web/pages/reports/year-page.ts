import { blockingChecks } from '../../../engine/annual-report/document.ts';
import { cellIdsOf } from '../../../law/report/cells.ts';
import type { ReportActType } from '../../../law/report/report-acts.ts';
import type { Check } from '../../../law/report/report-json.ts';
import { reportYear } from '../../../law/report/report-year.ts';
import { shortHash, wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import type { ReportOfYear } from '../../reports/report-data.ts';
import { reportTexts } from '../../texts/reports.ts';
import { texts } from '../../texts.ts';
import type { AdminTable, Tone } from '../admin/admin-parts.ts';
import { type ExplainForm, explainForm } from './explain.ts';
import { anchorOf, type GridView, gridViews, nameOfCell } from './grid-view.ts';
import { checkTitle, countdown, nextStep, stageBadge } from './report-words.ts';
import { comparisonTable, differencesTable, historyTable } from './year-tables.ts';

interface Link {
  readonly href: string;
  readonly label: string;
  readonly primary?: boolean;
  readonly test?: string;
}

export interface CheckView {
  readonly id: string;
  readonly title: string;
  readonly verdict: { readonly text: string; readonly tone: Tone };
  readonly detail: string;
  readonly explanation: string | null;
  readonly cells: readonly { readonly href: string; readonly label: string }[];
  readonly explain: ExplainForm | null;
}

/** The figures of a year with all that hangs on them. */
export interface ReportYearPage {
  readonly frame: Frame;
  readonly title: string;
  readonly back: Link;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly badge: { readonly text: string; readonly tone: Tone };
  readonly next: string;
  readonly notes: readonly { readonly text: string; readonly test: string; readonly tone: 'info' | 'warn' }[];
  readonly acts: readonly Link[];
  readonly checks: readonly CheckView[];
  readonly grids: readonly GridView[];
  readonly known: string;
  readonly tables: readonly AdminTable[];
}

/** Cells that a check names by name: all are marked in the tables. */
const MAX_CELLS = 60;

/** Acts that have a page of their own to be asked on, in the order in which they are offered. */
const ASKED: readonly ReportActType[] = [
  'report.opened',
  'report.frozen',
  'report.submitted',
  'report.approved',
  'report.published',
  'report.returned',
  'report.unfrozen',
  'report.reopened',
];

export function reportYearPage(frame: Frame, report: ReportOfYear): ReportYearPage {
  const { year, working } = report;
  const { numbers } = working;
  const ids = cellIdsOf(numbers.format);
  const unknown = ids.filter((id) => (numbers.cells[id] ?? null) === null).length;
  const words = reportTexts.year;
  const failing = failingOf(report);
  return {
    frame,
    title: words.title(year),
    back: { href: '/reports', label: words.crumb },
    facts: factsOf(report),
    badge: stageBadge(working.state),
    next: nextStep({ state: working.state, failing, isRunning: isRunning(report) }),
    notes: notesOf(report, failing),
    acts: actLinks(report, failing),
    checks: working.checks.map((check) => checkView(check, report)),
    grids: gridsOf(report),
    known: unknown === 0 ? words.allKnown(ids.length) : words.unknownCount(unknown, ids.length),
    tables: [...differencesTable(report), comparisonTable(report), historyTable(report)],
  };
}

function isRunning({ year, today }: ReportOfYear): boolean {
  return today <= reportYear(year).lastDay;
}

/** Of figures alone while they are open; of the words too once they are frozen. */
export function failingOf({ working }: Pick<ReportOfYear, 'working'>): string[] {
  const isOpen = working.state.stage === 'drafting' || working.state.stage === 'unopened';
  const checks = isOpen ? working.numbers.checks.filter(({ ok }) => ok === false) : blockingChecks(working);
  return checks.map(({ id }) => id);
}

function factsOf(report: ReportOfYear): ReportYearPage['facts'] {
  const { organ, working, legalDay, today } = report;
  const { state, numbers } = working;
  const words = reportTexts.year;
  const due = countdown(legalDay, state, today);
  const source =
    numbers.source === 'frozen' && state.frozen !== null
      ? words.sources.frozen(wallClock(state.frozen.at), shortHash(state.frozen.digest))
      : words.sources[numbers.source === 'stated' ? 'stated' : 'current'];
  return [
    { label: words.organ, value: texts.write.labelled(organ.name, words.covers[state.covers]) },
    { label: words.format, value: words.formats[numbers.format] },
    { label: words.basis, value: source },
    { label: words.due, value: `${due.day} · ${due.left}${texts.write.bracketed(due.basis)}` },
    ...(state.edition > 1 ? [{ label: words.edition, value: words.editionOf(state.edition) }] : []),
  ];
}

function notesOf(report: ReportOfYear, failing: readonly string[]): ReportYearPage['notes'] {
  const { year, organ, user, working } = report;
  const { stage } = working.state;
  const words = reportTexts.year;
  const info = (text: string, test: string) => ({ text, test, tone: 'info' as const });
  const names = texts.write.list(failing);
  return [
    ...(stage === 'unopened' ? [info(words.unopened(year), 'unopened')] : []),
    ...(organ.id !== user.organId && user.organId !== null ? [info(words.notOwn, 'not-own')] : []),
    ...(isRunning(report) ? [info(words.provisional, 'provisional')] : []),
    ...(stage === 'drafting' && failing.length > 0 ? [{ text: words.blocked(names), test: 'blocked', tone: 'warn' as const }] : []),
    ...(stage !== 'drafting' && stage !== 'unopened' && failing.length > 0
      ? [{ text: words.blockedText(names), test: 'blocked', tone: 'warn' as const }]
      : []),
  ];
}

function actLinks(report: ReportOfYear, failing: readonly string[]): Link[] {
  const { year, acts, query, working, hasBodies, mayWrite } = report;
  const words = reportTexts.year;
  const home = `/reports/${year}`;
  const { stage } = working.state;
  const isHeldBack = (type: ReportActType) => type === 'report.frozen' && (failing.length > 0 || isRunning(report));
  const asked = ASKED.filter((type) => acts.includes(type) && !isHeldBack(type)).map((type, i): Link => {
    return { href: `${home}/acts/${type.slice('report.'.length)}`, label: reportTexts.act.confirm[type], primary: i === 0, test: type };
  });
  return [
    ...asked,
    ...(acts.includes('report.figuresStated') ? [{ href: `${home}/figures`, label: words.fill, test: 'fill' }] : []),
    ...(stage === 'unopened' ? [] : [{ href: `${home}/text${query}`, label: mayWrite ? words.text : words.look, test: 'text' }]),
    { href: `/reports/entries?year=${year}${query.replace('?', '&')}`, label: words.entries, test: 'entries' },
    ...(hasBodies ? [{ href: `/reports/matrix/${year}${query}`, label: words.matrix, test: 'matrix' }] : []),
    ...(stage === 'published' ? [{ href: `/annual-reports/${report.organ.id}/${year}`, label: words.publicPage, test: 'public' }] : []),
  ];
}

function checkView(check: Check, report: ReportOfYear): CheckView {
  const { working } = report;
  const { id, ok, severity, detail, cells = [] } = check;
  const words = reportTexts.year.verdicts;
  const explanation = working.state.explanations[id];
  const verdict =
    ok === true && explanation !== undefined
      ? { text: words.explained, tone: 'good' as const }
      : severity === 'warning'
        ? { text: words.warning, tone: 'warn' as const }
        : ok === null
          ? { text: words.unknown, tone: 'quiet' as const }
          : ok
            ? { text: words.ok, tone: 'good' as const }
            : { text: words.failing, tone: 'alarm' as const };
  const { format } = working.numbers;
  return {
    ...{ id, title: checkTitle(id), verdict },
    detail: detail === undefined ? '' : sayLabel(detail),
    explanation: explanation === undefined ? null : reportTexts.year.explanation(explanation),
    cells: cells
      .filter((cell) => cellIdsOf(format).includes(cell))
      .slice(0, MAX_CELLS)
      .map((cell) => ({ href: `#${anchorOf(format, cell)}`, label: nameOfCell(format, cell) })),
    explain: explainForm(report, check),
  };
}

function gridsOf({ year, query, working, differences }: ReportOfYear): GridView[] {
  const { format, cells, checks } = working.numbers;
  const failing = new Set(checks.filter(({ ok }) => ok === false).flatMap((check) => check.cells ?? []));
  const changed = new Set((differences ?? []).map(({ cell }) => cell));
  return gridViews(format, cells, {
    failing,
    changed,
    hrefOf: (cell) => `/reports/${year}/cells/${encodeURIComponent(cell)}${query}`,
  });
}
