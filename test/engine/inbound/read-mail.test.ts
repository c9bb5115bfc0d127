import { describe, expect, it } from 'vitest';
import { applicationOfMail, soundsLikeApplication, withoutMarks } from '../../../src/engine/inbound/application-of-mail.ts';
import { caseNosIn } from '../../../src/engine/inbound/case-no-in-subject.ts';
import { classifyMail } from '../../../src/engine/inbound/classify-mail.ts';
import { deliveryReportOf } from '../../../src/engine/inbound/delivery-report.ts';
import { readMail } from '../../../src/engine/inbound/read-mail.ts';
import { NOTHING_KNOWN } from '../../support/nothing-known.ts';
import { APPLICATION_TEXT, GB18030_TEXT, GBK_TEXT, mailWithParts, rawMail } from '../../support/raw-mails.ts';

const gbkSubject = (subject: Buffer) =>
  Buffer.concat([Buffer.from('From: a@example.org\r\nSubject: '), subject, Buffer.from('\r\n\r\n'), GBK_TEXT]);
const HTML = '<html><head><style>p{color:red}</style></head><body><p>申请<b>公开</b>验收报告</p><script>alert(1)</script></body></html>';

describe('reading a mail', () => {
  it.each([
    ['UTF-8', rawMail(), APPLICATION_TEXT],
    ['base64', rawMail({ encoding: 'base64' }), APPLICATION_TEXT],
    ['quoted-printable', rawMail({ encoding: 'quoted-printable' }), APPLICATION_TEXT],
    ['GBK that calls itself GB 2312', rawMail({ type: 'text/plain; charset=gb2312', body: GBK_TEXT }), '申请公开某镕路工程'],
    ['GB 18030', rawMail({ type: 'text/plain; charset=gb18030', encoding: 'base64', body: GB18030_TEXT }), '申请公开𠀀'],
    ['GBK without a character set', rawMail({ type: null, body: GBK_TEXT }), '申请公开某镕路工程'],
    ['GBK that calls itself UTF-8', rawMail({ body: GBK_TEXT }), '申请公开某镕路工程'],
    ['a character set that nobody knows', rawMail({ type: 'text/plain; charset=x-unknown' }), APPLICATION_TEXT],
    ['HTML alone', rawMail({ type: 'text/html; charset=utf-8', body: HTML }), '申请公开验收报告'],
    ['a page that says nothing', rawMail({ type: 'text/html', body: '<img src="cid:x"><br>' }), ''],
    ['no body', rawMail({ body: '' }), ''],
  ])('finds the text: %s', async (_name, raw, text) => {
    expect((await readMail(raw)).text).toBe(text);
  });

  it('finds a subject in raw GBK', async () => {
    expect((await readMail(gbkSubject(GBK_TEXT))).subject).toBe('申请公开某镕路工程');
  });

  it('keeps files apart from the text, whatever they are', async () => {
    const raw = mailWithParts({}, [
      { type: 'text/plain; charset=utf-8', body: '申请公开' },
      { type: 'application/pdf', name: '申请表.pdf', body: 'x' },
      { type: 'message/rfc822', name: 'forwarded.eml', body: 'Subject: inner\r\n\r\ninner text' },
      { type: 'application/ms-tnef', name: 'winmail.dat', body: 'x' },
      { type: 'text/calendar', name: 'invite.ics', body: 'BEGIN:VCALENDAR' },
    ]);
    const { text, parts } = await readMail(raw);
    expect(text).toBe('申请公开');
    expect(parts.map(({ name }) => name)).toEqual(['申请表.pdf', 'forwarded.eml', 'winmail.dat', 'invite.ics']);
  });

  it('lets nothing through that turns the direction of text or ends it', async () => {
    const { subject, text } = await readMail(rawMail({ subject: '申请\u202e公开\u0000', body: '公开\u0000\u202e报告' }));
    expect([subject, text]).toEqual(['申请 公开', '公开  报告']);
  });
});

