import { describe, expect, it } from 'vitest';
import { authenticationOf } from '../../../src/engine/inbound/authentication.ts';
import { classifyMail, MAX_IN_DAY, MAX_IN_HOUR, type MailKnowledge } from '../../../src/engine/inbound/classify-mail.ts';
import { readMail } from '../../../src/engine/inbound/read-mail.ts';
import { NOTHING_KNOWN } from '../../support/nothing-known.ts';
import { mailWithParts, type RawMail, rawMail } from '../../support/raw-mails.ts';

const OURS = 'open@organ.example';
const TOKEN = '0123456789abcdef0123456789abcdef';
const CASE = { caseId: 'case-1', contact: 'jia@example.org' };
const NOTHING: MailKnowledge = { ...NOTHING_KNOWN, ownAddresses: [OURS] };

async function verdictOn(mail: RawMail | Buffer, known: Partial<MailKnowledge> = {}) {
  const read = await readMail(Buffer.isBuffer(mail) ? mail : rawMail(mail));
  return classifyMail(read, { ...NOTHING, authentication: authenticationOf(read, 'mx.organ.example'), ...known });
}

const results = (text: string) => [`Authentication-Results: mx.organ.example; ${text}`];

describe('an application', () => {
  it.each([
    ['in Chinese', {}],
    ['in English', { subject: 'Request for information', body: 'I request a copy of the acceptance report. Thank you.' }],
    ['told by its attachment alone', { subject: '见附件', body: '请查收', type: null }],
    ['with a signature that DMARC accepts', { headers: results('dmarc=pass; spf=fail') }],
    ['whose sender nobody could check', { headers: results('spf=none; dkim=none; dmarc=none') }],
    ['with the results of a server that is not trusted', { headers: ['Authentication-Results: evil.example; dmarc=fail'] }],
    ['that was forwarded', { subject: 'Fwd: Re: 申请公开' }],
    ['from a provider that the organ uses too', { from: 'jia@163.com' }],
  ] as const)('%s is taken', async (name, mail) => {
    const raw = name.includes('attachment')
      ? mailWithParts(mail, [
          { type: 'text/plain; charset=utf-8', body: '请查收' },
          { type: 'application/pdf', name: '政府信息公开申请表.pdf', body: 'x' },
        ])
      : mail;
    expect(await verdictOn(raw, { ownAddresses: [OURS, 'organ@163.com'] })).toEqual({ as: 'application' });
  });

  it.each([
    ['noReadableBody', { body: '' }, {}],
    ['tooLarge', {}, { isTooLarge: true }],
    ['forgedSender', { from: null }, {}],
    ['forgedSender', { from: 'a@example.org, b@example.org' }, {}],
    ['forgedSender', { headers: ['From: other@example.org'] }, {}],
    ['forgedSender', { from: 'undisclosed-recipients:;' }, {}],
    ['forgedSender', { from: '"open@organ.example" <>' }, {}],
    ['forgedSender', { from: OURS }, {}],
    ['forgedSender', { from: 'leader@organ.example' }, {}],
    ['forgedSender', { headers: results('dmarc=fail (p=reject) header.from=example.org') }, {}],
    ['forgedSender', { headers: results('spf=fail smtp.mailfrom=example.org; dkim=none') }, {}],
    ['forgedSender', { headers: results('(dmarc=pass) dmarc (a (b) c)=fail') }, {}],
    ['spam', { headers: ['X-Spam-Flag: YES'] }, {}],
    ['spam', { headers: ['X-Spam-Status: Yes, score=12'] }, {}],
    ['tooMany', {}, { inHour: MAX_IN_HOUR }],
    ['tooMany', {}, { inDay: MAX_IN_DAY }],
    ['flood', {}, { isFlood: true }],
    ['flood', {}, { isFlood: true, names: CASE }],
    ['notEvidentlyAnApplication', { subject: '你好', body: '最近好吗？' }, {}],
    ['notEvidentlyAnApplication', { subject: 'Hello', body: 'How are you?' }, {}],
  ] as const)('is held: %s %j %j', async (reason, mail, known) => {
    const verdict = await verdictOn(mail, known);
    expect(verdict).toMatchObject({ as: 'held', reasons: expect.arrayContaining([reason]) });
  });

  it('is held when nobody told whose mailbox it is', async () => {
    expect(await verdictOn({}, { organIsKnown: false })).toMatchObject({ as: 'held', reasons: ['organUnknown'] });
  });

  it('is believed by the topmost result of the trusted server', async () => {
    const headers = [...results('dmarc=pass'), ...results('dmarc=fail')];
    expect(await verdictOn({ headers })).toEqual({ as: 'application' });
    expect(await verdictOn({ headers: headers.toReversed() })).toMatchObject({ as: 'held' });
  });

  it('may come from a colleague whose server vouches for the address', async () => {
    expect(await verdictOn({ from: 'colleague@organ.example', headers: results('dmarc=pass') })).toEqual({ as: 'application' });
  });
});

