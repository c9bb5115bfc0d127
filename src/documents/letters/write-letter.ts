import { LETTERS, letterTitle } from '../../law/letters.ts';
import { type RemedyBodies, remedyParagraphOf } from '../../law/remedy-paragraph.ts';
import { nameRegulation, nameRegulationIn } from './cite.ts';
import { withoutApplicant } from './hide-applicant.ts';
import type { LetterContent } from './letter-content.ts';
import type { LetterFacts } from './letter-facts.ts';
import { letterForm } from './letter-form.ts';
import { valuesOf } from './letter-values.ts';
import { type LetterParts, type LetterView, numberIn, viewOf } from './letter-view.ts';
import { WRITERS } from './texts/writers.ts';
import { chineseDate, textIn, together } from './words.ts';

const NUMBER_TO_COME = '文号待编号时生成';

/** What the letter says, from the facts alone. */
export function writeLetter(facts: LetterFacts): LetterContent {
  const view = viewOf(facts);
  const parts = WRITERS[facts.letter](view);
  const content = contentOf(view, parts);
  return parts.hidesApplicant === true ? withoutApplicant(content, view) : content;
}

function contentOf(view: LetterView, parts: LetterParts): LetterContent {
  const { facts, regime } = view;
  const { letterhead, organName } = facts;
  const outgoing = LETTERS[facts.letter].typeLetter !== null;
  return {
    letter: facts.letter,
    form: letterForm(facts.letter),
    redHead: letterhead.redHead || organName,
    title: parts.title ?? titleOf(view),
    documentNo: documentNo(facts),
    addressee: parts.addressee ?? '',
    body: facts.draft ?? nameRegulation(parts.body, regime.id),
    remedy: remedyOf(view, parts),
    attachments: parts.attachments ?? [],
    rows: (parts.rows ?? []).map(({ label, value }) => ({ label, value: nameRegulationIn(value, regime.id) })),
    index: parts.index ?? [],
    signature: letterhead.signature || organName,
    date: chineseDate(facts.on),
    contact: outgoing ? contactOf(facts) : '',
    remark: facts.remade ? remarkOf(facts) : '',
    values: valuesOf(view, parts),
  };
}

function titleOf({ facts, regime, code }: LetterView): string {
  return letterTitle(facts.letter, { regime: regime.id, ...(code === null ? {} : { code }) }).zh;
}

/** A letter made again bears the number it was given; one that never had any bears none. */
function documentNo({ letter, documentNo: number, event, remade }: LetterFacts): string {
  if (number !== null) return number;
  if (LETTERS[letter].typeLetter === null) return '';
  if (!remade) return NUMBER_TO_COME;
  return numberIn(event, letter) || textIn(event.data, 'documentNo');
}

function remedyOf({ facts }: LetterView, { remedy }: LetterParts): string {
  if (remedy === undefined) return '';
  const { reviewOrgan, court } = facts.letterhead;
  const bodies: RemedyBodies = {
    ...(reviewOrgan === '' ? {} : { reviewOrgan: { zh: reviewOrgan, en: reviewOrgan } }),
    ...(court === '' ? {} : { court: { zh: court, en: court } }),
  };
  return remedyParagraphOf(remedy, bodies)?.text.zh ?? '';
}

/** Of the office: a person of it where one is named. */
function contactOf({ letterhead: { office, contactPerson, phone } }: LetterFacts): string {
  const person = together(office, contactPerson);
  const known = [person === '' ? '' : `联系人：${person}`, phone === '' ? '' : `联系电话：${phone}`];
  return known.filter((part) => part !== '').join('，');
}

function remarkOf({ event }: LetterFacts): string {
  return together('本件系根据案件历史记录（第', String(event.version), '号）补制，非原件。');
}
