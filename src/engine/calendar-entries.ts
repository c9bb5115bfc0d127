import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { correctionNoticeLastDay } from '../law/clock/correction-notice.ts';
import type { Bilingual } from '../law/errors.ts';
import type { CaseRow } from '../store/rows.ts';
import { type CaseDraft, handlingState } from './case-draft.ts';
import { type CaseLimit, caseLimits } from './case-limits.ts';
import { draftOf } from './project-case.ts';

/** A last day of a case as a calendar tells it. Nothing in it was typed by people: parties have no names here. */
export interface CalendarEntry {
  /** The same as long as it is the same limit, wherever its day moves; unique within the case. */
  readonly key: string;
  /** `due` of a request's reply, otherwise the kind of the limit. */
  readonly kind: string;
  /** As the law names the limit of a proceeding or of a stream that is no request; null for those of a request. */
  readonly label: Bilingual | null;
  /** Inclusive. */
  readonly on: CivilDate;
  /** It may still move: no holiday notice covers it yet. */
  readonly provisional: boolean;
  /** The organ itself must keep it. */
  readonly ours: boolean;
}

type DatedCase = Pick<CaseRow, 'kind' | 'state' | 'clock' | 'clockState' | 'dueOn' | 'provisionalFrom'> & {
  /** It stands in the queue as open. */
  readonly open: boolean;
};

interface Ask {
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** States in which an unclear application can still be given back for correction. */
const CORRECTABLE: readonly string[] = ['registered', 'examining'];

/**
 * The last days of a case that somebody has still to keep: the due day as the queue has it, what an applicant, a third party or another
 * organ has to do by when, and what the organ owes in proceedings.
 */
export function calendarEntries(row: DatedCase, ask: Ask): CalendarEntry[] {
  const draft = draftOf(row);
  const limits = caseLimits(draft, ask.calendar).filter(({ doneOn }) => doneOn === null);
  const ofProceedings = limits.filter((limit) => limit.ours && isOfProceeding(limit, draft));
  const ofCase =
    row.open && row.kind === 'request' ? limits.filter((limit) => limit.kind !== 'reply' && !isOfProceeding(limit, draft)) : [];
  return [
    ...dueEntry(row, limits),
    ...(row.open ? correctionNotice(draft, ask) : []),
    ...withKeys([...ofCase, ...ofProceedings], { calendar: ask.calendar, draft }),
  ];
}

/** Of the column by which the queue is ordered: calendar and queue never tell two days. */
function dueEntry({ kind, open, clockState, dueOn, provisionalFrom }: DatedCase, limits: readonly CaseLimit[]): CalendarEntry[] {
  if (!open || clockState !== 'running' || dueOn === null) return [];
  const limit = kind === 'request' ? undefined : limits.find(({ ours }) => ours);
  const what = { kind: limit?.kind ?? 'due', label: limit?.label ?? null };
  return [{ key: 'due', ...what, on: dueOn, provisional: provisionalFrom !== null, ours: true }];
}

/** While it can still be sent in time; once it is asked for, or too late, there is nothing to remember. */
function correctionNotice({ charts, clock }: CaseDraft, { today, calendar }: Ask): CalendarEntry[] {
  const lastDay = CORRECTABLE.includes(handlingState(charts)) ? correctionNoticeLastDay(clock, calendar) : null;
  if (lastDay === null || lastDay < today) return [];
  const key = 'correction.notice';
  return [{ key, kind: key, label: null, on: lastDay, provisional: !calendar.isKnown(lastDay), ours: true }];
}

interface KeyAsk {
  readonly calendar: WorkingDayCalendar;
  readonly draft: CaseDraft;
}

/** A kind may occur more than once in a proceeding: the second is counted. */
function withKeys(limits: readonly CaseLimit[], { calendar, draft }: KeyAsk): CalendarEntry[] {
  const seen = new Map<string, number>();
  return limits.map((limit) => {
    const { kind, instance = '', label, lastDay, ours } = limit;
    const name = `${kind} ${instance}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const own = isOfProceeding(limit, draft) ? label : null; // labels of consultations name the party
    return { key: `${name} ${nth}`, kind, label: own, on: lastDay, provisional: !calendar.isKnown(lastDay), ours };
  });
}

function isOfProceeding({ instance }: CaseLimit, { charts }: CaseDraft): boolean {
  return instance !== undefined && instance in charts.proceedings;
}
