import { soundsLikeApplication } from './application-of-mail.ts';
import { type Authentication, isForgedBy } from './authentication.ts';
import { type AutomaticKind, automaticKindOf, isMarkedSpam } from './automatic-mail.ts';
import { type DeliveryReport, deliveryReportOf } from './delivery-report.ts';
import { isOwnDomain } from './own-domain.ts';
import type { ReadMail } from './read-mail.ts';

/** Why a person must decide about a mail. */
export const HELD_REASONS = [
  'noReadableBody',
  'notAllowed',
  'tooLarge',
  'broken',
  'forgedSender',
  'spam',
  'tooMany',
  'flood',
  'notEvidentlyAnApplication',
  'caseNoFromElsewhere',
  'answerToStaffMail',
  'caseTakesNone',
  'organUnknown',
  'handlingFailed',
] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** From one sender, before a person looks at the rest: more than anybody types, less than a loop sends. */
export const MAX_IN_HOUR = 20;
export const MAX_IN_DAY = 50;
/**
 * Applications from all senders together, and likewise refused mails. A forged sender costs nothing, and each of them is answered: without an
 * end, anybody could have any number of strangers written to.
 */
export const MAX_OF_ALL_IN_HOUR = 100;

/** The case that a mail is about, found by what it names. */
export interface NamedCase {
  readonly caseId: string;
  /** Address of the applicant; null when none is known. */
  readonly contact: string | null;
}

/** What the office knows and a mail's bytes do not tell. */
export interface MailKnowledge {
  readonly authentication: Authentication | null;
  /** Lower case: the published mailbox, the sender of our mail. */
  readonly ownAddresses: readonly string[];
  /** Its Message-ID is one that we gave. */
  readonly isOurs: boolean;
  /** The mail of ours that it answers; `sentTo` is null when it went to a member of staff. */
  readonly answers: (NamedCase & { readonly sentTo: string | null }) | null;
  /** The case whose number stands in its subject. */
  readonly names: NamedCase | null;
  /** Mail of this sender in the hour and in the day before it. */
  readonly inHour: number;
  readonly inDay: number;
  /** So many senders were written to in the last hour. */
  readonly isFlood: boolean;
  /** Parts were left on the server because the mail is too large. */
  readonly isTooLarge: boolean;
  readonly organIsKnown: boolean;
}

export type Verdict =
  | { readonly as: 'own' }
  | { readonly as: 'automatic'; readonly kind: AutomaticKind | 'report' }
  | { readonly as: 'bounce'; readonly report: DeliveryReport }
  /** `proven`: it came from the applicant's address and answers a mail of ours. */
  | { readonly as: 'answer'; readonly caseId: string; readonly proven: boolean }
  | { readonly as: 'application' }
  | { readonly as: 'held'; readonly reasons: readonly HeldReason[]; readonly caseId: string | null };

/**
 * What a mail is. What a machine wrote comes first, for it must never be answered; then what cannot be trusted; then what it is about. Whatever
 * is left is an application, unless something in it needs a person's eye: nothing that may be one is thrown away.
 */
export function classifyMail(mail: ReadMail, known: MailKnowledge): Verdict {
  if (known.isOurs) return { as: 'own' };
  const report = deliveryReportOf(mail);
  if (report !== undefined)
    return report.failed && report.about.length > 0 ? { as: 'bounce', report } : { as: 'automatic', kind: 'report' };
  const kind = automaticKindOf(mail);
  if (kind !== undefined) return { as: 'automatic', kind };
  const caseId = (known.answers ?? known.names)?.caseId ?? null;
  const doubts = doubtsOf(mail, known);
  if (doubts.length > 0) return { as: 'held', reasons: doubts, caseId };
  return aboutCase(mail, known) ?? (known.organIsKnown ? { as: 'application' } : { as: 'held', reasons: ['organUnknown'], caseId: null });
}

/** All of them: a person who looks at it should see everything at once. */
function doubtsOf(mail: ReadMail, known: MailKnowledge): readonly HeldReason[] {
  const isAbout = known.answers !== null || known.names !== null;
  const isEmpty = !hasWords(mail.text) && !(isAbout && mail.parts.length > 0);
  const found: readonly (readonly [HeldReason, boolean])[] = [
    ['forgedSender', isForged(mail, known)],
    ['spam', isMarkedSpam(mail)],
    ['tooMany', known.inHour >= MAX_IN_HOUR || known.inDay >= MAX_IN_DAY],
    // Whoever answers a mail of ours got it.
    ['flood', known.isFlood && known.answers === null],
    ['tooLarge', known.isTooLarge],
    ['broken', mail.broken !== null],
    ['noReadableBody', isEmpty && mail.broken === null],
    ['notEvidentlyAnApplication', !isAbout && mail.broken === null && !soundsLikeApplication(mail)],
  ];
  return found.filter(([, applies]) => applies).map(([reason]) => reason);
}

/** Links to pictures are no words. */
function hasWords(text: string): boolean {
  return /\p{Letter}/u.test(text.replace(/\[https?:[^\]\s]{1,2000}\]/g, ''));
}

function isForged(mail: ReadMail, { authentication, ownAddresses }: MailKnowledge): boolean {
  const [sender] = mail.from;
  if (sender === undefined || mail.from.length > 1 || (mail.headers.from?.length ?? 0) > 1) return true;
  if (!/^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,255}$/u.test(sender.address)) return true;
  if (ownAddresses.includes(sender.address)) return true;
  const isProven = authentication?.dmarc?.includes('pass') === true;
  return isForgedBy(authentication) || (isOwnDomain(sender.address, ownAddresses) && !isProven);
}

function aboutCase(mail: ReadMail, { answers, names }: MailKnowledge): Verdict | undefined {
  const sender = mail.from[0]?.address;
  if (answers !== null) {
    const { caseId, contact, sentTo } = answers;
    if (sentTo === null) return { as: 'held', reasons: ['answerToStaffMail'], caseId };
    return { as: 'answer', caseId, proven: sender === contact || sender === sentTo };
  }
  if (names === null) return undefined;
  if (sender !== names.contact) return { as: 'held', reasons: ['caseNoFromElsewhere'], caseId: names.caseId };
  // Anybody may type a number and an address: it is put on the case, and said to be unproven.
  return { as: 'answer', caseId: names.caseId, proven: false };
}
