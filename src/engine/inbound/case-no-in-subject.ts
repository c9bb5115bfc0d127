import { readCaseNumber } from '../../law/read-case-number.ts';

/** Case numbers as they stand in a subject, with whatever is written before them: 关于甲政公开申〔2026〕12号. */
const CASE_NO = /([\p{Script=Han}\w-]{1,30})([[(（〔【]\s?[\d０-９]{4}\s?[\])）〕】]\s?(?:第\s?)?[\d０-９]{1,9})/gu;
const MAX_NUMBERS = 3;

/**
 * What may be case numbers in a subject, in the form in which they are stored. Chinese has no blanks: where a number begins is not told, so
 * every beginning is tried, the longest first.
 */
export function caseNosIn(subject: string): readonly string[] {
  const found = [...subject.slice(0, 300).matchAll(CASE_NO)].slice(0, MAX_NUMBERS);
  return found.flatMap(([, before = '', number = '']) => {
    const letters = [...before];
    return letters.map((_, at) => readCaseNumber(`${letters.slice(at).join('')}${number.replace('第', '')}号`));
  });
}
