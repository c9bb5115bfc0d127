import { EMPTY_LETTERHEAD, type Letterhead } from '../../documents/letters/letter-facts.ts';
import { SEAL_WIDTH } from '../letters/letterhead-desk.ts';
import { letterheadTexts } from '../texts/letterhead.ts';
import { firstValue, type RawForm } from './raw-form.ts';

export type LetterheadField = keyof Letterhead;
export type LetterheadErrors = Readonly<Partial<Record<LetterheadField | 'seal' | 'sealWidthMm' | 'form', string>>>;

export const LETTERHEAD_FIELDS = Object.keys(EMPTY_LETTERHEAD) as readonly LetterheadField[];

/** In characters. */
const LONGEST: Readonly<Partial<Record<LetterheadField, number>>> = {
  redHead: 40,
  signature: 40,
  postcode: 6,
  feeAccount: 200,
  address: 100,
};
const USUAL_LONGEST = 60;

/** What stands in the form. */
export interface LetterheadTyped {
  readonly content: Letterhead;
  /** As typed. */
  readonly sealWidth: string;
  readonly removeSeal: boolean;
  /** The version that the person saw; 0 when there was none. */
  readonly seen: number;
}

export function readLetterhead(raw: RawForm): LetterheadTyped {
  const content = Object.fromEntries(LETTERHEAD_FIELDS.map((field) => [field, oneLine(firstValue(raw, field))]));
  return {
    content: { ...EMPTY_LETTERHEAD, ...content },
    sealWidth: firstValue(raw, 'sealWidthMm'),
    removeSeal: firstValue(raw, 'removeSeal') === 'yes',
    seen: Number(firstValue(raw, 'seen')),
  };
}

/** Everything that is wrong at once; empty when nothing is. */
export function letterheadErrors({ content, sealWidth }: LetterheadTyped): LetterheadErrors {
  const words = letterheadTexts.problems;
  const tooLong = LETTERHEAD_FIELDS.filter((field) => [...content[field]].length > longest(field)).map((field) => [
    field,
    words.tooLong(letterheadTexts.fields[field], longest(field)),
  ]);
  return {
    ...(content.email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(content.email) ? {} : { email: words.email }),
    ...(content.postcode === '' || /^\d{6}$/.test(content.postcode) ? {} : { postcode: words.postcode }),
    ...(widthOf(sealWidth) === undefined ? { sealWidthMm: words.width } : {}),
    ...Object.fromEntries(tooLong),
  };
}

/** In millimetres; undefined when it is none that a seal may have. */
export function widthOf(typed: string): number | undefined {
  const width = /^\d{2}$/.test(typed) ? Number(typed) : 0;
  return width >= SEAL_WIDTH.least && width <= SEAL_WIDTH.most ? width : undefined;
}

function longest(field: LetterheadField): number {
  return LONGEST[field] ?? USUAL_LONGEST;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
