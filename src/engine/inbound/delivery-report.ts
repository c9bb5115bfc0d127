import { contentTypeOf, isWithoutReturn } from './automatic-mail.ts';
import { mentionedIds } from './own-message-ids.ts';
import type { ReadMail } from './read-mail.ts';

/** What a mail server says of mail that it could not deliver. */
export interface DeliveryReport {
  /** `failed`: it did not get there and will not. Anything else (delayed, relayed, delivered) is no more than news. */
  readonly failed: boolean;
  /** Enhanced status (5.1.1) or reply code (550); `unknown` when it tells none. */
  readonly code: string;
  /** The other server's words, shortened; null when it says nothing. */
  readonly answer: string | null;
  /** Left parts of Message-IDs of mail that it may be about. */
  readonly about: readonly string[];
}

const MAX_ANSWER = 500;
const MAX_SEARCHED = 50_000;
const SYSTEM_SENDERS = /^(?:mailer-daemon|postmaster|mail-?daemon|no-?reply-?bounce)@/;
const BOUNCE_SUBJECT =
  /退信|undeliver|delivery status notification|returned mail|mail delivery (?:failed|failure|system)|failure notice|投递失败|delivery failure/i;

/**
 * Understands a delivery report: of RFC 3464 (Postfix, Exchange and others), or the free text in which QQ, 163 and old servers write that
 * mail came back.
 *
 * @returns undefined when it is none.
 */
export function deliveryReportOf(mail: ReadMail): DeliveryReport | undefined {
  const status = mail.parts.find(
    ({ mediaType }) => mediaType === 'message/delivery-status' || mediaType === 'message/global-delivery-status',
  );
  const about = mentionedIds(mail);
  if (status !== undefined) return fromStatus(status.content.subarray(0, MAX_SEARCHED).toString('utf8'), about);
  const isReport =
    contentTypeOf(mail).includes('report-type=delivery-status') || contentTypeOf(mail).includes('report-type="delivery-status"');
  const bySystem = mail.from.some(({ address }) => SYSTEM_SENDERS.test(address)) || isWithoutReturn(mail);
  if (!isReport && !(bySystem && BOUNCE_SUBJECT.test(mail.subject))) return undefined;
  return fromText(mail.text.slice(0, MAX_SEARCHED), about);
}

function fromStatus(text: string, about: readonly string[]): DeliveryReport {
  const field = (name: string): string | undefined => {
    const found = new RegExp(`^${name}:[ \\t]{0,20}([^\\r\\n]{1,2000}(?:\\r?\\n[ \\t][^\\r\\n]{0,2000}){0,20})`, 'im').exec(text)?.[1];
    return found?.replace(/\s+/g, ' ').trim();
  };
  const action = field('Action')?.toLowerCase() ?? 'failed';
  const diagnostic = field('Diagnostic-Code')?.replace(/^[a-z0-9-]{1,20};\s?/i, '');
  const code = /^\d\.\d{1,3}\.\d{1,3}/.exec(field('Status') ?? '')?.[0] ?? codeIn(diagnostic ?? '') ?? 'unknown';
  return { failed: action === 'failed', code, answer: shorten(diagnostic), about };
}

function fromText(text: string, about: readonly string[]): DeliveryReport {
  const line = text.split(/\r?\n/).find((one) => codeIn(one) !== undefined);
  const code = codeIn(line ?? '') ?? 'unknown';
  // Free text that tells of a passing trouble (4xx) is a warning: the server goes on trying.
  return { failed: !code.startsWith('4'), code, answer: shorten(line), about };
}

/** The enhanced code if there is one: it says more. */
function codeIn(text: string): string | undefined {
  const start = text.slice(0, 1000);
  return /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(start)?.[0] ?? /(?<![\d.])[45]\d\d(?=[\s-])/.exec(start)?.[0];
}

function shorten(text: string | undefined): string | null {
  const plain = text?.replace(/\s+/g, ' ').trim() ?? '';
  return plain === '' ? null : plain.slice(0, MAX_ANSWER);
}