describe('the application in a mail', () => {
  it('has title, text, name, address and language of the mail', async () => {
    expect(applicationOfMail(await readMail(rawMail({ subject: '回复: Fwd：申请公开验收报告' })))).toEqual({
      title: '申请公开验收报告',
      description: APPLICATION_TEXT,
      applicant: { name: '某甲', email: 'jia@example.org' },
      language: 'zh',
    });
  });

  it.each([
    [
      'names a sender without a name by the address',
      { from: 'Jia@Example.org' },
      { applicant: { name: 'jia@example.org', email: 'jia@example.org' } },
    ],
    ['has a neutral title without a subject', { subject: 'Re: ' }, { title: '电子邮件申请（未写主题）' }],
    ['is English in Latin letters alone', { subject: 'Request', body: 'I apply for the report, naïve as it is.' }, { language: 'en' }],
    ['is Chinese with a single character of it', { subject: 'Request', body: 'I apply for 验收 reports' }, { language: 'zh' }],
    ['is cut to what an application may have', { body: `申请${'字'.repeat(3000)}` }, { description: `申请${'字'.repeat(998)}` }],
    ['is never cut inside a character', { subject: `申请${'𠀀'.repeat(150)}` }, { title: `申请${'𠀀'.repeat(99)}` }],
    [
      'has a short name of a long one',
      { from: `"${'甲'.repeat(80)}" <a@example.org>` },
      { applicant: { name: '甲'.repeat(50), email: 'a@example.org' } },
    ],
  ])('%s', async (_name, mail, expected) => {
    expect(applicationOfMail(await readMail(rawMail(mail)))).toMatchObject(expected);
  });

  it.each([
    ['Re[2]: Fw: 答复：转发: 标题', '标题'],
    ['Report: figures', 'Report: figures'],
    ['', ''],
  ])('takes the marks off %j', (subject, title) => {
    expect(withoutMarks(subject)).toBe(title);
  });

  it.each([
    ['关于甲政公开申〔2026〕12号的补充', '甲政公开申〔2026〕12号'],
    ['甲政公开申[2026]第012号', '甲政公开申〔2026〕12号'],
    ['Re: 甲政公开申（２０２６）12 号', '甲政公开申〔2026〕12号'],
  ])('finds the number in %s', (subject, caseNo) => {
    expect(caseNosIn(subject)).toContain(caseNo);
  });
});

const nested = (depth: number) =>
  Array.from({ length: depth }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`).join('');
const HOSTILE: readonly (readonly [string, () => Buffer])[] = [
  [
    '10,000 attachments',
    () =>
      mailWithParts(
        {},
        Array.from({ length: 10_000 }, (_, at) => ({ type: 'text/plain', name: `${at}.txt`, body: 'x' })),
      ),
  ],
  ['a header of 1 MB', () => rawMail({ headers: [`X-Long: ${'a'.repeat(1_048_576)}`] })],
  ['a subject of 1 MB', () => rawMail({ subject: 'Re: '.repeat(262_144) })],
  ['100,000 senders', () => rawMail({ from: 'a@example.org, '.repeat(20_000) })],
  [
    'multiparts 5,000 deep',
    () => Buffer.from(`From: a@example.org\r\nSubject: x\r\n${nested(5000)}Content-Type: text/plain\r\n\r\n申请公开`),
  ],
  ['mails in mails 3,000 deep', () => Buffer.from(`From: a@example.org\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(3000)}`)],
  ['a page nested 100,000 deep', () => rawMail({ type: 'text/html', body: '<div>'.repeat(100_000) })],
  ['a page of tags that never end', () => rawMail({ type: 'text/html', body: '<a '.repeat(200_000) })],
  ['a subject of nothing but brackets and digits', () => rawMail({ subject: '〔2026'.repeat(20_000) })],
  ['a subject of nothing but marks', () => rawMail({ subject: '自动回复'.repeat(20_000) })],
  [
    'a status that folds for ever',
    () =>
      mailWithParts({ type: 'multipart/report; report-type=delivery-status; boundary=B' }, [
        { type: 'message/delivery-status', body: `Status:${'\r\n '.repeat(100_000)}` },
      ]),
  ],
  ['comments that never end', () => rawMail({ headers: [`Authentication-Results: ${'('.repeat(100_000)}`] })],
  ['references without end', () => rawMail({ headers: [`References: ${'<a@b> '.repeat(100_000)}`] })],
  ['bytes without sense', () => Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256))],
  ['nothing', () => Buffer.alloc(0)],
];

describe('a hostile mail', () => {
  // Whatever is slow here would hold up everybody: the runner's own limit of seconds is the bound.
  it.each(HOSTILE)('of %s is read and judged', async (_name, make) => {
    const mail = await readMail(make());
    expect(mail.subject.length).toBeLessThanOrEqual(1000);
    soundsLikeApplication(mail);
    deliveryReportOf(mail);
    caseNosIn(mail.subject);
    expect(classifyMail(mail, NOTHING_KNOWN).as).toMatch(/held|automatic|application/);
  });

  it('keeps sender and subject of a mail that has too much of everything', async () => {
    const raw = mailWithParts(
      { subject: 'Attachments' },
      Array.from({ length: 5000 }, () => ({ type: 'text/plain', name: 'a.txt', body: 'x' })),
    );
    expect(await readMail(raw)).toMatchObject({
      subject: 'Attachments',
      from: [{ address: 'jia@example.org' }],
      broken: expect.any(String),
    });
  });
});