describe('what a machine wrote', () => {
  it.each([
    [
      'autoReply',
      'Outlook',
      { subject: 'Automatic reply: 收到', headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'] },
    ],
    ['autoReply', 'Exchange in Chinese', { subject: '自动答复: 收到', headers: ['Auto-Submitted: auto-generated'] }],
    [
      'autoReply',
      'Gmail',
      { subject: 'Out of office Re: 收到', headers: ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes'] },
    ],
    ['autoReply', 'QQ, which sets no header', { subject: '自动回复:收到您的申请' }],
    ['autoReply', '163, which sets no header', { subject: '自动回复：收到您的申请' }],
    ['autoReply', 'a vacation program', { headers: ['Precedence: junk'] }],
    ['autoReply', 'whoever wants no answer', { headers: ['Return-Path: <>'] }],
    ['list', 'a mailing list', { headers: ['List-Id: <news.example.org>', 'Precedence: list'] }],
    ['list', 'a newsletter', { headers: ['List-Unsubscribe: <mailto:leave@example.org>'] }],
    [
      'receipt',
      'a receipt of reading',
      { type: 'multipart/report; report-type=disposition-notification; boundary=B', body: '--B\r\n\r\nread\r\n--B--' },
    ],
    ['loop', 'a loop', { headers: ['X-Loop: open@organ.example'] }],
  ] as const)('%s: %s', async (kind, _name, mail) => {
    expect(await verdictOn(mail)).toEqual({ as: 'automatic', kind });
  });

  it('is recognised before anything that it answers', async () => {
    const verdict = await verdictOn(
      { subject: '自动回复：收到', headers: [`In-Reply-To: <${TOKEN}@organ.example>`] },
      { answers: { ...CASE, sentTo: CASE.contact } },
    );
    expect(verdict).toEqual({ as: 'automatic', kind: 'autoReply' });
  });

  it.each(['Auto-Submitted: no', 'Precedence: first-class', 'Return-Path: <jia@example.org>'])('is not told by %s', async (header) => {
    expect(await verdictOn({ headers: [header] })).toEqual({ as: 'application' });
  });

  it('is our own mail when it has a Message-ID of ours', async () => {
    expect(await verdictOn({ messageId: `<${TOKEN}@organ.example>` }, { isOurs: true })).toEqual({ as: 'own' });
  });
});

const original = `Message-ID: <${TOKEN}@organ.example>\r\nSubject: original\r\n\r\nbody`;
const statusOf = (lines: string) => `Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; jia@example.org\r\n${lines}\r\n`;
const report = {
  from: 'MAILER-DAEMON@example.org',
  subject: 'Undelivered Mail Returned to Sender',
  type: 'multipart/report; report-type=delivery-status; boundary=B',
};

describe('a delivery report', () => {
  it.each([
    [
      'Postfix',
      'Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <jia@example.org>:\r\n    Recipient address rejected',
      '5.1.1',
      '550 5.1.1 <jia@example.org>: Recipient address rejected',
    ],
    ['Exchange', 'Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp;552 5.2.2 mailbox full', '5.2.2', '552 5.2.2 mailbox full'],
    ['a server that names no status', 'Action: failed\r\nDiagnostic-Code: X-Postfix; 550 no such user', '550', '550 no such user'],
    ['a server that says nothing', 'Action: failed', 'unknown', null],
  ])('of %s is understood', async (_name, lines, code, answer) => {
    const parts = [
      { type: 'text/plain', body: 'Sorry' },
      { type: 'message/delivery-status', body: statusOf(lines) },
      { type: 'message/rfc822', body: original },
    ];
    expect(await verdictOn(mailWithParts(report, parts))).toEqual({ as: 'bounce', report: { failed: true, code, answer, about: [TOKEN] } });
  });

  it('with the header of our mail alone is understood', async () => {
    const parts = [
      { type: 'text/plain', body: 'Sorry' },
      { type: 'message/delivery-status', body: statusOf('Action: failed\r\nStatus: 5.1.1') },
      { type: 'text/rfc822-headers', body: original },
    ];
    expect(await verdictOn(mailWithParts(report, parts))).toMatchObject({ as: 'bounce', report: { about: [TOKEN] } });
  });

  it('of QQ, in free text, is understood', async () => {
    const body = `抱歉，您的邮件被退回来了……\r\n退信原因：550 Mailbox not found\r\n原邮件编号：<${TOKEN}@organ.example>`;
    expect(await verdictOn({ from: 'PostMaster@qq.com', subject: '系统退信 / Systems bounce', body })).toMatchObject({
      as: 'bounce',
      report: { code: '550', answer: '退信原因：550 Mailbox not found', about: [TOKEN] },
    });
  });

  it.each([
    ['is only news while the server goes on trying', 'Action: delayed\r\nStatus: 4.4.1', original],
    ['about mail that is not ours is only news', 'Action: failed\r\nStatus: 5.1.1', 'Message-ID: <other@example.org>\r\n\r\nbody'],
  ])('%s', async (_name, lines, about) => {
    const parts = [
      { type: 'message/delivery-status', body: statusOf(lines) },
      { type: 'message/rfc822', body: about },
    ];
    expect(await verdictOn(mailWithParts(report, parts))).toEqual({ as: 'automatic', kind: 'report' });
  });
});

describe('a mail about a case', () => {
  const answers = { ...CASE, sentTo: 'jia@example.org' };

  it.each([
    ['from the applicant', {}, { answers }, { as: 'answer', caseId: 'case-1', proven: true }],
    [
      'from the address our mail went to',
      { from: 'agent@example.org' },
      { answers: { ...answers, sentTo: 'agent@example.org' } },
      { as: 'answer', caseId: 'case-1', proven: true },
    ],
    [
      'from the applicant, while strangers flood the mailbox',
      {},
      { answers, isFlood: true },
      { as: 'answer', caseId: 'case-1', proven: true },
    ],
    ['from elsewhere, answering our mail', { from: 'x@example.org' }, { answers }, { as: 'answer', caseId: 'case-1', proven: false }],
    [
      'that says nothing of applications',
      { subject: 'Re:', body: '好的，谢谢' },
      { answers },
      { as: 'answer', caseId: 'case-1', proven: true },
    ],
    ['naming its number, from the applicant', {}, { names: CASE }, { as: 'answer', caseId: 'case-1', proven: false }],
    [
      'naming its number, from elsewhere',
      { from: 'x@example.org' },
      { names: CASE },
      { as: 'held', reasons: ['caseNoFromElsewhere'], caseId: 'case-1' },
    ],
    [
      'answering mail to staff',
      {},
      { answers: { ...CASE, sentTo: null } },
      { as: 'held', reasons: ['answerToStaffMail'], caseId: 'case-1' },
    ],
    ['without text', { body: '' }, { answers }, { as: 'held', reasons: ['noReadableBody'], caseId: 'case-1' }],
    ['from a forged sender', { headers: results('dmarc=fail') }, { answers }, { as: 'held', reasons: ['forgedSender'], caseId: 'case-1' }],
  ] as const)('%s', async (_name, mail, known, verdict) => {
    expect(await verdictOn(mail, known)).toEqual(verdict);
  });

  it('may bring papers without a word', async () => {
    const raw = mailWithParts({}, [{ type: 'application/pdf', name: '身份证.pdf', body: 'x' }]);
    expect(await verdictOn(raw, { answers })).toEqual({ as: 'answer', caseId: 'case-1', proven: true });
  });
});
