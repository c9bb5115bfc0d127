import type { LetterContent } from './letter-content.ts';
import type { LetterView } from './letter-view.ts';
import { textIn } from './words.ts';

const INSTEAD = '申请人';

/**
 * The letter without the applicant, whatever an officer typed into it: name, contact person and agent become 申请人, numbers and addresses
 * go. Names of those whom the letter is from or to stand, even where the applicant's is part of them.
 *
 * Legal source: project rule 5.2; 个人信息保护法 art. 6.
 */
export function withoutApplicant(content: LetterContent, view: LetterView): LetterContent {
  const hide = hider(view);
  return {
    ...content,
    body: content.body.map(hide),
    attachments: content.attachments.map(hide),
    rows: content.rows.map(({ label, value }) => ({ label, value: hide(value) })),
    values: Object.fromEntries(Object.entries(content.values).map(([name, value]) => [name, hide(value)])),
  };
}

function hider({ application, event, facts }: LetterView): (text: string) => string {
  const { name, contactName, legalRep, phone, email, address, idNumber, uscc } = application.applicant;
  const names = swapsFor([name, contactName, legalRep, application.agent], INSTEAD);
  const marks = swapsFor([phone, email, address, idNumber, uscc, application.fax], '');
  const { signature, redHead, office, legalRepresentative, reviewOrgan, court } = facts.letterhead;
  const addressed = ['party', 'organ', 'unit'].map((field) => textIn(event.data, field));
  const kept = [...addressed, facts.organName, signature, redHead, office, legalRepresentative, reviewOrgan, court].filter(
    (text) => text !== '',
  );
  return (text) => outside(swapped(text, marks), kept, (piece) => swapped(piece, names));
}

/** What is known of a person, whose name and marks are not to stand in a text for others. */
export interface KnownPerson {
  readonly names: readonly (string | undefined)[];
  readonly marks: readonly (string | undefined)[];
}

/** A text without a person: names become 申请人, numbers and addresses go. Project rule 5.2; 个人信息保护法 art. 6. */
export function withoutPerson(text: string, { names, marks }: KnownPerson): string {
  return swapped(swapped(text, swapsFor(marks, '')), swapsFor(names, INSTEAD));
}

interface Swap {
  readonly hidden: string;
  readonly instead: string;
}

function swapsFor(texts: readonly (string | undefined)[], instead: string): readonly Swap[] {
  return texts.flatMap((hidden) => (hidden === undefined || hidden === '' ? [] : [{ hidden, instead }]));
}

/** The longest first: a name may be part of another. */
function swapped(text: string, swaps: readonly Swap[]): string {
  return swaps
    .toSorted((a, b) => b.hidden.length - a.hidden.length)
    .reduce((rest, { hidden, instead }) => rest.replaceAll(hidden, instead), text);
}

/** Changes what stands between the texts that are kept. */
function outside(text: string, kept: readonly string[], change: (piece: string) => string): string {
  const [first, ...others] = kept;
  if (first === undefined) return change(text);
  return text
    .split(first)
    .map((piece) => outside(piece, others, change))
    .join(first);
}
