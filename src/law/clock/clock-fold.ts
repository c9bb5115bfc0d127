import type { WorkingDayCalendar } from '../calendar.ts';
import type { Channel } from '../channels.ts';
import { addDays, type CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import { receiptRuleOf } from '../receipt.ts';
import { REGIMES, regimeOf } from '../regimes.ts';
import type { Breach } from '../step-facts.ts';
import { type ClockState, currentRun, EMPTY_CLOCK, type Run, type Stop } from './clock-state.ts';
import { answerConsultation, endBySilence, openConsultation, serveConsultation, withdrawConsultations } from './consultations.ts';
import { dueOf, withPausesEnded } from './due.ts';
import { judgeFact } from './judge.ts';
import { lapseDayOf } from './limit-days.ts';
import { newRun, replaceRun, stopRun } from './runs.ts';

/** One step of the fold: the state after the fact. Facts the law does not allow are noted as breaches and change nothing else. */
type Handler = (state: ClockState, fact: Fact, calendar: WorkingDayCalendar) => ClockState;

/** Codes that need no search: an open consultation is withdrawn when one of them is proposed (domain 2.1). */
const NEEDS_NO_CONSULTATION = /^(N\d|U1b|U3|D8)$/;
/** Rule named by a breach that stands in the chart (domain 2.2) and not in the clock table. */
export const CHART_RULE = 'chart';
const CLOSING_CODES: Readonly<Record<string, string>> = {
  'application.withdrawn': 'O3',
  'application.voided': 'X0',
  'application.split': 'X0',
  'application.merged': 'X0',
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  'application.arrived': arrive,
  'application.submitted': arrive,
  'application.dictated': arrive,
  'receipt.confirmed': (state, fact) => receive(state, fact.on),
  'correction.requested': awaitCorrection,
  'correction.received': takeCorrection,
  'supplement.received': takeSupplement,
  'thirdParty.consulted': openConsultation,
  'thirdParty.served': serveConsultation,
  'thirdParty.replied': answerConsultation,
  'organ.consulted': openConsultation,
  'organ.served': serveConsultation,
  'organ.replied': answerConsultation,
  'period.extended': extend,
  'reply.deferred': defer,
  'fee.notified': awaitPayment,
  'fee.paid': takePayment,
  'reply.proposed': (state, fact) => (NEEDS_NO_CONSULTATION.test(codeOf(fact) ?? '') ? withdrawConsultations(state, fact.on) : state),
  'reply.served': reply,
  'reply.givenOnTheSpot': reply,
  'deadline.passed': passDeadline,
  'reprocessing.ordered': order,
  'reply.revoked': revoke,
  'application.withdrawn': close,
  'application.voided': close,
  'application.split': close,
  'application.merged': close,
};

/**
 * The clock: a pure fold over the facts of one case in the order in which they were recorded.
 *
 * Legal source: 条例 (2019) arts. 30–36, 42; 条例 (2007) arts. 21–24; project rules 1.8.
 */
export function foldClock(facts: readonly Fact[], calendar: WorkingDayCalendar): ClockState {
  return facts.reduce((state, fact) => stepClock(state, fact, calendar), EMPTY_CLOCK);
}

/** The state after one more fact. */
export function stepClock(state: ClockState, fact: Fact, calendar: WorkingDayCalendar): ClockState {
  const real = unwrap(fact);
  const now = advanceClock({ ...state, facts: state.facts + 1 }, real.on);
  const handler = HANDLERS[real.type];
  const breach =
    judgeFact(now, real, calendar) ?? (fact === real || findAnsweredBreach(state, real) !== undefined ? null : chartBreach(fact, real));
  const noted = breach === null ? now : { ...now, breaches: [...now.breaches, breach] };
  const lawful = breach === null || breach.rule === CHART_RULE || real.type === 'reply.givenOnTheSpot';
  return handler !== undefined && lawful ? handler(noted, real, calendar) : noted;
}

/**
 * Lets time pass up to `day` (inclusive): a consultation ends by silence on its last day, an awaited correction or payment lapses on
 * the day after its last day. Lapse events never move the clock: the fold knows the limits.
 */
export function advanceClock(state: ClockState, day: CivilDate): ClockState {
  const run = currentRun(state);
  if (run === undefined || run.stop !== null) return state;
  const lapsesOn = run.wait === null ? null : lapseDayOf(run.wait.lastDay);
  // A consultation does not outlast the run: silence after the lapse ends nothing any more.
  const now = lapsesOn !== null && day >= lapsesOn ? lapse(endBySilence(run, lapsesOn)) : endBySilence(run, day);
  return now === run ? state : replaceRun(state, now);
}

/** An imported or overridden fact that the chart does not take is kept inside `breach.recorded`; the law judges it all the same. */
function unwrap(fact: Fact): Fact {
  if (fact.type !== 'breach.recorded') return fact;
  const inner = fact.data.fact as { type?: unknown; on?: unknown; data?: unknown } | undefined;
  if (typeof inner?.type !== 'string' || typeof inner.data !== 'object' || inner.data === null) return fact;
  return {
    type: inner.type,
    on: (inner.on ?? fact.on) as CivilDate,
    data: inner.data as Fact['data'],
    ...(fact.assumed ? { assumed: fact.assumed } : {}),
  };
}

/** Questions and their answers: the answer to a question that was put unlawfully belongs to that breach and is not a second one. */
const QUESTION_OF: Readonly<Record<string, string>> = {
  'correction.received': 'correction.requested',
  'fee.paid': 'fee.notified',
  'thirdParty.served': 'thirdParty.consulted',
  'thirdParty.replied': 'thirdParty.consulted',
  'organ.served': 'organ.consulted',
  'organ.replied': 'organ.consulted',
};

/** The breach that a fact answers, if any (domain 1.8.3). */
export function findAnsweredBreach(state: ClockState, fact: Fact): Breach | undefined {
  const question = QUESTION_OF[fact.type];
  return question === undefined ? undefined : state.breaches.findLast((breach) => breach.event === question);
}

/** A step that the chart forbids although the clock has nothing against it: the fact stands and is flagged. */
function chartBreach(fact: Fact, real: Fact): Breach {
  const reason = typeof fact.data.reason === 'string' ? fact.data.reason : '流程图不允许此步骤';
  const message = { zh: `${real.on}：${reason}`, en: `${real.on}: recorded although the chart does not allow it` };
  return { rule: CHART_RULE, event: real.type, message };
}

function arrive(state: ClockState, fact: Fact): ClockState {
  if (state.arrivedOn !== null) return state;
  const channel = (fact.data.channel ?? state.channel) as Channel | null;
  const arrived = { ...state, channel, arrivedOn: fact.on };
  const fixed = fact.type === 'application.dictated' || (channel !== null && receiptRuleOf(channel, fact.on).fixedBy === 'arrival');
  return fixed ? receive(arrived, fact.on) : arrived;
}

function receive(state: ClockState, on: CivilDate): ClockState {
  if (state.receivedOn !== null || state.endedBeforeReceipt) return state;
  const regime = regimeOf(on).id;
  return newRun({ ...state, receivedOn: on, regime, roundAnchor: on }, { cause: 'receipt', anchor: on });
}

function awaitCorrection(state: ClockState, fact: Fact, calendar: WorkingDayCalendar): ClockState {
  const run = currentRun(state);
  if (run === undefined || state.regime === null) return state;
  const days = Number(fact.data.workingDays ?? REGIMES[state.regime].correction?.defaultWorkingDays);
  const served = (fact.data.servedOn ?? fact.on) as CivilDate;
  const wait = { kind: 'correction', noticeOn: fact.on, lastDay: calendar.nthWorkingDayAfter(served, days) } as const;
  return { ...replaceRun(state, { ...run, wait }), correctionAsked: true };
}

function takeCorrection(state: ClockState, fact: Fact): ClockState {
  return answerCounts(state, fact) ? newRun(cancelLapse(state), { cause: 'correction', anchor: fact.on }) : state;
}

function takePayment(state: ClockState, fact: Fact): ClockState {
  return answerCounts(state, fact) ? newRun(cancelLapse(state), { cause: 'payment', anchor: fact.on }) : state;
}

/** Whether a corrected text or a payment answers what is awaited, inside its window or (correction only) late with good reason. */
export function answerCounts(state: ClockState, fact: Fact): boolean {
  const run = currentRun(state);
  const kind = fact.type === 'correction.received' ? 'correction' : fact.type === 'fee.paid' ? 'payment' : null;
  if (run?.wait == null || run.wait.kind !== kind) return false;
  if (run.stop !== null && !isLapse(run.stop)) return false;
  return fact.on <= run.wait.lastDay || (kind === 'correction' && fact.data.goodReason === true);
}

function isLapse(stop: Stop): boolean {
  return stop.by === 'closing' && (stop.code === 'O1' || stop.code === 'O2');
}

function cancelLapse(state: ClockState): ClockState {
  const run = currentRun(state);
  return run?.stop == null ? state : replaceRun(state, { ...run, stop: { ...run.stop, cancelled: true } });
}

function takeSupplement(state: ClockState, fact: Fact): ClockState {
  const stop = currentRun(state)?.stop;
  const asked = stop?.by === 'reply' && (stop.code === 'U3' || stop.code === null);
  return state.regime === 'R2008' && asked ? newRun(state, { cause: 'supplement', anchor: fact.on }) : state;
}

function extend(state: ClockState, fact: Fact): ClockState {
  const run = currentRun(state);
  return run === undefined ? state : replaceRun(state, { ...run, extension: { on: fact.on, workingDays: Number(fact.data.workingDays) } });
}

function defer(state: ClockState, fact: Fact): ClockState {
  const run = currentRun(state);
  return run === undefined ? state : replaceRun(state, { ...run, deferral: { on: fact.on, to: fact.data.to as CivilDate } });
}

function awaitPayment(state: ClockState, fact: Fact, calendar: WorkingDayCalendar): ClockState {
  const run = currentRun(state);
  if (run === undefined || state.regime === null) return state;
  const days = REGIMES[state.regime].fee?.paymentCalendarDays ?? 30;
  const served = (fact.data.servedOn ?? fact.on) as CivilDate;
  const wait = { kind: 'payment', noticeOn: fact.on, lastDay: calendar.onOrNextWorkingDay(addDays(served, days)) } as const;
  return replaceRun(state, { ...run, wait });
}

function reply(state: ClockState, fact: Fact, calendar: WorkingDayCalendar): ClockState {
  const run = currentRun(state);
  if (run === undefined || run.stop !== null) return state;
  // A reply while a correction or payment is awaited is judged by the due day before the wait: the days of the wait count after all.
  const ended = { ...withPausesEnded(run, { day: fact.on, by: 'reply' }), wait: null };
  const due = dueOf(ended, calendar);
  const passed = run.deadlinePassedOn !== null && run.deadlinePassedOn <= fact.on;
  const inTime = due !== null && fact.on <= due && !passed;
  return replaceRun(state, stopRun(ended, { on: fact.on, by: 'reply', code: codeOf(fact), inTime, ground: groundOf(fact) }));
}

function lapse(run: Run): Run {
  const wait = run.wait;
  if (wait === null) return run;
  const on = lapseDayOf(wait.lastDay);
  const ended = withPausesEnded(run, { day: on, by: 'withdrawal' });
  return stopRun(ended, { on, by: 'closing', code: wait.kind === 'correction' ? 'O1' : 'O2', inTime: null, ground: null });
}

function close(state: ClockState, fact: Fact): ClockState {
  const run = currentRun(state);
  if (run === undefined) return { ...state, endedBeforeReceipt: true };
  if (run.stop !== null) return state;
  const ended = withPausesEnded(run, { day: fact.on, by: 'withdrawal' });
  const code = CLOSING_CODES[fact.type] ?? null;
  return replaceRun(state, stopRun(ended, { on: fact.on, by: 'closing', code, inTime: null, ground: null }));
}

function passDeadline(state: ClockState, fact: Fact): ClockState {
  const run = currentRun(state);
  if (run === undefined || run.stop !== null || run.wait !== null || run.deadlinePassedOn !== null) return state;
  return replaceRun(state, { ...run, deadlinePassedOn: fact.on });
}

function order(state: ClockState, fact: Fact, calendar: WorkingDayCalendar): ClockState {
  if (currentRun(state) === undefined) return state;
  const by = fact.data.by as CivilDate | undefined;
  return newRound(state, { cause: 'order', anchor: fact.on, ...(by === undefined ? {} : { orderedTo: calendar.onOrNextWorkingDay(by) }) });
}

function revoke(state: ClockState, fact: Fact): ClockState {
  return currentRun(state)?.stop?.by === 'reply' ? newRound(state, { cause: 'revocation', anchor: fact.on }) : state;
}

function newRound(state: ClockState, start: Parameters<typeof newRun>[1]): ClockState {
  return newRun({ ...state, round: state.round + 1, roundAnchor: start.anchor, correctionAsked: false }, start);
}

/** An assumed code is no record: whatever depends on it stays unknown. */
function codeOf(fact: Fact): string | null {
  const code = fact.assumed?.includes('decisionCode') ? null : fact.data.decisionCode;
  return typeof code === 'string' ? code : null;
}

/** What a `D4` protects; the 2014 table counts business secrets and privacy apart. */
function groundOf(fact: Fact): string | null {
  const { thirdPartyGround } = fact.data;
  return typeof thirdPartyGround === 'string' && fact.assumed?.includes('thirdPartyGround') !== true ? thirdPartyGround : null;
}
