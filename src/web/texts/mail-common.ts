import { bilingual } from './bilingual.ts';
import { trackEn } from './track-en.ts';
import { trackZh } from './track-zh.ts';

/** What all mails have in common. */
export const mailTexts = bilingual(
  {
    day: trackZh.day,
    weekdays: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
    lastDay: (day: string, weekday: string) => `${day}（${weekday}，含当日）`,
    subject: (what: string, caseNo: string) => `${what}（${caseNo}）`,
    dear: (name: string) => `${name}：您好！`,
    dearUnknown: '您好！',
    sentences: (parts: readonly string[]) => parts.join(''),
    labels: {
      caseNo: '申请编号',
      title: '申请的信息',
      received: '收到日期',
      due: '最迟答复日期',
      lastDay: '最后一天',
      letter: '文书',
      basis: '依据',
    },
    letter: (title: string, number: string) => `《${title}》（${number}）`,
    letterOnly: (title: string) => `《${title}》`,
    /** Of applicants. */
    track: '查询办理进度',
    trackHow: '请凭申请编号和查询码，在下面的网页上查看办理情况、办理有关事项。',
    noCode: '没有查询码的，请与我们联系申领。',
    trackByPage: '请凭申请编号和查询码，在本机关网站的“查询进度”栏目中查看办理情况、办理有关事项。',
    office: '政府信息公开工作机构',
    contact: (organ: string) => `有疑问的，请与${organ}的政府信息公开工作机构联系，联系方式见公开指南。`,
    guide: '公开指南',
    answer: '也可以直接回复本邮件，请保留主题中的申请编号；回复会转给办理的工作人员。',
    noAnswer: '请不要直接回复本邮件：回复的邮件没有人查看。',
    notService: '本邮件只是办理情况的提示，不代替文书的送达，法律上的期限不因本邮件开始计算。',
    notServiceOf: (letter: string) =>
      `本邮件只是办理情况的提示，不代替《${letter}》的送达。内容和期限以您收到的文书为准，法律上的期限不因本邮件开始计算。`,
    whyYou: '您收到本邮件，是因为这份申请留有这个邮箱地址。如果您没有提出过申请，请忽略本邮件，也请不要转发。',
  },
  {
    day: trackEn.day,
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    lastDay: (day: string, weekday: string) => `${weekday}, ${day} (inclusive)`,
    subject: (what: string, caseNo: string) => `${what} (${caseNo})`,
    dear: (name: string) => `Dear ${name},`,
    dearUnknown: 'Dear applicant,',
    sentences: (parts: readonly string[]) => parts.join(' '),
    labels: {
      caseNo: 'Case number',
      title: 'You asked for',
      received: 'Received on',
      due: 'Reply due by',
      lastDay: 'Last day',
      letter: 'Document',
      basis: 'Legal basis',
    },
    letter: (title: string, number: string) => `${title} (${number})`,
    letterOnly: (title: string) => title,
    track: 'Track the application',
    trackHow: 'Use your case number and query code on the page below to see where it stands and to act.',
    noCode: 'If you have no query code, contact us for one.',
    trackByPage: 'Use your case number and query code under “Track an application” on our website to see where it stands and to act.',
    office: 'Disclosure office',
    contact: (organ: string) =>
      `If you have questions, contact the disclosure office of ${organ}. The disclosure guide says how to reach it.`,
    guide: 'Disclosure guide',
    answer: 'You can also answer this e-mail: keep the case number in the subject, and it goes to the staff who handle your application.',
    noAnswer: 'Please do not answer this e-mail: nobody reads the answers.',
    notService:
      'This e-mail only tells you where things stand. It does not take the place of service of any document, and no legal period starts with it.',
    notServiceOf: (letter: string) =>
      `This e-mail only tells you where things stand and does not take the place of service of the document “${letter}”. The document you receive is what counts, for its contents and its periods; no legal period starts with this e-mail.`,
    whyYou:
      'You receive this e-mail because this address was given in the application. If you have made no application, please ignore it and do not pass it on.',
  },
);
