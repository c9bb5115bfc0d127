import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { sayLabel } from '../language.ts';
import { dayOf, textOf } from '../pages/track-rounds.ts';
import { mailApplicantTexts } from '../texts/mail-applicant.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { type ApplicantContent, articleOn, dueRow, dueSentence, regimeOfFacts } from './applicant-mail.ts';
import { paragraph } from './mail-model.ts';
import { dayWords, lastDayWords, linesOf, oneLine } from './mail-words.ts';

/** While the case is handled: from its arrival until the reply. */

export function arrived(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.arrived;
  const { receivedOn, event } = facts;
  return {
    title: words.title,
    lead: words.lead(dayWords(event.on)),
    blocks: [paragraph(receivedOn === null ? words.toConfirm : words.received(dayWords(receivedOn)))],
    due: receivedOn === null ? mailApplicantTexts.due.notStarted : dueSentence(facts),
    rows: [receivedRow(facts), dueRow(facts)],
    letters: ['RECEIPT'],
    basis: articleOn(facts, 'receipt'),
  };
}

export function registered(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.registered;
  return {
    title: words.title,
    lead: words.lead(dayWords(facts.receivedOn ?? facts.event.on)),
    blocks: [paragraph(words.more)],
    due: dueSentence(facts),
    rows: [receivedRow(facts), dueRow(facts)],
    letters: ['RECEIPT'],
    basis: `${articleOn(facts, 'receipt')}；${articleOn(facts, 'replyPeriod')}`,
  };
}

export function correctionRequested(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.correctionRequested;
  const { event } = facts;
  const lastDay = lastDayOf(facts, 'correction');
  const points = linesOf(textOf(event.data.points) ?? '');
  const must = lastDay === null ? withinDays(event.data.workingDays, words) : words.must(lastDayWords(lastDay));
  return {
    title: words.title,
    lead: words.lead(dayWords(event.on)),
    blocks: [
      { kind: 'heading', text: words.todo },
      { kind: 'important', text: must },
      paragraph(points.length === 0 ? words.pointsInLetter : words.points),
      points.length === 0 ? null : { kind: 'list', items: points },
      paragraph(mailTexts.sentences([words.once, words.how])),
      paragraph(words.silence),
    ],
    due: words.restart(regimeOfFacts(facts).replyWorkingDays),
    rows: [lastDayRow(lastDay)],
    letters: ['CORR_NOTICE'],
    basis: articleOn(facts, 'correction'),
  };
}

export function correctionReceived(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.correctionReceived;
  const supplement = facts.event.type === 'supplement.received';
  const on = dayWords(facts.event.on);
  return {
    title: supplement ? words.supplementTitle : words.title,
    lead: supplement ? words.supplement(on) : words.lead(on),
    blocks: [],
    due: dueSentence(facts),
    rows: [dueRow(facts)],
    letters: ['RECEIPT'],
    basis: articleOn(facts, 'correction'),
  };
}

export function reasonsRequested(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.reasonsRequested;
  const { data, on } = facts.event;
  const lastDay = lastDayOf(facts, 'reasons');
  const counts = textOf(data.counts);
  return {
    title: words.title,
    lead: words.lead(dayWords(on)),
    blocks: [
      { kind: 'important', text: lastDay === null ? withinDays(data.workingDays, words) : words.must(lastDayWords(lastDay)) },
      paragraph(words.after),
    ],
    due: mailTexts.sentences([mailApplicantTexts.due.goesOn, dueSentence(facts) ?? ''].filter((one) => one !== '')),
    rows: [[words.counts, counts === null ? null : oneLine(counts)], lastDayRow(lastDay), dueRow(facts)],
    letters: ['REASON_NOTICE'],
    basis: articleOn(facts, 'excessive'),
  };
}

/** Neither who the third party is nor what it was told. */
export function thirdPartyConsulted(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.thirdPartyConsulted;
  return {
    title: words.title,
    lead: words.lead(dayWords(facts.event.on)),
    blocks: [paragraph(facts.regime === 'R2008' ? words.nothing2008 : words.nothing)],
    due: mailApplicantTexts.due.paused,
    rows: [],
    letters: ['TP_INFO'],
    basis: `${articleOn(facts, 'thirdParty')}；${articleOn(facts, 'timeNotCounted')}`,
  };
}

