import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { type ClockState, currentRun, type Pause } from '../law/clock/clock-state.ts';
import { dueOf } from '../law/clock/due.ts';
import { lapseDayOf } from '../law/clock/limit-days.ts';
import type { Bilingual } from '../law/errors.ts';
import type { MachineId } from '../law/events/define-event.ts';
import type { Fact } from '../law/fact.ts';
import { REGIMES } from '../law/regimes.ts';
import { complaintLimits, publicationLimits, recordCorrectionLimits } from '../law/windows/complaint-windows.ts';
import type { Limit } from '../law/windows/limit.ts';
import { litigationLimits } from '../law/windows/litigation-windows.ts';
import { reasonsTerm } from '../law/windows/reasons-window.ts';
import { reviewLimits } from '../law/windows/review-windows.ts';
import type { CaseDraft } from './case-draft.ts';

/** A limit of a case that is open or was met, with what the clock records when it passes. */
export interface CaseLimit {
  readonly kind: string;
  readonly label: Bilingual;
  readonly fromOn: CivilDate;
  /** Inclusive. */
  readonly lastDay: CivilDate;
  readonly basis: string;
  readonly ours: boolean;
  readonly doneOn: CivilDate | null;
  readonly instance?: string;
  /** What the clock records, on which effective day, with which fields. Left out where nothing lapses. */
  readonly lapse?: { readonly event: string; readonly on: CivilDate; readonly data: Readonly<Record<string, unknown>> };
}

type Articles = (typeof REGIMES)['R2019']['articles'];

const WINDOWS: Readonly<Partial<Record<MachineId, (facts: readonly Fact[], calendar: WorkingDayCalendar) => Limit[]>>> = {
  reviewCase: reviewLimits,
  litigationCase: litigationLimits,
  complaint: complaintLimits,
  recordCorrection: recordCorrectionLimits,
};

/** All limits of a case: of the request, then of each proceeding. */
export function caseLimits(draft: CaseDraft, calendar: WorkingDayCalendar): CaseLimit[] {
  return [...requestLimits(draft, calendar), ...ownStreamLimits(draft, calendar), ...proceedingLimits(draft, calendar)];
}

function requestLimits(draft: CaseDraft, calendar: WorkingDayCalendar): CaseLimit[] {
  const { clock, charts } = draft;
  const run = currentRun(clock);
  if (run === undefined || clock.regime === null || run.stop !== null) return [];
  const { articles } = REGIMES[clock.regime];
  const limits: CaseLimit[] = [];
  const due = dueOf(run, calendar);
  if (run.wait !== null) {
    const correction = run.wait.kind === 'correction';
    const { noticeOn, lastDay } = run.wait;
    limits.push({
      kind: correction ? 'correction' : 'payment',
      label: correction ? { zh: '申请人补正期限', en: 'applicant to correct' } : { zh: '申请人缴费期限', en: 'applicant to pay' },
      fromOn: noticeOn,
      lastDay,
      basis: correction ? articles.correction : articles.fee,
      ours: false,
      doneOn: null,
      lapse: { event: correction ? 'correction.lapsed' : 'fee.lapsed', on: lapseDayOf(lastDay), data: {} },
    });
  } else if (due !== null) {
    limits.push({
      kind: 'reply',
      label: { zh: '答复期限', en: 'reply' },
      fromOn: run.anchor,
      lastDay: due,
      basis: articles.replyPeriod,
      ours: true,
      doneOn: null,
      ...(run.deadlinePassedOn === null ? { lapse: { event: 'deadline.passed', on: lapseDayOf(due), data: {} } } : {}),
    });
  }
  return [...limits, ...reasonsLimit(draft, calendar), ...consultationLimits(clock, { context: charts.main.snapshot.context, articles })];
}

/** The time to give reasons while the chart awaits them: it stops no clock, and a new run leaves it as it is. */
function reasonsLimit({ charts, outline }: CaseDraft, calendar: WorkingDayCalendar): CaseLimit[] {
  const { value } = charts.main.snapshot;
  const notice = outline.findLast(({ type }) => type === 'reasons.requested');
  const term = notice === undefined || typeof value === 'string' || value.reasons !== 'awaited' ? null : reasonsTerm(notice, calendar);
  if (term === null) return [];
  return [
    {
      kind: 'reasons',
      label: { zh: '申请人说明理由期限', en: 'applicant to give reasons' },
      ...term,
      ours: false,
      doneOn: null,
      lapse: { event: 'reasons.lapsed', on: lapseDayOf(term.lastDay), data: {} },
    },
  ];
}

/**
 * The time to answer of every consultation that the chart still holds open, also of one sent before a restart: the new run does not stand
 * still for it, but the chart waits for its answer or its silence.
 */
function consultationLimits(clock: ClockState, ask: { context: Readonly<Record<string, unknown>>; articles: Articles }): CaseLimit[] {
  const states = (ask.context.consultations ?? {}) as Readonly<Record<string, unknown>>;
  const pauses = clock.runs.filter((run) => run.round === clock.round).flatMap((run) => run.pauses);
  const latest = new Map(pauses.map((pause) => [keyOf(pause), pause])); // whoever is asked again answers the last letter
  return [...latest.values()].flatMap((pause) =>
    states[keyOf(pause)] === 'served' && pause.answerLimit !== null
      ? [consultationLimit(pause, { lastDay: pause.answerLimit, articles: ask.articles })]
      : [],
  );
}

function keyOf({ cause, party }: Pause): string {
  return `${cause === 'thirdParty' ? 'thirdParty' : 'organ'}:${party}`;
}

function consultationLimit({ cause, party, from }: Pause, { lastDay, articles }: { lastDay: CivilDate; articles: Articles }): CaseLimit {
  const organ = cause === 'otherOrgan';
  return {
    kind: organ ? 'organ.answer' : 'thirdParty.answer',
    label: { zh: `${party} 答复意见的期限`, en: `${party} to answer` },
    fromOn: from,
    lastDay,
    basis: organ ? articles.otherOrgan : articles.thirdParty,
    ours: false,
    doneOn: null,
    instance: party,
    lapse: { event: organ ? 'organ.lapsed' : 'thirdParty.lapsed', on: lapseDayOf(lastDay), data: organ ? { organ: party } : { party } },
  };
}

function proceedingLimits(draft: CaseDraft, calendar: WorkingDayCalendar): CaseLimit[] {
  return Object.entries(draft.charts.proceedings).flatMap(([instance, { machine }]) => {
    const facts = draft.outline.filter((fact) => fact.instance === instance);
    return (WINDOWS[machine]?.(facts, calendar) ?? []).map((limit) => toCaseLimit(limit, instance));
  });
}

function ownStreamLimits(draft: CaseDraft, calendar: WorkingDayCalendar): CaseLimit[] {
  const { machine } = draft.charts.main;
  if (machine === 'disclosureRequest') return [];
  const limits = machine === 'publication' ? publicationLimits : WINDOWS[machine];
  return (limits?.(draft.outline, calendar) ?? []).map((limit) => toCaseLimit(limit, undefined));
}

function toCaseLimit(limit: Limit, instance: string | undefined): CaseLimit {
  const { kind, label, fromOn, lastDay, basis, ours, doneOn, lapseEvent, lapseOn } = limit;
  return {
    kind,
    label,
    fromOn,
    lastDay,
    basis,
    ours,
    doneOn,
    ...(instance === undefined ? {} : { instance }),
    ...(lapseEvent === undefined || lapseOn === undefined || doneOn !== null
      ? {}
      : { lapse: { event: lapseEvent, on: lapseOn, data: {} } }),
  };
}
