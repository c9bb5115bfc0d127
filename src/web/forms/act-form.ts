import type { CivilDate } from '../../law/civil-date.ts';
import type { Bilingual, FieldProblem } from '../../law/errors.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import type { Fields } from '../../law/events/define-event.ts';
import type { Field } from '../../law/events/field.ts';
import { inEachLanguage } from '../language.ts';
import { ACT_EVENTS, type ApplicantAct } from '../pages/track-needs.ts';
import { trackActTexts, trackTexts } from '../texts/track.ts';
import { type ParsedForm, parseForm } from './parse-form.ts';
import type { PostedFiles } from './posted-files.ts';
import type { RawForm } from './raw-form.ts';

interface Words {
  readonly label: () => string;
  readonly help?: () => string;
}

type FieldWords = Readonly<Record<string, Words>>;

const withFiles = (act: 'correct' | 'supplement' | 'reasons'): FieldWords => ({
  text: { label: () => trackActTexts[act].text, help: () => trackActTexts[act].textHint },
  attachments: { label: () => trackActTexts.common.files, help: () => trackActTexts[act].filesHint },
});

/** What applicants are asked, in the words that they are asked in: the event's own fields without those that only staff may fill in. */
const ASKED: Readonly<Record<ApplicantAct, FieldWords>> = {
  correct: withFiles('correct'),
  supplement: withFiles('supplement'),
  reasons: withFiles('reasons'),
  payment: {
    paidOn: { label: () => trackActTexts.payment.paidOn, help: () => trackActTexts.payment.paidOnHint },
    receiptNumber: { label: () => trackActTexts.payment.receiptNumber, help: () => trackActTexts.payment.receiptHint },
    attachments: { label: () => trackActTexts.payment.files, help: () => trackActTexts.payment.filesHint },
  },
  delivery: {
    obtainWay: { label: () => trackActTexts.delivery.ways },
    address: { label: () => trackActTexts.delivery.address, help: () => trackActTexts.delivery.addressHint },
    email: { label: () => trackActTexts.delivery.email, help: () => trackActTexts.delivery.emailHint },
    fax: { label: () => trackActTexts.delivery.fax, help: () => trackActTexts.delivery.faxHint },
  },
  withdraw: { statement: { label: () => trackActTexts.withdraw.text, help: () => trackActTexts.withdraw.textHint } },
};

export function actFields(act: ApplicantAct): Fields {
  const fields = findEvent(ACT_EVENTS[act])?.fields ?? {};
  const asked = Object.entries(ASKED[act]).flatMap(([name, words]) => {
    const field = fields[name];
    return field === undefined ? [] : [[name, inTheirWords(field, words)] as const];
  });
  return Object.fromEntries(asked);
}

/** Understands a posted act. What a form of ours does not ask is not taken: no finding of the organ can be posted. */
export function parseAct(act: ApplicantAct, raw: RawForm, { files, today }: { files: PostedFiles; today: CivilDate }): ParsedForm {
  const parsed = parseForm(actFields(act), raw, files);
  if (parsed.result === 'invalid') return parsed;
  const problems = act === 'payment' ? paymentProblems(parsed.data, today) : act === 'delivery' ? deliveryProblems(parsed.data) : [];
  return problems.length === 0 ? parsed : { result: 'invalid', problems };
}

function inTheirWords(field: Field, { label, help }: Words): Field {
  return { ...field, label: bilingualOf(label), ...(help === undefined ? {} : { help: bilingualOf(help) }) };
}

function bilingualOf(words: () => string): Bilingual {
  return inEachLanguage(words);
}

function paymentProblems({ paidOn }: Readonly<Record<string, unknown>>, today: CivilDate): readonly FieldProblem[] {
  return typeof paidOn === 'string' && paidOn > today ? [problem('paidOn', () => trackActTexts.payment.future(trackTexts.day(today)))] : [];
}

/** A way of receiving needs the address that goes with it. */
function deliveryProblems({ obtainWay, address, email, fax }: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  const ways = Array.isArray(obtainWay) ? obtainWay : [];
  const words = () => trackActTexts.delivery;
  return [
    ...(ways.includes('post') && address === undefined ? [problem('address', () => words().addressMissing)] : []),
    ...(ways.includes('email') && email === undefined ? [problem('email', () => words().emailMissing)] : []),
    ...(typeof email === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? [problem('email', () => words().emailWrong)] : []),
    ...(ways.includes('fax') && fax === undefined ? [problem('fax', () => words().faxMissing)] : []),
  ];
}

function problem(field: string, words: () => string): FieldProblem {
  return { field, ...inEachLanguage(words) };
}
