import { addDays, type CivilDate, findCivilDate, weekdayOf } from './civil-date.ts';

/** Days in words that fit no calendar, or cannot be told for sure. */
export class InvalidDaysError extends Error {
  readonly text: { readonly zh: string; readonly en: string };

  constructor(text: { readonly zh: string; readonly en: string }) {
    super(text.en);
    this.name = 'InvalidDaysError';
    this.text = text;
  }
}

/** What the words before have settled. */
export interface DayWords {
  /** Of the notice. */
  readonly year: number;
  /** New Year's holiday may begin in the year before: December is then that year's. */
  readonly startsBefore: boolean;
  /** Of the day named last: 9月19日、25日. */
  month: number | undefined;
}

const WEEKDAYS = '日一二三四五六';
const LONGEST_RUN = 15;
/** (year), (month), day, (weekday in brackets), (a dash: a run begins). Of the brackets only the weekday counts. */
const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?(至|到|—+|-+|–|~)?/g;

/** The days that a clause names, runs written out. @throws {InvalidDaysError} when one cannot be, or is another weekday than the clause says. */
export function daysIn(clause: string, words: DayWords): CivilDate[] {
  const days: CivilDate[] = [];
  let from: CivilDate | undefined;
  for (const match of clause.matchAll(DAY)) {
    const day = dayOf(match, words);
    if (from === undefined) days.push(day);
    else days.push(...runAfter(from, day));
    from = match[5] === undefined ? undefined : day;
  }
  if (from !== undefined)
    throw new InvalidDaysError({ zh: '看不出这段日期到哪一天为止', en: 'it does not say where the run of days ends' });
  return days;
}

function dayOf([, year, month, day, brackets]: RegExpMatchArray, words: DayWords): CivilDate {
  const inMonth = month === undefined ? words.month : Number(month);
  if (inMonth === undefined) throw new InvalidDaysError({ zh: '没有写明月份', en: 'it names no month' });
  words.month = inMonth;
  const before = words.startsBefore && inMonth === 12 ? words.year - 1 : words.year;
  const inYear = year === undefined ? before : Number(year);
  const found = findCivilDate(`${inYear}-${String(inMonth).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (found === undefined) throw new InvalidDaysError({ zh: '没有这一天', en: 'there is no such day' });
  if (Math.abs(inYear - words.year) > 1) throw new InvalidDaysError({ zh: '不是该年或相邻年份的日期', en: 'it is of another year' });
  requireWeekday(found, brackets);
  return found;
}

function requireWeekday(day: CivilDate, brackets: string | undefined): void {
  const stated = /(?:星期|周)([一二三四五六日天])/.exec(brackets ?? '')?.[1];
  if (stated === undefined || WEEKDAYS.indexOf(stated === '天' ? '日' : stated) === weekdayOf(day)) return;
  const real = `星期${WEEKDAYS.charAt(weekdayOf(day))}`;
  throw new InvalidDaysError({ zh: `${day} 是${real}，与所写的星期不符`, en: `${day} is ${real}, not the weekday it states` });
}

/** The days after `from` until `to`, inclusive. */
function runAfter(from: CivilDate, to: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = addDays(from, 1); day <= to && days.length <= LONGEST_RUN; day = addDays(day, 1)) days.push(day);
  if (days.length === 0 || days.length > LONGEST_RUN) {
    throw new InvalidDaysError({ zh: '起止日期不合理', en: 'the run of days does not end soon after it begins' });
  }
  return days;
}
