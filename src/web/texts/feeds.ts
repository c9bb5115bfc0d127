import { bilingual } from './bilingual.ts';

interface Marks {
  readonly overdue: boolean;
  readonly provisional: boolean;
}

/** What stands in the calendars themselves. */
export const feedTexts = bilingual(
  {
    calendarNames: {
      officer: '依申请公开：我的期限',
      unit: (unit: string) => `依申请公开：${unit}的期限`,
      case: (caseNo: string) => `依申请公开：${caseNo}`,
    },
    entry: {
      kinds: {
        due: '答复期限',
        'correction.notice': '可以告知补正的最后一天',
        correction: '申请人补正期限',
        payment: '申请人缴费期限',
        reasons: '申请人说明理由期限',
        'thirdParty.answer': '第三方答复意见期限',
        'organ.answer': '被征求意见的机关答复期限',
      },
      other: '期限',
      summary: (caseNo: string, what: string, { overdue, provisional }: Marks) =>
        `${overdue ? '【已逾期】' : ''}${caseNo} ${what}${provisional ? '（暂定）' : ''}`,
      overdueNote: '这一期限已过，尚未办理。',
      provisionalNote: '暂定日期，节假日安排公布后可能变动。',
      note: '日期以系统中的案件为准，变动后日历自动更新。',
    },
  },
  {
    calendarNames: {
      officer: 'Disclosure: my deadlines',
      unit: (unit) => `Disclosure: deadlines of ${unit}`,
      case: (caseNo) => `Disclosure: ${caseNo}`,
    },
    entry: {
      kinds: {
        due: 'reply due',
        'correction.notice': 'last day to ask for a correction',
        correction: 'applicant to correct',
        payment: 'applicant to pay',
        reasons: 'applicant to give reasons',
        'thirdParty.answer': 'third party to answer',
        'organ.answer': 'other organ to answer',
      },
      other: 'last day',
      summary: (caseNo, what, { overdue, provisional }) =>
        `${overdue ? 'OVERDUE: ' : ''}${caseNo} ${what}${provisional ? ' (provisional)' : ''}`,
      overdueNote: 'This day has passed and nothing was done.',
      provisionalNote: 'Provisional: the day may move when public holidays are announced.',
      note: 'The case itself has the valid day; this calendar follows it.',
    },
  },
);

/** Where there is no page and no language: in both. */
export const feedRefusals = {
  gone: '没有这个日历，或者链接已停用。请在“个人设置”中生成新的链接。\nThere is no such calendar, or its link was revoked. Make a new link under “My settings”.',
  tooMany: '无效链接请求过多，请稍后再试。\nToo many requests for links that do not exist. Try again later.',
  failed: '暂时无法读取日历，请稍后再试。\nThe calendar cannot be read just now. Try again later.',
} as const;
