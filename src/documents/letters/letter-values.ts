import { CHANNEL_LABELS, CHANNELS, type Channel } from '../../law/channels.ts';
import { DECISIONS } from '../../law/decision-codes.ts';
import { SERVICE_METHODS } from '../../law/events/service-events.ts';
import { FEE_METHOD_LABELS, type FeeMethod } from '../../law/fees.ts';
import { chineseAmount } from './chinese-amount.ts';
import { formalBasis, fullRegulation, nameRegulationIn } from './cite.ts';
import { type LetterParts, type LetterView, latest } from './letter-view.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { askedFor, lastDayOf } from './texts/common.ts';
import { chineseDate, dayIn, textIn } from './words.ts';

/** Every placeholder with its value in this letter. */
export function valuesOf(view: LetterView, { hidesApplicant = false }: LetterParts): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, string>> = {
    ...caseValues(view),
    ...decisionValues(view),
    ...eventValues(view),
    ...searchValues(view),
    ...officeValues(view),
    ...(hidesApplicant ? {} : { applicantName: view.application.applicant.name ?? '', agent: view.application.agent }),
  };
  return Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, nameRegulationIn(known[name] ?? '', view.regime.id)]));
}

function caseValues({ facts, regime, application }: LetterView): Record<string, string> {
  const { arrivedOn, receivedOn, dueOn, channel, caseNo, organName, remade } = facts;
  return {
    organName,
    regulation: fullRegulation(regime.id),
    caseNo: caseNo ?? '',
    caseTitle: application.title,
    asked: askedFor(application),
    channel: CHANNELS.find((one) => one === channel) === undefined ? '' : CHANNEL_LABELS[channel as Channel].zh,
    arrivedOn: arrivedOn === null ? '' : chineseDate(arrivedOn),
    receivedOn: receivedOn === null ? '' : chineseDate(receivedOn),
    dueOn: dueOn === null || remade ? '' : chineseDate(dueOn),
  };
}

function decisionValues({ code, regime, proposal, event }: LetterView): Record<string, string> {
  const typed = textIn(proposal?.data, 'basis');
  return {
    basis: formalBasis(typed || (code === null ? '' : DECISIONS[code].basis[regime.id]), regime.id),
    reasons: textIn(proposal?.data, 'reasons') || textIn(event.data, 'reason') || textIn(event.data, 'reasons'),
    decision: code === null ? '' : DECISIONS[code].label.zh,
    itemsDisclosed: textIn(proposal?.data, 'itemsDisclosed'),
    itemsWithheld: textIn(proposal?.data, 'itemsWithheld'),
  };
}

function eventValues(view: LetterView): Record<string, string> {
  const { data, type } = view.event;
  const method = textIn(data, 'method');
  const due = view.facts.dueOn === null || view.facts.remade ? '' : chineseDate(view.facts.dueOn);
  return {
    correctionPoints: textIn(data, 'points'),
    counts: textIn(data, 'counts'),
    workingDays: textIn(data, 'workingDays'),
    lastDay: lastDayOf(view),
    newDueOn: type === 'reply.deferred' ? dayIn(data, 'to') : type === 'period.extended' ? due : '',
    feeAmount: textIn(data, 'yuan'),
    feeAmountCapital: typeof data.yuan === 'number' ? chineseAmount(data.yuan) : '',
    feeMethod: method in FEE_METHOD_LABELS ? FEE_METHOD_LABELS[method as FeeMethod].zh : '',
    feeCount: textIn(data, 'count'),
    receiptNumber: textIn(data, 'receiptNumber'),
    party: textIn(data, 'party'),
    consultedOrgan: textIn(data, 'organ'),
    unit: textIn(data, 'unit'),
    summary: textIn(data, 'summary'),
    serviceMethod: SERVICE_METHODS.find(({ value }) => value === method)?.label.zh ?? '',
    mailNumber: textIn(data, 'mailNumber'),
  };
}

function searchValues(view: LetterView): Record<string, string> {
  const search = latest(view, 'search.completed');
  return {
    searchSystems: textIn(search?.data, 'systems'),
    searchTerms: textIn(search?.data, 'terms'),
    searchStaff: textIn(search?.data, 'staff'),
    searchedOn: search === undefined ? '' : chineseDate(search.on),
  };
}

function officeValues({ facts: { letterhead }, event }: LetterView): Record<string, string> {
  return {
    feeAccount: textIn(event.data, 'account') || letterhead.feeAccount,
    legalRepresentative: letterhead.legalRepresentative,
    reviewOrgan: letterhead.reviewOrgan,
    court: letterhead.court,
    officeName: letterhead.office,
    contactPerson: letterhead.contactPerson,
    officePhone: letterhead.phone,
    officeFax: letterhead.fax,
    officeEmail: letterhead.email,
    officeAddress: letterhead.address,
    officePostcode: letterhead.postcode,
  };
}
