import type { ReadMail } from './read-mail.ts';

/** What an application that came by mail says, in the fields of `application.arrived`. */
export interface MailApplication {
  readonly title: string;
  readonly description: string | undefined;
  readonly applicant: { readonly name: string; readonly email?: string };
  readonly language: 'zh' | 'en';
}

const MAX_TITLE = 200;
export const MAX_DESCRIPTION = 1000;
const MAX_NAME = 50;
const MAX_EMAIL = 100;
const NEUTRAL_TITLE = { zh: '电子邮件申请（未写主题）', en: 'Application by e-mail (no subject)' };

/** One mark of an answer or a forwarded mail at the beginning of a subject. */
const MARK = /^(?:re|fw|fwd|aw|答复|回复|回覆|转发|轉寄)(?:\[\d{1,3}\])?\s{0,3}[:：]\s{0,3}/i;
const MAX_MARKS = 50;

/** What words an application is told by: in either language, in subject, text or names of files. */
const TELLING =
  /申请|申請|公开|公開|政府信息|政府資訊|\b(?:appl(?:y|ies|ying|ication)|disclos(?:e|es|ed|ure)|request(?:s|ed|ing)?|freedom of information|foi|access to (?:government )?(?:information|records))\b/i;

export function applicationOfMail(mail: ReadMail): MailApplication {
  const language = languageOf(`${mail.subject}\n${mail.text}`);
  const [sender] = mail.from;
  const address = sender?.address ?? '';
  const name = cut(sender?.name === undefined || sender.name === '' ? address : sender.name, MAX_NAME);
  const title = cut(withoutMarks(mail.subject), MAX_TITLE);
  return {
    title: title === '' ? NEUTRAL_TITLE[language] : title,
    description: cut(mail.text, MAX_DESCRIPTION) || undefined,
    applicant: {
      name: name === '' ? address.slice(0, MAX_NAME) : name,
      ...(address.length <= MAX_EMAIL && address !== '' ? { email: address } : {}),
    },
    language,
  };
}

/** Whether anything in it sounds like an application. What does not is looked at by a person, never thrown away. */
export function soundsLikeApplication({ subject, text, parts }: ReadMail): boolean {
  return [subject, text, ...parts.map(({ name }) => name)].some((words) => TELLING.test(words));
}

/** The subject without `Re:`, `转发：` and the like in front. */
export function withoutMarks(subject: string): string {
  let rest = subject.trim();
  for (let count = 0; count < MAX_MARKS; count += 1) {
    const mark = MARK.exec(rest)?.[0];
    if (mark === undefined) return rest;
    rest = rest.slice(mark.length).trim();
  }
  return rest;
}

/** Chinese unless it is written in Latin letters alone. */
function languageOf(text: string): 'zh' | 'en' {
  const letters = text.slice(0, 20_000);
  return /\p{Script=Latin}/u.test(letters) && !/(?!\p{Script=Latin})\p{Letter}/u.test(letters) ? 'en' : 'zh';
}

/** Never in the middle of a character. */
function cut(text: string, max: number): string {
  const plain = text.trim();
  return plain.length <= max
    ? plain
    : plain
        .slice(0, max)
        .replace(/[\ud800-\udbff]$/, '')
        .trim();
}