export function periodExtended(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.periodExtended;
  const { data, on } = facts.event;
  const days = Number(data.workingDays);
  return {
    title: words.title,
    lead: words.lead(dayWords(on), days),
    blocks: [paragraph(words.once)],
    due: facts.clockState === 'paused' ? mailApplicantTexts.due.paused : dueSentence(facts),
    rows: [[words.by, words.workingDays(days)], [words.why, reasonOf(data.reason)], dueRow(facts)],
    letters: ['EXT_NOTICE'],
    basis: articleOn(facts, 'extension'),
  };
}

export function replyDeferred(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.replyDeferred;
  const { data, on } = facts.event;
  const to = dayOf(data.to) ?? facts.dueOn;
  return {
    title: words.title,
    lead: words.lead(dayWords(on), to === null ? '' : lastDayWords(to)),
    blocks: [paragraph(mailApplicantTexts.periodExtended.once)],
    due: null,
    rows: [[words.why, reasonOf(data.reason)], dueRow({ dueOn: to, provisional: facts.provisional })],
    letters: ['DEFER_NOTICE'],
    basis: articleOn(facts, 'deferral'),
  };
}

export function feeNotified(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.feeNotified;
  const { data, on } = facts.event;
  const yuan = yuanWords(data.yuan);
  const lastDay = lastDayOf(facts, 'payment');
  return {
    title: words.title,
    lead: words.lead(dayWords(on), yuan),
    blocks: [
      { kind: 'important', text: lastDay === null ? words.mustPlain(yuan) : words.must(yuan, lastDayWords(lastDay)) },
      paragraph(words.safe),
      paragraph(words.tell),
      paragraph(words.silence),
    ],
    due: words.restart(regimeOfFacts(facts).replyWorkingDays),
    rows: [
      [words.amount, words.yuan(yuan)],
      [words.account, reasonOf(data.account)],
      [words.method, optionOf(facts, 'method')],
      [words.count, typeof data.count === 'number' ? String(data.count) : null],
      lastDayRow(lastDay),
    ],
    letters: ['FEE_NOTICE'],
    basis: articleOn(facts, 'fee'),
  };
}

export function paymentConfirmed(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.paymentConfirmed;
  const { data, on } = facts.event;
  return {
    title: words.title,
    lead: words.lead(dayWords(on)),
    blocks: [],
    due: dueSentence(facts),
    rows: [[words.number, reasonOf(data.receiptNumber)], dueRow(facts)],
    letters: ['RECEIPT'],
    basis: articleOn(facts, 'fee'),
  };
}

function receivedRow({ receivedOn }: MailFacts): readonly [string, string | null] {
  return [mailTexts.labels.received, receivedOn === null ? null : dayWords(receivedOn)];
}

function lastDayRow(lastDay: CivilDate | null): readonly [string, string | null] {
  return [mailTexts.labels.lastDay, lastDay === null ? null : lastDayWords(lastDay)];
}

/** With its jiao and fen, if there are any. */
function yuanWords(yuan: unknown): string {
  return typeof yuan === 'number' && !Number.isInteger(yuan) ? yuan.toFixed(2) : String(yuan);
}

function lastDayOf({ limits }: MailFacts, kind: string): CivilDate | null {
  return limits.find((limit) => limit.kind === kind && limit.instance === undefined)?.lastDay ?? null;
}

function withinDays(workingDays: unknown, words: { readonly mustDays: (days: number) => string; readonly mustPlain: string }): string {
  return typeof workingDays === 'number' ? words.mustDays(workingDays) : words.mustPlain;
}

function reasonOf(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : oneLine(text);
}

function optionOf({ event }: MailFacts, field: string): string | null {
  const option = findEvent(event.type)?.fields[field]?.options?.find(({ value }) => value === event.data[field]);
  return option === undefined ? null : sayLabel(option.label);
}
