import { describe, expect, it } from 'vitest';
import type { MailFacts } from '../../src/engine/effects/mail-facts.ts';
import type { MailKind } from '../../src/engine/effects/mail-kinds.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { createMailComposer } from '../../src/web/mail/compose-mail.ts';
import { sampleFacts, sampleLimit, sampleRemedies } from '../../src/web/mail/sample-facts.ts';
import { composeSample, MAIL_SAMPLES } from '../../src/web/mail/samples.ts';
import { visible } from './mail-reading.ts';

const compose = createMailComposer({ publicUrl: 'https://disclosure.example.cn', answersRead: true });
const sample = (kind: MailKind, { variant = 0, language = 'zh' as 'zh' | 'en' } = {}) =>
  composeSample(compose, { kind, variant, language });
const made = (kind: MailKind, facts: MailFacts, language: 'zh' | 'en' = 'zh') =>
  compose({ kind, data: { ...facts }, caseId: facts.caseId }, { address: 'reader@example.cn', name: '某甲', language });

interface Weighty {
  readonly kind: MailKind;
  readonly variant?: number;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** What an applicant may rely on, or lose a right by not being told. */
// biome-ignore format: a table, read row by row
const SENTENCES: readonly Weighty[] = [
  { kind: 'arrived', zh: ['双方确认之日为收到申请之日', '答复期限才开始计算'], en: ['reply period begins only when receipt has been confirmed'] },
  { kind: 'registered', variant: 1, zh: ['最迟应当在 2027年1月14日（星期四，含当日）答复', '这个日期还可能变动'], en: ['by Thursday, 14 January 2027 (inclusive)', 'may still move'] },
  { kind: 'correctionRequested',
    zh: ['请在 2026年4月3日（星期五，含当日）之前完成补正', '无正当理由逾期不补正的，视为放弃申请', '东政公开补〔2026〕6号', '不代替《补正告知书》的送达', '2019年条例第三十条', '为 20 个工作日'],
    en: ['by Friday, 3 April 2026 (inclusive)', 'counts as abandoned', '东政公开补〔2026〕6号', 'does not take the place of service', '2019 Regulation, art. 30', '20 working days'] },
  { kind: 'correctionReceived', zh: ['自次日起重新计算', '2026年4月23日（星期四，含当日）'], en: ['starts anew from the next day', 'Thursday, 23 April 2026'] },
  { kind: 'reasonsRequested', zh: ['2026年3月30日（星期一，含当日）之前说明理由', '答复期限继续计算', '第三十五条'], en: ['by Monday, 30 March 2026 (inclusive)', 'the reply period goes on', 'art. 35'] },
  { kind: 'thirdPartyConsulted', zh: ['不计入答复期限', '第三十三条第三款'], en: ['is not counted', 'art. 33(3)'] },
  { kind: 'periodExtended', zh: ['延长 10 个工作日', '2026年4月22日（星期三，含当日）', '第三十三条第二款', '东政公开延〔2026〕4号'], en: ['extended by 10 working days', 'Wednesday, 22 April 2026', 'art. 33(2)'] },
  { kind: 'replyDeferred', zh: ['最迟在 2026年5月29日（星期五，含当日）答复'], en: ['we reply by Friday, 29 May 2026 (inclusive)'] },
  { kind: 'feeNotified', zh: ['请在 2026年4月20日（星期一，含当日）之前缴纳 1300 元', '逾期未缴纳的，视为放弃申请', '核对金额和账户'], en: ['Please pay 1300 yuan by Monday, 20 April 2026 (inclusive)', 'counts as abandoned', 'compare amount and account'] },
  { kind: 'paymentConfirmed', zh: ['答复期限自次日起重新计算', '2026年4月27日'], en: ['counts anew from the next day', '27 April 2026'] },
  { kind: 'noLongerHandled', zh: ['视为放弃', '60日内', '6个月内', '自您实际收到告知书之日起计算'], en: ['counts as abandoned', 'within 60 days', 'within 6 months', 'actually receive the notice'] },
  { kind: 'noLongerHandled', variant: 1, zh: ['国办函〔2020〕109号第六条', '没有收到信息处理费'], en: ['[2020] No. 109, art. 6', 'no payment has come'] },
  { kind: 'replyReady', zh: ['予以公开', '于 2026年4月3日 送出', '邮寄', '自您实际收到答复之日起计算'], en: ['The information is disclosed', 'on 3 April 2026', 'By the postal enterprise', 'actually receive the reply'] },
  { kind: 'replyReady', variant: 1, zh: ['应当先申请行政复议', '2019年条例第三十七条', '不代替《部分公开答复书》的送达'], en: ['review comes first', '2019 Regulation, art. 37'] },
  { kind: 'remedies', zh: ['已于 2026年4月8日 送达您', '应当先申请行政复议', '申请复议最后一天：2026年6月8日（星期一，含当日）'], en: ['served on you on 8 April 2026', 'review comes first', 'Last day for review: Monday, 8 June 2026 (inclusive)'] },
  { kind: 'remedies', variant: 1, zh: ['起诉最后一天：2026年10月8日（星期四，含当日）'], en: ['Last day to sue: Thursday, 8 October 2026 (inclusive)'] },
  { kind: 'reprocessing', zh: ['将依法答复您', '原来已有答复的，以新的答复为准', '2026年7月29日（星期三，含当日）'], en: ['will reply to you', 'If you had a reply before', 'Wednesday, 29 July 2026'] },
  { kind: 'reprocessing', variant: 1, zh: ['原来的答复不再有效'], en: ['The earlier reply no longer holds'] },
  { kind: 'deadlineNear', zh: ['最迟应当在这一天经批准延长期限'], en: ['must be extended with approval'] },
  { kind: 'deadlineNear', variant: 1, zh: ['答复的最后一天是 2026年4月8日（星期三，含当日），请当天送出答复'], en: ['The last day for the reply is Wednesday, 8 April 2026'] },
  { kind: 'deadlineNear', variant: 2, zh: ['需要申请人补正的，请最迟在 2026年3月19日（星期四，含当日）发出补正告知', '不需要补正的，请继续办理'], en: ['If the applicant has to correct anything', 'by Thursday, 19 March 2026 (inclusive)'] },
  { kind: 'proceeding', zh: ['请在 2026年5月19日（星期二，含当日）之前向行政复议机关'], en: ['to the review organ by Tuesday, 19 May 2026'] },
  { kind: 'deadlinePassed', zh: ['请立即答复', '即使已经逾期，也应当作出答复'], en: ['please reply at once', 'A late reply must still be given'] },
];

describe('what a mail says that has legal weight', () => {
  it.each(SENTENCES)('$kind, sample $variant', ({ kind, variant = 0, zh, en }) => {
    for (const [language, sentences] of Object.entries({ zh, en } as const)) {
      const { text } = sample(kind, { variant, language: language as 'zh' | 'en' });
      for (const sentence of sentences) expect(text).toContain(sentence);
    }
  });

  it('is never that the mail serves the letter', () => {
    for (const { kind } of SENTENCES.filter(({ kind: one }) => !['proceeding', 'deadlineNear', 'deadlinePassed'].includes(one))) {
      expect(sample(kind).text).toMatch(/本邮件只是办理情况的提示，不代替.+法律上的期限不因本邮件开始计算/);
    }
  });

  it('gives no day for remedies while the day of service is not known', () => {
    const { text } = sample('replyReady');
    expect(text).not.toMatch(/最后一天：/);
  });

  it('does not speak of a direct suit as open where review comes first', () => {
    expect(sample('remedies').text).not.toContain('起诉最后一天');
  });

  it('knows no fee, correction or article of 2019 in a case of 2008', () => {
    const facts = sampleFacts(
      { type: 'period.extended', on: '2018-04-02', data: { workingDays: 15 } },
      { regime: 'R2008', dueOn: '2018-04-25' },
    );
    const { text } = made('periodExtended', facts);
    expect(text).toContain('2007年条例第二十四条第二款');
    expect(text).not.toContain('2019年条例');
  });

  it('points to the letter where the case does not have the remedies, and to days of one’s own counting where it has no days', () => {
    const none = sampleFacts({ type: 'reply.served', on: '2026-04-03' }, { dueOn: null });
    expect(made('replyReady', none).text).toContain('救济途径和期限，见您收到的文书');
    const remedies = sampleRemedies({ code: 'U1a', decidedOn: '2026-04-03', against: 'reply', days: null });
    expect(made('replyReady', { ...none, remedies }).text).toContain('自您实际收到答复之日起计算');
  });
});

describe('a period that is watched', () => {
  it('is not said to be extendable where it was extended already', () => {
    const event = { type: 'deadline.neared', on: '2026-04-02', data: { dueOn: '2026-05-11' } };
    expect(made('deadlineNear', sampleFacts(event, { dueOn: '2026-05-11', extendable: false })).text).not.toContain('延长');
  });

  it('is said to stand still where it is extended during a consultation', () => {
    const event = { type: 'period.extended', on: '2026-04-02', data: { workingDays: 10 } };
    const { text } = made('periodExtended', sampleFacts(event, { dueOn: null, clockState: 'paused' }));
    expect(text).toContain('征求意见所需时间不计入答复期限');
    expect(text).not.toContain('最迟答复日期：');
  });

  it('is not said to go on where another consultation is still open', () => {
    const { text } = made('lapsed', sampleFacts({ type: 'thirdParty.lapsed', on: '2026-04-10' }, { dueOn: null, clockState: 'paused' }));
    expect(text).toContain('目前没有正在计算的答复期限');
    expect(text).not.toContain('继续计算');
  });

  it('starts anew with the changed application of the old Regulation', () => {
    const event = { type: 'supplement.received', on: '2018-04-02' };
    const { subject, text } = made('correctionReceived', sampleFacts(event, { regime: 'R2008', dueOn: '2018-04-25' }));
    expect(subject).toContain('已收到您更改、补充的申请');
    expect(text).toContain('2018年4月25日（星期三，含当日）');
  });

  it('is told with an answer by mail that may be what is awaited', () => {
    const event = { type: 'document.filed', on: '2026-03-27' };
    const { text } = made('applicantActed', sampleFacts(event, { dueOn: null, limits: [sampleLimit('correction', '2026-04-03')] }));
    expect(text).toContain('正在等待申请人补正，最后一天是 2026年4月3日（星期五，含当日）');
    expect(made('applicantActed', sampleFacts(event)).text).not.toContain('正在等待');
  });

  it('is told with the article it follows from, not that of the reply', () => {
    expect(sample('deadlineNear', { variant: 2 }).text).toContain('依据：2019年条例第三十条\n');
    const event = { type: 'deadline.neared', on: '2026-05-14', data: { dueOn: '2026-05-19', limit: 'review.answer', proceeding: 'r1' } };
    const limits = [{ ...sampleLimit('review.answer', '2026-05-19', 'r1'), basis: '行政复议法（2023）第四十八条' }];
    expect(made('deadlineNear', sampleFacts(event, { limits })).text).toContain('依据：行政复议法（2023）第四十八条\n');
  });

  it('leaves an appeal to those who want it', () => {
    const event = {
      type: 'deadline.neared',
      on: '2026-04-02',
      data: { dueOn: '2026-04-08', limit: 'litigation.appeal', proceeding: 'l1' },
    };
    expect(made('deadlineNear', sampleFacts(event)).text).toContain('不服一审裁判的，请最迟在 2026年4月8日（星期三，含当日）提起上诉');
  });
});

describe('a correction notice', () => {
  const asked = (data: MailFacts['event']['data'], limits: MailFacts['limits'] = []) =>
    made('correctionRequested', sampleFacts({ type: 'correction.requested', on: '2026-03-13', data }, { dueOn: null, limits })).text;

  it('lists every point', () => {
    const text = asked({ workingDays: 15, points: '第一项\n\n 第二项\r\n第三项' }, [sampleLimit('correction', '2026-04-03')]);
    for (const point of ['- 第一项\n', '- 第二项\n', '- 第三项\n']) expect(text).toContain(point);
  });

  it('says how long where the day is not known, and where to read the points when they are only in the letter', () => {
    expect(asked({ workingDays: 15 })).toContain('自收到补正告知之日起 15 个工作日内');
    expect(asked({})).toContain('请按补正告知书载明的期限');
    expect(asked({})).toContain('需要补正的事项，见补正告知书');
  });
});

describe('an amount', () => {
  it.each([
    [1300, '1300 元'],
    [12.5, '12.50 元'],
  ])('of %d is %s', (yuan, words) => {
    const facts = sampleFacts({ type: 'fee.notified', on: '2026-03-20', data: { yuan } }, { dueOn: null });
    expect(made('feeNotified', facts).text).toContain(`金额：${words}`);
  });
});

describe('subjects of mail to staff', () => {
  // biome-ignore format: a table, read row by row
  it.each([
    ['deadlinePassed', 0, /^东政公开申〔2026〕38号【逾期】尚未答复：/, /^东政公开申〔2026〕38号 \[Overdue\] No reply yet: /],
    ['deadlineNear', 0, /^东政公开申〔2026〕38号【还剩 3 个工作日】/, /^东政公开申〔2026〕38号 \[3 working days left\] /],
    ['deadlineNear', 1, /^东政公开申〔2026〕38号【今日到期】/, /^东政公开申〔2026〕38号 \[Due today\] /],
    ['deadlineNear', 2, /【还剩 2 个工作日】补正告知期限临近/, /\[2 working days left\] Soon due: the correction notice/],
    ['proceedingLapsed', 0, /^东政公开申〔2026〕38号【逾期】未提交复议答复/, / \[Overdue\] No answer to the review organ/],
    ['assigned', 0, /^东政公开申〔2026〕38号 交您办理：/, /^东政公开申〔2026〕38号 Assigned to you: /],
    ['digest', 0, /^每日摘要（2026年4月2日）：逾期 2，即将到期 27，等您办理 1，其他 5$/, /^Daily digest \(2 April 2026\): 2 overdue, 27 due soon, 1 waiting for you, 5 others$/],
  ] as const)('%s %i begin with the case and how urgent it is', (kind, variant, zh, en) => {
    expect(sample(kind, { variant }).subject).toMatch(zh);
    expect(sample(kind, { variant, language: 'en' }).subject).toMatch(en);
  });

  it('tell of no days left that are not known', () => {
    const facts = sampleFacts({ type: 'deadline.neared', on: '2026-04-02', data: { dueOn: '2026-04-08' } }, { workingDaysLeft: null });
    expect(made('deadlineNear', facts).subject).toContain('【临近到期】');
  });
});

describe('a digest', () => {
  it('lists at most fifteen of a section, the most urgent sections first, and says how many more there are', () => {
    const { text } = sample('digest', { language: 'en' });
    expect(text.match(/cases\/sample-(?:2\d|3\d)\n/g)).toHaveLength(15);
    expect(text).toContain('And 12 more: see the program.');
    const order = ['Overdue (2)', 'Due within 5 working days (27)', 'Waiting for you (1)', 'Incoming mail to look at (1)'];
    const places = order.map((title) => text.indexOf(title));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('a digest of limits alone', () => {
  it('does not begin with all being well', () => {
    const digest = MAIL_SAMPLES.digest[0];
    const sections = digest?.sections.filter(({ id }) => id === 'limits') ?? [];
    const { text } = compose(
      { kind: 'digest', data: { ...digest, sections }, caseId: null },
      { address: 'a@example.cn', name: null, language: 'zh' },
    );
    expect(text).toContain('有 1 项复议、诉讼等期限应当遵守');
    expect(text).not.toContain('没有逾期');
  });
});

describe('what people typed', () => {
  const HOSTILE = '<img src=x onerror=alert(1)> & "x"';
  const LINES = 'a\r\nBcc: everybody@example.cn\u2028b\u202ec';

  it('is text and no HTML, in names, titles, points and organs', () => {
    const facts = sampleFacts(
      { type: 'correction.requested', on: '2026-03-13', data: { points: `${HOSTILE}\n${HOSTILE}` } },
      { dueOn: null, title: HOSTILE, applicantName: HOSTILE, organName: HOSTILE, caseNo: HOSTILE },
    );
    const { html, text } = made('correctionRequested', facts);
    expect(html).not.toContain('<img');
    expect(visible(html).split(HOSTILE).length).toBeGreaterThan(6);
    expect(text).toContain(HOSTILE);
  });

  it('adds no line to a subject and no head to a mail', () => {
    const facts = sampleFacts(
      { type: 'deadline.passed', on: '2026-04-09' },
      { title: LINES, caseNo: LINES, organName: LINES, applicantName: LINES },
    );
    for (const kind of ['deadlinePassed', 'registered'] as const) {
      const { subject, text } = made(kind, facts);
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(text).not.toMatch(/^Bcc:/m);
    }
    const refused = { organName: LINES, subject: LINES, reasons: ['unheardOf'], maxMegabytes: 30 };
    const { subject, text } = compose(
      { kind: 'mailRefused', data: refused, caseId: null },
      { address: 'a@example.cn', name: null, language: 'en' },
    );
    expect(`${subject}`).not.toMatch(/\p{Cc}/u);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(text).toContain('邮件不符合接收的要求');
  });

  it('may be nothing: an organ, a subject or a title that is not known leaves no gap', () => {
    const receiver = { address: 'a@example.cn', name: null, language: 'zh' } as const;
    const refused = { organName: '', subject: null, reasons: ['tooLarge'], maxMegabytes: 30 };
    const { text } = compose({ kind: 'mailRefused', data: refused, caseId: null }, receiver);
    expect(text).toContain('您发给本机关的邮件没有能够完整接收');
    expect(text).toContain('e-mail to us could not be accepted');
    const unnamed = sampleFacts(
      { type: 'application.arrived', on: '2026-03-09' },
      { caseNo: null, title: null, applicantName: null, receivedOn: null },
    );
    const arrived = compose({ kind: 'arrived', data: { ...unnamed }, caseId: 'c' }, receiver);
    expect(arrived.subject).toBe('您的政府信息公开申请已经到达');
    expect(arrived.text).toMatch(/^您好！\n/);
  });

  it('is cut off in the subject, not in the mail', () => {
    const title = '某'.repeat(400);
    const { subject, text } = made(
      'deadlinePassed',
      sampleFacts({ type: 'deadline.passed', on: '2026-04-09' }, { title, dueOn: civilDate('2026-04-08') }),
    );
    expect([...subject].length).toBeLessThan(90);
    expect(text).toContain(title);
  });

  it('is shortened where another server answers at length', () => {
    const facts = {
      caseId: 'c',
      caseNo: null,
      title: null,
      organName: '某机关',
      mailKind: 'unheardOf',
      address: 'a***@example.cn',
      code: '550',
      answer: `x\n${'y'.repeat(2000)}`,
    };
    const { text } = compose({ kind: 'mailBounced', data: facts, caseId: 'c' }, { address: 'a@example.cn', name: null, language: 'zh' });
    expect(text.length).toBeLessThan(900);
    expect(text).toContain('（没有名称）');
  });
});
