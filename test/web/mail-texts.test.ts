import { describe, expect, it } from 'vitest';
import { ANSWER_MAIL_KINDS, APPLICANT_MAIL_KINDS, MAIL_KINDS, STAFF_MAIL_KINDS } from '../../src/engine/effects/mail-kinds.ts';
import type { MailMessage } from '../../src/store/outbox-store.ts';
import type { Language } from '../../src/web/language.ts';
import { createMailComposer } from '../../src/web/mail/compose-mail.ts';
import { SAMPLE } from '../../src/web/mail/sample-facts.ts';
import { composeSample, MAIL_SAMPLES } from '../../src/web/mail/samples.ts';
import { chineseIn, readable, stringsIn, visible } from './mail-reading.ts';

const URL = 'https://disclosure.example.cn';
const compose = createMailComposer({ publicUrl: URL, answersRead: true });

interface Mail {
  readonly name: string;
  readonly language: Language;
  readonly data: unknown;
  readonly message: MailMessage;
}

/** Every sample of every kind, in both languages. */
const MAILS: readonly Mail[] = MAIL_KINDS.flatMap((kind) =>
  MAIL_SAMPLES[kind].flatMap((data: unknown, variant: number) =>
    (['zh', 'en'] as const).map((language) => {
      const message = composeSample(compose, { kind, variant, language });
      return { name: `${kind} ${variant + 1} (${language})`, language, data, message };
    }),
  ),
);

const IN_ENGLISH = MAILS.filter(({ language, name }) => language === 'en' && !name.startsWith('mailRefused'));

describe.each(MAILS)('$name', ({ message, language }) => {
  const { subject, text, html } = message;

  it('says the same as text and as HTML', () => {
    const shown = readable(html);
    const told = text.split('\n').map((line) => line.replace(/^(?:- |\*\* |== )| ==$/g, '').trim());
    const lost = told.filter((line) => !/^(?:-*|https:.*)$/.test(line)).filter((line) => !shown.includes(withoutMarks(line)));
    expect(lost).toEqual([]);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(told.filter((line) => line.startsWith('https:')));
  });

  it('leaves nothing unresolved', () => {
    for (const part of [subject, text, readable(html)]) expect(part).not.toMatch(/undefined|null|NaN|\[object|[{}]|Invalid|^\s|\n\n\n/);
  });

  it('has a subject of one line that a list can show', () => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect([...subject].length).toBeGreaterThan(8);
    expect([...subject].length).toBeLessThanOrEqual(120);
  });

  it('is one page that loads nothing, in the language it names', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="(?:zh-CN|en)">/);
    expect(html).not.toMatch(/<(?:script|img|link|iframe|form|table|object)\b|\ssrc=|url\(|@import/);
    expect(html.match(/<h1/g)).toHaveLength(html.includes('lang="en" style') && html.includes('lang="zh-CN" style') ? 2 : 1);
    const other = language === 'zh' ? '<html lang="en">' : '<html lang="zh-CN">';
    if (!subject.includes(' / ')) expect(html).not.toContain(other);
  });
});

/** In the HTML label and value, and lists, have no marks of their own. */
function withoutMarks(line: string): string {
  return line.replace(/[:：]\s?/g, '').replace(/\s+/g, '');
}

describe('mail in English', () => {
  it.each(IN_ENGLISH)('has no Chinese but what was put on record: $name', ({ message, data }) => {
    const known = [...stringsIn(data), ...Object.values(SAMPLE)];
    for (const part of [message.subject, message.text, visible(message.html)]) expect(chineseIn(part, known)).toEqual([]);
  });
});

describe('an answer to mail that was not taken', () => {
  it('has both languages, Chinese first, whatever the language asked for', () => {
    const [zh, en] = (['zh', 'en'] as const).map((language) => composeSample(compose, { kind: 'mailRefused', variant: 0, language }));
    expect(zh).toEqual(en);
    expect(zh?.subject).toBe('未能接收您的邮件 / Your e-mail could not be accepted');
    expect(zh?.text.indexOf('没有能够完整接收')).toBeLessThan(zh?.text.indexOf('could not be accepted in full') ?? 0);
    expect(zh?.html).toContain('<div lang="zh-CN"');
    expect(zh?.html).toContain('<div lang="en"');
  });
});

describe('the kinds of mail', () => {
  it('are all composed, and no other', () => {
    expect(MAIL_KINDS).toEqual([...APPLICANT_MAIL_KINDS, ...STAFF_MAIL_KINDS, ...ANSWER_MAIL_KINDS]);
    const ask = { data: {}, caseId: null };
    const receiver = { address: 'a@example.cn', name: null, language: 'zh' } as const;
    for (const kind of ['unknown', 'toString', ''])
      expect(() => compose({ ...ask, kind }, receiver)).toThrow(/There is no mail of the kind/);
  });

  it('have no link where the address of the server is not set, and say where to go instead', () => {
    const plain = createMailComposer({ publicUrl: undefined });
    for (const kind of MAIL_KINDS) {
      const { text, html } = composeSample(plain, { kind, variant: 0, language: 'zh' });
      expect([kind, html.includes('href='), text.includes('http')]).toEqual([kind, false, false]);
      expect(text).toMatch(/网站|请登录系统/);
    }
  });

  it('ask for no answer where answers are not read', () => {
    const plain = createMailComposer({ publicUrl: URL });
    for (const kind of APPLICANT_MAIL_KINDS) {
      expect(composeSample(compose, { kind, variant: 0, language: 'zh' }).text).toContain('可以直接回复本邮件');
      expect(composeSample(plain, { kind, variant: 0, language: 'zh' }).text).toContain('请不要直接回复本邮件');
    }
  });

  it('tell the query code in the receipt alone, and there only while it is kept', () => {
    const withCode = MAILS.filter(({ message }) => `${message.text}${message.html}`.includes('K7QM-4XPD-92')).map(({ name }) => name);
    expect(withCode).toEqual(['receipt 1 (zh)', 'receipt 1 (en)']);
    const { secrets: _secrets, ...kept } = MAIL_SAMPLES.receipt[0] as { secrets?: unknown };
    const { text } = compose({ kind: 'receipt', data: kept, caseId: 'c' }, { address: 'a@example.cn', name: null, language: 'zh' });
    expect(text).toContain(SAMPLE.caseNo);
    expect(text).not.toMatch(/查询码：/);
  });

  it('tell the applicant of no third party, no member of staff and no contents of letters to others', () => {
    const toApplicants = MAILS.filter(({ name }) => (APPLICANT_MAIL_KINDS as readonly string[]).includes(name.split(' ')[0] ?? ''));
    for (const { message } of toApplicants) expect(message.text).not.toMatch(/某置业公司|补偿协议|东政公开征|张承办|王主任|检索有遗漏/);
  });
});
