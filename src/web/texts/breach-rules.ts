import { bilingual } from './bilingual.ts';

/** Rules of the clock that can be broken, in a few words; each has its number in the table of the clock (docs/law.md). */
const ruleTexts = bilingual(
  {
    names: {
      C3: '当场答复不在收到当日',
      C5: '补正告知逾期或者重复',
      C14: '延期超过上限或者重复',
      C15: '逾期延期或者未告知',
      C17: '延迟答复不合条件',
      C18: '收费通知逾期或者重复',
    } as Readonly<Record<string, string>>,
  },
  {
    names: {
      C3: 'reply on the spot, not on the day of receipt',
      C5: 'correction notice late or repeated',
      C14: 'extension above the cap or repeated',
      C15: 'extension too late or not notified',
      C17: 'deferral not allowed',
      C18: 'fee notice late or repeated',
    } as Readonly<Record<string, string>>,
  },
);

/** The number of a rule with what it is about. What officials put on record in their own words stays as it is. */
export function ruleText(rule: string): string {
  const name = Object.hasOwn(ruleTexts.names, rule) ? ruleTexts.names[rule] : undefined;
  return name === undefined ? rule : `${rule} ${name}`;
}
