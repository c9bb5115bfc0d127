import { headerOf, type ReadMail } from './read-mail.ts';

/** What tells that no person wrote a mail. */
export type AutomaticKind = 'autoReply' | 'list' | 'receipt' | 'loop';

/** Headers of programs that answer by themselves, in use before RFC 3834 and since. */
const REPLY_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-autoreply-from',
  'x-auto-reply',
  'x-mail-autoreply',
  'x-yahoo-autoreply',
];
const PRECEDENCES = ['bulk', 'junk', 'list', 'auto_reply'];
/** Providers that set no header for it begin the subject so. */
const REPLY_SUBJECT =
  /^(?:自动回复|自动答复|自動回覆|自动回信|外出自动|不在办公室|automatic reply|auto[ -]?reply|auto[ -]?response|autoreply|out of (?:the )?office)(?:$|[\s:：\-—（(【[])/i;

/**
 * Whether a program wrote a mail by itself: an answer of somebody who is away, a mailing list, a receipt of reading, a loop. Such mail is
 * never answered (RFC 3834 section 2).
 *
 * @returns undefined when nothing tells so.
 */
export function automaticKindOf(mail: ReadMail): AutomaticKind | undefined {
  const submitted = headerOf(mail, 'auto-submitted')?.split(';')[0]?.trim().toLowerCase();
  if (has(mail, 'x-loop')) return 'loop';
  if (contentTypeOf(mail).includes('disposition-notification')) return 'receipt';
  if (has(mail, 'list-id') || has(mail, 'list-unsubscribe') || has(mail, 'list-post')) return 'list';
  if (submitted !== undefined && submitted !== '' && submitted !== 'no') return 'autoReply';
  if (REPLY_HEADERS.some((name) => has(mail, name)) || REPLY_SUBJECT.test(mail.subject.slice(0, 100))) return 'autoReply';
  const precedence = headerOf(mail, 'precedence')?.toLowerCase() ?? '';
  if (PRECEDENCES.includes(precedence)) return precedence === 'list' ? 'list' : 'autoReply';
  return isWithoutReturn(mail) ? 'autoReply' : undefined;
}

/** `Return-Path: <>`: whoever sent it wants no answer. */
export function isWithoutReturn(mail: Pick<ReadMail, 'headers'>): boolean {
  const path = headerOf(mail, 'return-path');
  return path !== undefined && path.replace(/\s/g, '') === '<>';
}

export function contentTypeOf(mail: Pick<ReadMail, 'headers'>): string {
  return headerOf(mail, 'content-type')?.toLowerCase() ?? '';
}

/** Set by programs that are asked to weed out junk before it comes here. */
export function isMarkedSpam(mail: Pick<ReadMail, 'headers'>): boolean {
  return [headerOf(mail, 'x-spam-flag'), headerOf(mail, 'x-spam-status')].some((value) => /^yes\b/i.test(value ?? ''));
}

function has(mail: ReadMail, name: string): boolean {
  return headerOf(mail, name) !== undefined;
}
