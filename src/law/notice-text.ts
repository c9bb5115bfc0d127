import { type CivilDate, weekdayOf } from './civil-date.ts';
import { type FieldProblem, InvalidInputError } from './errors.ts';
import type { HolidayNotice } from './holiday-notices.ts';
import { type DayWords, daysIn, InvalidDaysError } from './notice-days.ts';

/** What a notice says, understood. */
export interface ReadNotice {
  readonly year: number;
  /** 发文字号, such as 国办发明电〔2025〕7号; null when the text has none. */
  readonly documentNumber: string | null;
  readonly notice: HolidayNotice;
  /** Holidays it arranges, in its order: fewer than the seven of the year when it amends an earlier notice. */
  readonly holidays: readonly (Holiday | typeof SINGLE_DAYS)[];
}

/** In place of holidays, where days are off for another reason (as on 3 September 2015): never empty, so that it amends the year and does not replace it. */
const SINGLE_DAYS = '个别日子';
export const HOLIDAYS = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/** Days of remembrance that are off once have a notice of their own. */
const NAMES = [...HOLIDAYS, '纪念日', '放假安排'].join('|');
/** 一、元旦： · 国庆节、中秋节： · 现将2019年劳动节假期调整安排如下： */
const HEADING = new RegExp(`((?:${NAMES})[^:。;]{0,16}):`, 'g');
const LONGEST_TEXT = 20_000;
/** Of one holiday: the longest was nine days. */
const MOST_DAYS = 15;
/** Says why days are off or work, which the sentence itself has said already; or what people may do besides. */
const EXPLAINS = /为法定节假日|照常公休|为公休日|公休日?(?:分别)?调[至到休]|^其中|鼓励|休息日调至|(?<!放假)调休$/;
/** 国务院办公厅 2025年11月4日 */
const SIGNATURE = /^(?:国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日$/;

interface Section {
  readonly holidays: readonly Holiday[];
  readonly text: string;
}

/**
 * Reads the text of a notice of the State Council (国务院办公厅关于…节假日安排的通知), as published since 2008.
 *
 * Nothing is guessed: a sentence that names days and neither gives them off (放假, 补休) nor makes them work (上班), a weekday that is not that
 * of its day, a number of days that is not that of the days named, a working day that is no weekend: each is refused by its words.
 *
 * @param statedYear - Of the notice, where its text does not say.
 * @throws {InvalidInputError} naming the sentences.
 */
export function readNoticeText(text: string, statedYear?: number): ReadNotice {
  const plain = text.slice(0, LONGEST_TEXT).normalize('NFKC').replace(/\s+/g, '').replace(/[“”"]/g, '');
  const year = yearOf(plain) ?? statedYear;
  if (year === undefined) throw refusal([problemOf('', NO_YEAR)]);
  const sections = sectionsOf(plain);
  const read = sections.map((section) => readSection(section, year));
  const problems = read.flatMap((part) => part.problems);
  const daysOff = unique(read.flatMap((part) => part.off));
  const extraWorkdays = unique(read.flatMap((part) => part.works));
  for (const day of extraWorkdays.filter((one) => daysOff.includes(one))) problems.push(problemOf(day, BOTH));
  if (problems.length === 0 && daysOff.length === 0) problems.push(problemOf(firstSentence(plain), NOTHING));
  if (problems.length > 0) throw refusal(problems);
  const documentNumber = /国办发(?:明电)?[〔[(]?\d{4}[〕\])]?\d{1,3}号/.exec(plain)?.[0] ?? null;
  const notices = documentNumber === null ? [] : [documentNumber];
  const named = unique(sections.flatMap((one) => one.holidays));
  const holidays = named.length === 0 ? ([SINGLE_DAYS] as const) : named;
  return { year, documentNumber, notice: { notices, daysOff, extraWorkdays }, holidays };
}

/** Whether it arranges every holiday of a year; one that does not amends what is known. */
export function isWholeYear(holidays: readonly string[]): boolean {
  return HOLIDAYS.every((holiday) => holidays.includes(holiday));
}

/** The notice of the year with what an amendment says of some days; the days it does not name stay as they were. */
export function amendNotice(known: HolidayNotice, amendment: HolidayNotice): HolidayNotice {
  const named = new Set([...amendment.daysOff, ...amendment.extraWorkdays]);
  const rest = (days: readonly CivilDate[]) => days.filter((day) => !named.has(day));
  return {
    notices: unique([...known.notices, ...amendment.notices]),
    daysOff: [...rest(known.daysOff), ...amendment.daysOff].sort(),
    extraWorkdays: [...rest(known.extraWorkdays), ...amendment.extraWorkdays].sort(),
  };
}

function yearOf(plain: string): number | undefined {
  const found = /(?:关于|现将|调整|延长)(?:调整|延长|做好)?(2[01]\d\d)年/.exec(plain)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Each holiday with what is said of it. What stands before the first only says why. */
function sectionsOf(plain: string): Section[] {
  const heads = [...plain.matchAll(HEADING)];
  return heads.map((head, i) => ({
    holidays: HOLIDAYS.filter((holiday) => head[1]?.includes(holiday)),
    text: plain.slice(head.index + head[0].length, heads[i + 1]?.index ?? plain.length),
  }));
}

interface ReadSection {
  readonly off: readonly CivilDate[];
  readonly works: readonly CivilDate[];
  readonly problems: readonly FieldProblem[];
}

function readSection({ holidays, text }: Section, year: number): ReadSection {
  const [off, works, problems]: [CivilDate[], CivilDate[], FieldProblem[]] = [[], [], []];
  const words: DayWords = { year, startsBefore: holidays.includes('元旦'), month: undefined };
  for (const sentence of sentencesOf(text)) {
    try {
      const part = readSentence(sentence, words);
      off.push(...part.off);
      works.push(...part.works);
    } catch (error) {
      if (!(error instanceof InvalidDaysError)) throw error;
      problems.push(problemOf(sentence, error.text));
    }
  }
  return { off, works, problems };
}

/** 其中 begins an explanation that lasts until the end of its sentence; the dates in it were said before. */
function readSentence(sentence: string, words: DayWords): Omit<ReadSection, 'problems'> {
  const [off, works]: [CivilDate[], CivilDate[]] = [[], []];
  const told = clausesOf(sentence.replace(/^.{0,4}鼓励.*$/, ''));
  for (const clause of told) {
    const plain = clause.replace(/\([^()]*\)/g, '');
    const gives = /上班/.test(plain) ? works : /放假|补休|休息$/.test(plain) ? off : undefined;
    if (SIGNATURE.test(plain) || !/\d日/.test(plain) || (gives !== works && EXPLAINS.test(plain))) continue;
    if (gives === undefined) throw new InvalidDaysError(UNCLEAR);
    const days = daysIn(clause, words);
    if (gives === works) requireWeekends(days);
    gives.push(...days);
  }
  requireCount(sentence.replace(/其中.*$/, ''), off);
  return { off, works };
}

/** A comma within brackets separates nothing. */
function clausesOf(sentence: string): string[] {
  return sentence.replace(/\([^()]*\)/g, (inner) => inner.replace(/,/g, '、')).split(',');
}

function sentencesOf(text: string): string[] {
  return text.split(/[。;]/).filter((sentence) => sentence !== '');
}

function requireWeekends(days: readonly CivilDate[]): void {
  if (days.some((day) => weekdayOf(day) !== 0 && weekdayOf(day) !== 6)) throw new InvalidDaysError(NO_WEEKEND);
}

function requireCount(sentence: string, off: readonly CivilDate[]): void {
  const stated = /(?:共|放假)(\d{1,2})天/.exec(sentence)?.[1];
  if (off.length > MOST_DAYS || (stated !== undefined && Number(stated) !== off.length)) throw new InvalidDaysError(OTHER_COUNT);
}

function firstSentence(plain: string): string {
  return sentencesOf(plain).find((sentence) => /\d日/.test(sentence)) ?? plain.slice(0, 60);
}

function unique<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

type Words = Readonly<Record<'zh' | 'en', string>>;

const NO_YEAR: Words = {
  zh: '看不出是哪一年的安排：请连同标题一起粘贴，例如“国务院办公厅关于2027年部分节假日安排的通知”，或者填写年份',
  en: 'It does not say of which year it is: paste it with its title, such as 国务院办公厅关于2027年部分节假日安排的通知, or state the year',
};
const NOTHING: Words = {
  zh: '没有找到节日名称加冒号的安排，例如“一、元旦：1月1日放假”。请粘贴通知全文；只延长假期的补充通知请改用 JSON 文件写明全年安排',
  en: 'No holiday with its arrangement was found, such as 一、元旦：1月1日放假. Paste the whole notice; for a notice that only prolongs a holiday, give the whole year as a JSON file',
};
const UNCLEAR: Words = {
  zh: '这一句提到日期，但看不出是放假还是上班',
  en: 'this sentence names days, and does not say whether they are off or working days',
};
const NO_WEEKEND: Words = {
  zh: '调休上班的日子应为周六或周日',
  en: 'a day shifted to work must be a Saturday or Sunday',
};
const OTHER_COUNT: Words = {
  zh: '写明的天数与所列日期的天数不一致',
  en: 'the number of days that it states is not that of the days it names',
};
const BOTH: Words = { zh: '同一天既放假又上班', en: 'the same day is both off and a working day' };

function problemOf(sentence: string, { zh, en }: Words): FieldProblem {
  const quoted = sentence.slice(0, 120);
  return quoted === '' ? { field: 'text', zh, en } : { field: 'text', zh: `“${quoted}”：${zh}`, en: `“${quoted}”: ${en}` };
}

function refusal(problems: readonly FieldProblem[]): InvalidInputError {
  return new InvalidInputError(problems);
}
