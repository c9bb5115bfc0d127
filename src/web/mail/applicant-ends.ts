import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import { DECISIONS } from '../../law/decision-codes.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { SERVICE_METHODS } from '../../law/events/service-events.ts';
import { replyLetterOf } from '../../law/letters.ts';
import type { RemedyWindow } from '../../law/remedies.ts';
import { cite } from '../cite.ts';
import { say, sayLabel } from '../language.ts';
import { dayOf, textOf } from '../pages/track-rounds.ts';
import { mailApplicantTexts } from '../texts/mail-applicant.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { trackTexts } from '../texts/track.ts';
import { type ApplicantContent, articleOn, decisionOf, decisionWords, dueRow, dueSentence } from './applicant-mail.ts';
import { type MailBlock, paragraph, rowsBlock } from './mail-model.ts';
import { dayWords, lastDayWords, linesOf } from './mail-words.ts';

/** How a case ends, and how it begins again. */

export function noLongerHandled(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.noLongerHandled;
  const unpaid = facts.event.type === 'fee.lapsed';
  const on = dayWords(facts.event.on);
  return {
    title: words.title,
    lead: unpaid ? words.fee(on) : words.correction(on),
    blocks: [paragraph(unpaid ? words.paidIn : words.sentIn), paragraph(words.again)],
    due: null,
    rows: [],
    letters: ['CLOSE_O'],
    basis: findEvent(facts.event.type)?.article ?? null,
    after: remedyBlocks(facts),
  };
}

export function withdrawn({ event }: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.withdrawn;
  return {
    title: words.title,
    lead: words.lead(dayWords(event.on)),
    blocks: [paragraph(words.notYou), paragraph(words.again)],
    due: null,
    rows: [],
    letters: ['CLOSE_O'],
    basis: null,
  };
}

export function split(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.split;
  const { event } = facts;
  const matters = linesOf(textOf(event.data.matters) ?? '');
  return {
    title: words.title,
    lead: words.lead(dayWords(event.on)),
    blocks: [
      ...(matters.length === 0 ? [] : [{ kind: 'heading', text: words.matters } as const, { kind: 'list', items: matters } as const]),
      paragraph(mailTexts.sentences([words.same, words.codes])),
    ],
    due: null,
    rows: [[mailTexts.labels.received, facts.receivedOn === null ? null : dayWords(facts.receivedOn)]],
    letters: [],
    basis: '国办发〔2010〕5号（一事一申请）',
  };
}

/** The reply was sent; when it arrives nobody knows yet, so that no last day can be told. */
export function replyReady(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.replyReady;
  const { event } = facts;
  const code = decisionOf(facts);
  const letter = code === null ? null : replyLetterOf(code, facts.regime ?? 'R2019');
  const method = SERVICE_METHODS.find(({ value }) => value === event.data.method);
  return {
    title: words.title,
    lead: words.lead(dayWords(event.on)),
    blocks: [...decidedBlocks(facts), paragraph(words.where)],
    due: null,
    rows: [[words.how, method === undefined ? null : sayLabel(method.label)]],
    letters: [],
    letterTitle: letter === null ? null : say(letter.title),
    basis: decisionBasis(facts),
    after: remedyBlocks(facts, words.remedies),
  };
}

/** The reply reached the applicant: from that day the remedies have their last days. */
export function remedies(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.remedies;
  const { event } = facts;
  const onSpot = event.type === 'reply.givenOnTheSpot';
  const deliveredOn = dayWords(dayOf(event.data.deliveredOn) ?? event.on);
  return {
    title: onSpot ? words.onSpotTitle : words.title,
    lead: onSpot ? words.onSpot(deliveredOn) : words.lead(deliveredOn),
    blocks: decidedBlocks(facts),
    due: null,
    rows: [],
    letters: [],
    basis: decisionBasis(facts),
    after: remedyBlocks(facts),
  };
}

export function reprocessing(facts: MailFacts): ApplicantContent {
  const words = mailApplicantTexts.reprocessing;
  const { event, round } = facts;
  const on = dayWords(event.on);
  const revoked = event.type === 'reply.revoked';
  return {
    title: words.title,
    lead: revoked ? words.revoked(on) : words.ordered(on),
    // An order may follow silence: then there was no reply that it could end.
    blocks: [paragraph(revoked ? words.nothing : words.nothingOrdered)],
    due: dueSentence(facts),
    rows: [[words.round, words.roundOf(round)], dueRow(facts)],
    letters: [],
    basis: null,
  };
}

function decisionBasis(facts: MailFacts): string {
  const code = decisionOf(facts);
  return code === null ? articleOn(facts, 'reply') : DECISIONS[code].basis[facts.regime ?? 'R2019'];
}

function decidedBlocks(facts: MailFacts): readonly (MailBlock | null)[] {
  const code = decisionOf(facts);
  if (code === null) return [];
  return [
    { kind: 'heading', text: mailApplicantTexts.replyReady.decided },
    { kind: 'important', text: decisionWords(code, facts.regime) },
  ];
}

/** Days are told only where the day of service is known; otherwise how they are counted. */
function remedyBlocks({ remedies, regime }: MailFacts, heading = mailApplicantTexts.remedies.heading): readonly (MailBlock | null)[] {
  const words = mailApplicantTexts.remedies;
  const head: MailBlock = { kind: 'heading', text: heading };
  if (remedies === null) return [head, paragraph(words.inLetter)];
  const { review, suit, against, text, basis } = remedies;
  const dated = review !== null || suit !== null;
  return [
    head,
    paragraph(say(text)),
    rowsBlock([
      [words.review, windowWords(review)],
      [words.suit, windowWords(suit)],
      [mailTexts.labels.basis, cite(basis)],
    ]),
    paragraph(dated ? words.known : against === 'closing' ? words.fromNotice : words.fromReceipt),
    regime === 'R2008' ? null : paragraph(trackTexts.remedies.complaint),
  ];
}

function windowWords(window: RemedyWindow | null): string | null {
  if (window === null) return null;
  return `${lastDayWords(window.lastDay)}${window.provisional ? mailApplicantTexts.remedies.provisional : ''}`;
}
