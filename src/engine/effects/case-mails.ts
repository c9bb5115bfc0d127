import { civilDateOfInstant } from '../../law/civil-date.ts';
import type { StaffRole } from '../../law/roles.ts';
import type { MailRecipient, NewMail } from '../../store/outbox-store.ts';
import type { CaseRow, HistoryRow } from '../../store/rows.ts';
import type { MailFacts } from './mail-facts.ts';
import type { ApplicantMailKind, MailKind, StaffMailKind } from './mail-kinds.ts';

/** Warnings are read in the morning. */
const WARN_AT = 'T09:00:00+08:00';

/** What the applicant is told of by mail, where an address is known. It takes the place of no letter: service is a matter of the letters. */
const APPLICANT_MAILS: Readonly<Partial<Record<string, ApplicantMailKind>>> = {
  'application.arrived': 'arrived',
  'application.dictated': 'arrived',
  'receipt.confirmed': 'registered',
  'correction.requested': 'correctionRequested',
  'correction.received': 'correctionReceived',
  'supplement.received': 'correctionReceived',
  'reasons.requested': 'reasonsRequested',
  'thirdParty.consulted': 'thirdPartyConsulted',
  'period.extended': 'periodExtended',
  'reply.deferred': 'replyDeferred',
  'fee.notified': 'feeNotified',
  'fee.paid': 'paymentConfirmed',
  'correction.lapsed': 'noLongerHandled',
  'fee.lapsed': 'noLongerHandled',
  'application.withdrawn': 'withdrawn',
  'application.split': 'split',
  'reply.served': 'replyReady',
  'reply.givenOnTheSpot': 'remedies',
  'service.proven': 'remedies',
  'reprocessing.ordered': 'reprocessing',
  'reply.revoked': 'reprocessing',
};

/** `handler` is whoever has the case, or every officer while nobody has it. `chosen` is the person an assignment names. */
type Receiver = 'handler' | 'chosen' | StaffRole;

interface StaffMail {
  readonly kind: StaffMailKind;
  readonly to: readonly Receiver[];
}

const LAPSED: StaffMail = { kind: 'lapsed', to: ['handler'] };
const PROCEEDING: StaffMail = { kind: 'proceeding', to: ['handler', 'legalReviewer'] };
/** A limit of others in a proceeding has passed: what follows from it is ours to know. */
const LAPSED_ELSEWHERE: StaffMail = { kind: 'lapsed', to: ['handler', 'legalReviewer'] };
const PROCEEDING_LAPSED: StaffMail = { kind: 'proceedingLapsed', to: ['handler', 'legalReviewer', 'officeHead'] };

const STAFF_MAILS: Readonly<Partial<Record<string, StaffMail>>> = {
  'handler.assigned': { kind: 'assigned', to: ['chosen'] },
  'reply.submitted': { kind: 'waitsForYou', to: ['legalReviewer'] },
  'legal.approved': { kind: 'waitsForYou', to: ['leader'] },
  'reply.approved': { kind: 'waitsForYou', to: ['handler'] },
  'legal.returned': { kind: 'returned', to: ['handler'] },
  'reply.returned': { kind: 'returned', to: ['handler'] },
  'deadline.neared': { kind: 'deadlineNear', to: ['handler'] },
  'deadline.passed': { kind: 'deadlinePassed', to: ['handler', 'officeHead'] },
  'calendar.amended': { kind: 'dueMoved', to: ['handler'] },
  'correction.lapsed': LAPSED,
  'reasons.lapsed': LAPSED,
  'fee.lapsed': LAPSED,
  'thirdParty.lapsed': LAPSED,
  'organ.lapsed': LAPSED,
  'review.noticeReceived': PROCEEDING,
  'litigation.pleadingsReceived': PROCEEDING,
  'review.deemedAccepted': LAPSED_ELSEWHERE,
  'review.correctionLapsed': LAPSED_ELSEWHERE,
  'review.lapsed': LAPSED_ELSEWHERE,
  'litigation.appealLapsed': LAPSED_ELSEWHERE,
  'review.answerLapsed': PROCEEDING_LAPSED,
  'litigation.defenceLapsed': PROCEEDING_LAPSED,
  'reprocessing.ordered': { kind: 'reprocess', to: ['handler', 'officeHead'] },
};

