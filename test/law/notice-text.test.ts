import { describe, expect, it } from 'vitest';
import { createWorkingDayCalendar } from '../../src/law/calendar.ts';
import { addDays, civilDate } from '../../src/law/civil-date.ts';
import { InvalidInputError } from '../../src/law/errors.ts';
import { amendNotice, isWholeYear, readNoticeText } from '../../src/law/notice-text.ts';
import { stateNotices } from '../../src/law/state-calendar.ts';
import { MADE_UP_2027, NOTICE_YEARS, noticeText } from '../support/notice-texts.ts';
import { NOTICE_BEFORE_AMENDMENT } from '../support/original-notice-of-2020.ts';

const LABOUR_DAY_2019 =
  '国务院办公厅关于调整2019年劳动节假期安排的通知\n国办发明电〔2019〕3号\n经国务院批准，现将2019年劳动节假期调整安排如下：2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。';
const ANNIVERSARY_2015 =
  '为使全国人民广泛参与纪念活动，特作如下调休放假安排：9月3日至5日调休放假，共3天。其中9月3日（星期四）放假，9月4日（星期五）调休，9月6日（星期日）上班。';

const problemsOf = (text: string, year?: number): readonly string[] => {
  try {
    readNoticeText(text, year);
  } catch (error) {
    if (error instanceof InvalidInputError) return error.problems.map(({ zh }) => zh);
    throw error;
  }
  return [];
};

/** Which days of the year and of the December before are worked on, as far as weekdays do not say so. */
function workingDays(notices: Parameters<typeof createWorkingDayCalendar>[0], year: number): string {
  const calendar = createWorkingDayCalendar(notices);
  const days: string[] = [];
  for (let day = civilDate(`${year - 1}-12-20`); day < `${year}-12-20`; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days.push(day);
  return days.join();
}

describe('the text of a holiday notice', () => {
  it.each(NOTICE_YEARS.filter((year) => ![2015, 2019, 2020].includes(year)))('says of %i what the days of that year were', (year) => {
    const read = readNoticeText(noticeText(year));
    expect(read).toMatchObject({ year, documentNumber: `国办发明电〔${year - 1}〕7号` });
    expect(isWholeYear(read.holidays)).toBe(true);
    const known = stateNotices[year];
    if (known === undefined) throw new Error(`nothing is known of ${year}`);
    expect(workingDays({ [year]: read.notice }, year)).toBe(workingDays({ [year]: known }, year));
  });

  it('says of 2020 what stood before the Spring Festival was prolonged', () => {
    expect(workingDays({ 2020: readNoticeText(noticeText(2020)).notice }, 2020)).toBe(workingDays({ 2020: NOTICE_BEFORE_AMENDMENT }, 2020));
  });

  it.each([
    { year: 2019, text: LABOUR_DAY_2019, because: 'Labour Day was lengthened' },
    { year: 2015, text: ANNIVERSARY_2015, because: 'the seventieth anniversary of victory was off' },
  ])('is amended by another notice: in $year $because', ({ year, text }) => {
    const amendment = readNoticeText(text, year);
    expect(isWholeYear(amendment.holidays)).toBe(false);
    // None at all would say that it is a whole year of days, as a file brings it.
    expect(amendment.holidays).toHaveLength(1);
    const known = stateNotices[year];
    if (known === undefined) throw new Error(`nothing is known of ${year}`);
    const amended = amendNotice(readNoticeText(noticeText(year)).notice, amendment.notice);
    expect(workingDays({ [year]: amended }, year)).toBe(workingDays({ [year]: known }, year));
  });

  it('of next year is read before the program knows of it', () => {
    expect(readNoticeText(MADE_UP_2027).notice.extraWorkdays).toEqual([
      '2027-02-13',
      '2027-02-14',
      '2027-04-25',
      '2027-05-08',
      '2027-09-26',
      '2027-10-09',
    ]);
  });

  it('reads the same with full-width digits, brackets and line breaks of a copied page', () => {
    const pasted = noticeText(2026)
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .replace(/、2月/g, '、\n2月');
    expect(readNoticeText(pasted).notice).toEqual({ ...readNoticeText(noticeText(2026)).notice, notices: ['国办发明电〔2025〕7号'] });
  });
});

describe('what a notice does not say for sure is refused by its words', () => {
  it.each([
    { text: noticeText(2027, ['元旦：1月1日（周六）放假。']), says: /1月1日\(周六\)放假.*2027-01-01 是星期五/, because: 'another weekday' },
    { text: noticeText(2027, ['春节：2月5日至12日放假调休，共7天。']), says: /天数不一致/, because: 'seven days are stated, eight named' },
    { text: noticeText(2027, ['春节：2月30日放假。']), says: /没有这一天/, because: 'no such day' },
    { text: noticeText(2027, ['春节：2月5日放假，2月8日上班。']), says: /周六或周日/, because: 'a Monday is no shifted working day' },
    { text: noticeText(2027, ['春节：2月5日放假，2月13日另行通知。']), says: /放假还是上班/, because: 'neither off nor worked on' },
    { text: noticeText(2027, ['春节：5日放假。']), says: /月份/, because: 'no month' },
    { text: noticeText(2027, ['春节：2月6日放假，2月6日（周六）上班。']), says: /既放假又上班/, because: 'both at once' },
    { text: noticeText(2027, ['春节：2月12日至5日放假。']), says: /起止日期/, because: 'it ends before it begins' },
    { text: noticeText(2027, ['春节：2月5日至5月12日放假。']), says: /起止日期/, because: 'nobody has so long a holiday' },
    { text: noticeText(2027, ['春节：2月5日至放假。']), says: /到哪一天为止/, because: 'the end is missing' },
    { text: noticeText(2027, ['春节：2029年2月5日放假。']), says: /相邻年份/, because: 'it is of another year' },
    {
      text: '国务院办公厅关于延长2020年春节假期的通知\n延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。',
      says: /只延长假期的补充通知/,
      because: 'it names no day by itself',
    },
    { text: '一、元旦：1月1日放假。', says: /哪一年/, because: 'no year' },
    { text: '', says: /哪一年/, because: 'nothing was pasted' },
  ])('$because', ({ text, says }) => {
    expect(problemsOf(text).join('\n')).toMatch(says);
  });

  it('and the year may be stated beside the text', () => {
    expect(problemsOf('一、元旦：1月1日放假。', 2027)).toEqual([]);
  });
});
