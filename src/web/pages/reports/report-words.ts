import type { ReportState } from '../../../engine/annual-report/report-stream.ts';
import { stageLabel } from '../../../engine/annual-report/report-stream.ts';
import { civilDate } from '../../../law/civil-date.ts';
import { daysUntil, type LegalDay } from '../../../law/report/legal-day.ts';
import { findReportPart } from '../../../law/report/parts.ts';
import { REPORT_ACTS } from '../../../law/report/report-acts.ts';
import type { ReportFormat } from '../../../law/report/report-json.ts';
import type { ReportActRow } from '../../../store/report-act-store.ts';
import { cite } from '../../cite.ts';
import { say, sayLabel } from '../../language.ts';
import { reportTexts } from '../../texts/reports.ts';
import { texts } from '../../texts.ts';
import type { Tone } from '../admin/admin-parts.ts';

const SOON_DAYS = 30;

/** Where a report stands, in a word. */
export function stageBadge({ stage }: Pick<ReportState, 'stage'>): { readonly text: string; readonly tone: Tone } {
  return { text: sayLabel(stageLabel(stage)), tone: stage === 'published' ? 'good' : stage === 'unopened' ? 'quiet' : 'warn' };
}

export interface Countdown {
  /** The day, and what it means for planning. */
  readonly day: string;
  /** How far away it is, or how late the report is. */
  readonly left: string;
  readonly tone: Tone;
  readonly basis: string;
}

/** How long there is until the legal day; once published, whether it was kept. */
export function countdown({ on, planFor, basis }: LegalDay, state: Pick<ReportState, 'stage' | 'publishedOn'>, today: string): Countdown {
  const words = reportTexts.due;
  const day = planFor === on ? words.on(on) : words.planFor(on, planFor);
  if (state.publishedOn !== null) {
    const late = -daysUntil(on, civilDate(state.publishedOn));
    const left = late > 0 ? words.publishedLate(state.publishedOn, late) : words.published(state.publishedOn);
    return { day, left, tone: late > 0 ? 'alarm' : 'good', basis: cite(basis) };
  }
  const days = daysUntil(on, civilDate(today));
  if (days < 0) return { day, left: words.late(-days), tone: 'alarm', basis: cite(basis) };
  return { day, left: days === 0 ? words.today : words.left(days), tone: days <= SOON_DAYS ? 'warn' : 'quiet', basis: cite(basis) };
}

/** What is to be done next, in a line. */
export function nextStep({
  state,
  failing,
  isRunning,
}: {
  readonly state: Pick<ReportState, 'stage' | 'basis'>;
  /** Checks that fail. */
  readonly failing: readonly string[];
  readonly isRunning: boolean;
}): string {
  const words = reportTexts.next;
  const isOpen = state.stage === 'drafting';
  if (isOpen && failing.length > 0) return words.failing(texts.write.list(failing));
  if (isOpen && isRunning) return words.running;
  if (isOpen && state.basis === 'stated') return words.statedDrafting;
  return words[state.stage];
}

/** What an act was, as a sentence. */
export function actSentence({ type, data }: Pick<ReportActRow, 'type' | 'data'>, format: ReportFormat): string {
  const shown = (field: string): string => {
    const value = String(data[field] ?? '');
    const part = field === 'part' ? findReportPart(format, value) : undefined;
    return part === undefined ? value : say(part.title);
  };
  return say(REPORT_ACTS[type].sentence).replaceAll(/\{(\w+)\}/g, (_, field: string) => shown(field));
}

/** What a check asks, in a line. */
export function checkTitle(id: string): string {
  const known: Readonly<Record<string, string>> = reportTexts.checks;
  return known[id] ?? reportTexts.checks.other;
}

/** A number as pages show it; null is not known. */
export function showFigure(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : String(value);
}
