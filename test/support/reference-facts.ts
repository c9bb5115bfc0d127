import type { Channel } from '../../src/law/channels.ts';
import { addDays, type CivilDate, civilDate } from '../../src/law/civil-date.ts';
import type { Fact } from '../../src/law/fact.ts';
import { dueOf, isConsulting, isOpen, newRun, nthWorkingDay, onOrNextWorkingDay, type Reckoning, type Run } from './reference-days.ts';

const CONFIRMED_2008: readonly Channel[] = ['mailOrdinary', 'mailMisaddressed', 'online', 'fax'];

const CONFIRMED_2019: readonly Channel[] = [...CONFIRMED_2008, 'email'];

const FIRST_DAY_OF_R2019 = civilDate('2019-05-15');

const FIRST_DAY_OF_FEES = civilDate('2021-01-01');

/** The rows under which these facts are noted when no period runs: before the receipt, and after the stop. */
const HOME_RULES: Readonly<Record<string, string>> = {
  'correction.requested': 'C5',
  'thirdParty.consulted': 'C9',
  'organ.consulted': 'C12',
  'period.extended': 'C15',
  'reply.deferred': 'C17',
  'fee.notified': 'C18',
};

const CLOSING = ['application.withdrawn', 'application.voided', 'application.split', 'application.merged'];

export function take(reckoning: Reckoning, fact: Fact): void {
  if (reckoning.receivedOn === null) takeBeforeReceipt(reckoning, fact);
  else if (fact.type === 'reprocessing.ordered') order(reckoning, fact);
  else if (reckoning.run !== null) takeInRun(reckoning, reckoning.run, fact);
}

function takeBeforeReceipt(reckoning: Reckoning, fact: Fact): void {
  const rule = HOME_RULES[fact.type];
  if (rule !== undefined) reckoning.breaches.push({ rule, event: fact.type });
  const arrives = ['application.arrived', 'application.submitted', 'application.dictated'].includes(fact.type);
  if (CLOSING.includes(fact.type)) reckoning.closedBeforeReceipt = true;
  if (reckoning.closedBeforeReceipt) return;
  if (arrives) {
    const channel = fact.type === 'application.dictated' ? 'oral' : (fact.data.channel as Channel);
    const confirmedChannels = fact.on < FIRST_DAY_OF_R2019 ? CONFIRMED_2008 : CONFIRMED_2019;
    reckoning.awaitsConfirmation = confirmedChannels.includes(channel);
  }
  const confirms = fact.type === 'receipt.confirmed' && reckoning.awaitsConfirmation;
  if (!confirms && !(arrives && !reckoning.awaitsConfirmation)) return;
  reckoning.receivedOn = fact.on;
  reckoning.regime = fact.on < FIRST_DAY_OF_R2019 ? 'R2008' : 'R2019';
  newRound(reckoning, { round: 1, anchor: fact.on });
}

function order(reckoning: Reckoning, fact: Fact): void {
  const by = fact.data.by as CivilDate | undefined;
  newRound(reckoning, { round: reckoning.round + 1, anchor: fact.on, ...(by === undefined ? {} : { orderedTo: by }) });
}

function newRound(reckoning: Reckoning, start: { round: number; anchor: CivilDate; orderedTo?: CivilDate }): void {
  reckoning.round = start.round;
  reckoning.roundBeganOn = start.anchor;
  reckoning.correctionAsked = false;
  reckoning.run = newRun(start);
}

function takeInRun(reckoning: Reckoning, run: Run, fact: Fact): void {
  lapseIfOver(run, fact.on);
  if (fact.type === 'correction.received' || fact.type === 'fee.paid') answerWait(reckoning, run, fact);
  const rule = ruleBroken(reckoning, run, fact);
  if (rule !== null) reckoning.breaches.push({ rule, event: fact.type });
  if (run.stop !== undefined) takeAfterStop(reckoning, run, fact);
  else if (rule === null || rule === 'C3') takeLawful(reckoning, run, fact);
}

/** The window's end needs no event: the case is closed on the day after the last day. */
export function lapseIfOver(run: Run, on: CivilDate): void {
  if (run.wait !== undefined && run.stop === undefined && on > run.wait.lastOn) run.stop = { on: addDays(run.wait.lastOn, 1), by: 'lapse' };
}

function answerWait(reckoning: Reckoning, run: Run, fact: Fact): void {
  const awaited = fact.type === 'fee.paid' ? 'fee' : 'correction';
  if (run.wait?.kind !== awaited || (run.stop !== undefined && run.stop.by !== 'lapse')) return;
  const excused = awaited === 'correction' && fact.data.goodReason === true;
  if (fact.on <= run.wait.lastOn || excused) reckoning.run = newRun({ anchor: fact.on });
}

