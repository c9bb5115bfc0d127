import { LETTERS } from '../../law/letters.ts';
import type { LetterContent } from './letter-content.ts';
import { isPleading } from './letter-form.ts';

/** Stands for the seal while the text is filled in. Of Unicode's private use: no letter has it. */
export const SEAL_MARK = '\uE0F1';

/** What templates see: the content, and what they need to lay it out. */
export function templateData(content: LetterContent): Readonly<Record<string, unknown>> {
  const { values, body, attachments, rows, index, letter, form: _form, ...texts } = content;
  return {
    ...values,
    ...texts,
    addressee: isPleading(letter) ? '' : texts.addressee,
    submittedTo: isPleading(letter) ? texts.addressee : '',
    body: body.map(bodyParagraph),
    attachments: attachments.map((name, at) => attachment(name, { at, count: attachments.length })),
    rows,
    index,
    hasRows: rows.length > 0,
    outgoing: LETTERS[letter].typeLetter !== null,
    seal: SEAL_MARK,
  };
}

/** First level 一、 in HeiTi and second level （一） in KaiTi, as GB/T 9704-2012 (7.3.3) asks, when they stand alone on their line. */
function bodyParagraph(text: string) {
  const alone = [...text].length <= 40 && !/[。；：，！？]$/.test(text);
  const heading1 = alone && /^[一二三四五六七八九十]+、/.test(text);
  const heading2 = alone && /^（[一二三四五六七八九十]+）/.test(text);
  return { text, heading1, heading2, plain: !heading1 && !heading2 };
}

/** One attachment has no number (7.3.4): later ones stand under the first. */
function attachment(name: string, { at, count }: { readonly at: number; readonly count: number }) {
  return { name, no: String(at + 1), single: count === 1, first: count > 1 && at === 0, later: at > 0 };
}