interface MailAsk {
  readonly entry: HistoryRow;
  readonly row: CaseRow;
  readonly facts: () => MailFacts;
}

/** The mails that an event gives rise to. Pure: they are stored with the event and sent later. */
export function mailsOf(ask: MailAsk): NewMail[] {
  const { entry, row } = ask;
  if (isOfAnotherSystem(entry, row)) return [];
  const toApplicant = APPLICANT_MAILS[entry.type];
  const mails: NewMail[] = [];
  if (toApplicant !== undefined && row.contact !== null) {
    mails.push(mail(ask, { kind: toApplicant, recipient: addressOf(row), tag: 'applicant', language: row.contact.language }));
  }
  for (const { kind, recipient, tag } of staffMails(entry, row)) mails.push(mail(ask, { kind, recipient, tag, language: null }));
  return mails;
}

/** A lapse of before the case came here was no news to anybody. */
function isOfAnotherSystem(entry: HistoryRow, row: CaseRow): boolean {
  return entry.actorKind === 'clock' && entry.effectiveOn < civilDateOfInstant(new Date(row.createdAt));
}

function addressOf(row: CaseRow): MailRecipient {
  const { applicantName, contact } = row;
  return { kind: 'address', address: contact?.email ?? '', ...(applicantName === null ? {} : { name: applicantName }) };
}

type StaffRecipient = Exclude<MailRecipient, { readonly kind: 'address' }>;

interface Addressed {
  readonly kind: MailKind;
  readonly recipient: MailRecipient;
  /** Tells the mails of one event apart. */
  readonly tag: string;
}

function staffMails(entry: HistoryRow, row: CaseRow): Addressed[] {
  // Nobody is written to of what they did themselves, nor is who is named told once more for an office that they hold.
  const told = new Set(entry.actorKind === 'staff' ? [entry.actorId] : []);
  return staffMailOf(entry).flatMap(({ kind, to }) =>
    to.flatMap((receiver): Addressed[] => {
      const recipient = recipientOf(receiver, entry, row);
      if (recipient.kind === 'role') return [{ kind, recipient: { ...recipient, except: [...told] }, tag: receiver }];
      if (told.has(recipient.userId)) return [];
      told.add(recipient.userId);
      return [{ kind, recipient, tag: recipient.userId }];
    }),
  );
}

function staffMailOf(entry: HistoryRow): StaffMail[] {
  const { type, actorKind } = entry;
  const outside = actorKind === 'applicant' || actorKind === 'mailbox';
  if (outside && entry.version === 1) return [{ kind: 'arrivedOnline', to: ['registrar'] }];
  if (outside) return [{ kind: 'applicantActed', to: ['handler'] }];
  const listed = STAFF_MAILS[type];
  if (listed === undefined) return [];
  return [type === 'deadline.neared' ? { ...listed, to: [...listed.to, ...alsoWarned(entry)] } : listed];
}

/** Of limits in proceedings those who write there; on the last day of the reply the head of the office. */
function alsoWarned({ data, effectiveOn }: HistoryRow): readonly Receiver[] {
  if (data.proceeding !== undefined) return ['legalReviewer'];
  return data.dueOn === effectiveOn && (data.limit ?? 'reply') === 'reply' ? ['officeHead'] : [];
}

function recipientOf(receiver: Receiver, { data }: HistoryRow, row: CaseRow): StaffRecipient {
  if (receiver === 'chosen') return { kind: 'user', userId: String(data.user) };
  if (receiver !== 'handler') return { kind: 'role', role: receiver };
  return row.assignedTo === null ? { kind: 'role', role: 'officer' } : { kind: 'user', userId: row.assignedTo };
}

function mail({ entry, row, facts }: MailAsk, about: Addressed & { readonly language: NewMail['language'] }): NewMail {
  const { kind, recipient, tag, language } = about;
  return {
    messageKey: `${row.id}:${entry.version}:${kind}:${tag}`,
    caseId: row.id,
    organId: row.organId,
    kind,
    recipient,
    language,
    data: { ...facts() },
    ...(entry.type === 'deadline.neared' ? { notBefore: new Date(`${entry.effectiveOn}${WARN_AT}`).toISOString() } : {}),
  };
}