function takeAfterStop(reckoning: Reckoning, run: Run, fact: Fact): void {
  if (fact.type === 'reply.revoked' && run.stop?.by === 'reply') newRound(reckoning, { round: reckoning.round + 1, anchor: fact.on });
  const supplements = fact.type === 'supplement.received' && reckoning.regime === 'R2008' && run.stop?.by === 'reply';
  if (supplements && (run.stop?.code === 'U3' || run.stop?.code === undefined)) reckoning.run = newRun({ anchor: fact.on });
}

/**
 * The row of 1.8.4 that forbids the fact, or null. An answered applicant has been answered: C3 is noted and the clock stops all the same.
 */
function ruleBroken(reckoning: Reckoning, run: Run, fact: Fact): string | null {
  const old = reckoning.regime === 'R2008';
  if (fact.type === 'reply.givenOnTheSpot') return fact.on === reckoning.receivedOn ? null : 'C3';
  if (fact.type === 'organ.consulted' && old) return null;
  if (run.stop !== undefined) return HOME_RULES[fact.type] ?? null;
  const due = isConsulting(run, fact.on) ? null : dueOf(reckoning, run);
  const afterDue = due !== null && fact.on > due;
  switch (fact.type) {
    case 'correction.requested':
      return old || run.wait !== undefined || reckoning.correctionAsked || fact.on > lastNoticeDay(reckoning) ? 'C5' : null;
    case 'thirdParty.consulted':
      return afterDue ? 'C9' : null;
    case 'organ.consulted':
      return afterDue ? 'C12' : null;
    case 'period.extended':
      if (run.wait !== undefined || run.deferredTo !== undefined || afterDue) return 'C15';
      return run.extension > 0 || Number(fact.data.workingDays) > (old ? 15 : 20) ? 'C14' : null;
    case 'reply.deferred':
      return old || run.wait !== undefined || afterDue || !isLaterWorkingDay(reckoning, run, fact) ? 'C17' : null;
    case 'fee.notified':
      return old || fact.on < FIRST_DAY_OF_FEES || run.wait !== undefined || afterDue ? 'C18' : null;
    default:
      return null;
  }
}

/** Whether the day deferred to is a working day later than the due day, open consultations taken as ending on the day of the deferral. */
function isLaterWorkingDay(reckoning: Reckoning, run: Run, fact: Fact): boolean {
  const to = fact.data.to as CivilDate;
  return reckoning.calendar.isWorkingDay(to) && to > dueOf(reckoning, { ...run, stop: { on: fact.on, by: 'reply' } });
}

function lastNoticeDay(reckoning: Reckoning): CivilDate {
  return nthWorkingDay(reckoning, reckoning.roundBeganOn ?? civilDate('2000-01-01'), 7);
}

function takeLawful(reckoning: Reckoning, run: Run, fact: Fact): void {
  const servedOn = (fact.data.servedOn as CivilDate | undefined) ?? fact.on;
  const [kind = '', step] = fact.type.split('.');
  const id = String(kind === 'thirdParty' ? fact.data.party : fact.data.organ);
  if (fact.type === 'correction.requested') {
    reckoning.correctionAsked = true;
    run.wait = { kind: 'correction', noticeOn: fact.on, lastOn: nthWorkingDay(reckoning, servedOn, Number(fact.data.workingDays)) };
  } else if (fact.type === 'fee.notified') {
    run.wait = { kind: 'fee', noticeOn: fact.on, lastOn: onOrNextWorkingDay(reckoning, addDays(servedOn, 30)) };
  } else if (kind === 'thirdParty' || (kind === 'organ' && reckoning.regime === 'R2019')) {
    takeConsultation({ reckoning, run, fact, step, kind, id });
  } else if (fact.type === 'deadline.passed') run.deadlinePassed ||= run.wait === undefined;
  else if (fact.type === 'period.extended') run.extension = Number(fact.data.workingDays);
  else if (fact.type === 'reply.deferred') run.deferredTo = fact.data.to as CivilDate;
  else if (fact.type === 'reply.served' || fact.type === 'reply.givenOnTheSpot')
    run.stop = { on: fact.on, by: 'reply', code: fact.data.decisionCode };
  else if (CLOSING.includes(fact.type)) run.stop = { on: fact.on, by: 'closing' };
}

function takeConsultation(at: { reckoning: Reckoning; run: Run; fact: Fact; step: string | undefined; kind: string; id: string }): void {
  const { run, fact, kind, id } = at;
  const letter = run.letters.find((one) => one.kind === kind && one.id === id && isOpen(one, fact.on));
  if (at.step === 'consulted' && letter === undefined && run.wait === undefined) run.letters.push({ kind, id, sentOn: fact.on });
  if (at.step === 'served' && letter !== undefined && letter.silentOn === undefined)
    letter.silentOn = nthWorkingDay(at.reckoning, fact.on, 15);
  if (at.step === 'replied' && letter !== undefined) letter.endedOn = fact.on;
}
