import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import { type ApplicantMailKind, MAIL_KINDS, type MailKind, type StaffMailKind } from '../../engine/effects/mail-kinds.ts';
import type { MailMessage, OutboxRow } from '../../store/outbox-store.ts';
import { type Language, withLanguage } from '../language.ts';
import * as ends from './applicant-ends.ts';
import * as handling from './applicant-handling.ts';
import { type ApplicantContent, applicantModel } from './applicant-mail.ts';
import { bouncedModel } from './bounced-mail.ts';
import { digestModel } from './digest-mail.ts';
import { integrityModel } from './integrity-mail.ts';
import type { FactsOf } from './mail-kind-facts.ts';
import type { MailContext, MailModel } from './mail-model.ts';
import { receiptModel } from './receipt-mail.ts';
import { refusedModel } from './refused-mail.ts';
import { renderMail } from './render-mail.ts';
import * as staff from './staff-contents.ts';
import { type StaffContent, staffModel } from './staff-mail.ts';

/** Who gets a mail, as far as its text needs it. */
export interface MailReceiver {
  readonly address: string;
  readonly name: string | null;
  readonly language: Language;
}

/** The text of a mail, made from the facts that are kept with it. */
export type ComposeMail = (mail: Pick<OutboxRow, 'kind' | 'data' | 'caseId'>, receiver: MailReceiver) => MailMessage;

export interface MailComposerDeps {
  /** Address under which people reach the server, without a slash at its end; mail has no links without it. */
  readonly publicUrl: string | undefined;
  /** Set when answers are fetched; applicants are told not to answer otherwise. */
  readonly answersRead?: boolean;
}

interface Ask<Facts> {
  readonly facts: Facts;
  readonly receiver: MailReceiver;
  readonly context: MailContext;
}

type ComposeKind<Facts> = (ask: Ask<Facts>) => MailModel;

const toApplicant =
  (contentOf: (facts: MailFacts) => ApplicantContent): ComposeKind<MailFacts> =>
  ({ facts, context }) =>
    applicantModel(facts, contentOf(facts), context);

const toStaff =
  (contentOf: (facts: MailFacts) => StaffContent): ComposeKind<MailFacts> =>
  ({ facts, receiver, context }) =>
    staffModel(facts, contentOf(facts), { context, name: receiver.name });

const APPLICANT_MAILS: { readonly [K in ApplicantMailKind]: ComposeKind<FactsOf<K>> } = {
  receipt: ({ facts, context }) => receiptModel(facts, context),
  arrived: toApplicant(handling.arrived),
  registered: toApplicant(handling.registered),
  correctionRequested: toApplicant(handling.correctionRequested),
  correctionReceived: toApplicant(handling.correctionReceived),
  reasonsRequested: toApplicant(handling.reasonsRequested),
  thirdPartyConsulted: toApplicant(handling.thirdPartyConsulted),
  periodExtended: toApplicant(handling.periodExtended),
  replyDeferred: toApplicant(handling.replyDeferred),
  feeNotified: toApplicant(handling.feeNotified),
  paymentConfirmed: toApplicant(handling.paymentConfirmed),
  noLongerHandled: toApplicant(ends.noLongerHandled),
  withdrawn: toApplicant(ends.withdrawn),
  split: toApplicant(ends.split),
  replyReady: toApplicant(ends.replyReady),
  remedies: toApplicant(ends.remedies),
  reprocessing: toApplicant(ends.reprocessing),
};

const STAFF_MAILS: { readonly [K in StaffMailKind]: ComposeKind<FactsOf<K>> } = {
  assigned: toStaff(staff.assigned),
  arrivedOnline: toStaff(staff.arrivedOnline),
  applicantActed: toStaff(staff.applicantActed),
  waitsForYou: toStaff(staff.waitsForYou),
  returned: toStaff(staff.returned),
  deadlineNear: toStaff(staff.deadlineNear),
  deadlinePassed: toStaff(staff.deadlinePassed),
  dueMoved: toStaff(staff.dueMoved),
  lapsed: toStaff(staff.lapsed),
  proceeding: toStaff(staff.proceeding),
  proceedingLapsed: toStaff(staff.proceedingLapsed),
  reprocess: toStaff(staff.reprocess),
  mailBounced: ({ facts, receiver, context }) => bouncedModel(facts, { context, name: receiver.name }),
  digest: ({ facts, context }) => digestModel(facts, context),
  integrityFaults: ({ facts, context }) => integrityModel(facts, context),
};

/** A kind without its text does not compile. */
const COMPOSE: { readonly [K in MailKind]: ComposeKind<FactsOf<K>> } = {
  ...APPLICANT_MAILS,
  ...STAFF_MAILS,
  mailRefused: ({ facts, context }) => refusedModel(facts, context),
};

/** Makes the text of any mail. It throws for a kind that it does not know. */
export function createMailComposer({ publicUrl, answersRead = false }: MailComposerDeps): ComposeMail {
  const context: MailContext = { publicUrl: publicUrl ?? null, answersRead };
  return ({ kind, data }, receiver) => {
    if (!isMailKind(kind)) throw new Error(`There is no mail of the kind '${kind}'`);
    const compose = COMPOSE[kind] as ComposeKind<unknown>;
    return withLanguage(receiver.language, () => renderMail(compose({ facts: data, receiver, context }), receiver.address));
  };
}

function isMailKind(kind: string): kind is MailKind {
  return (MAIL_KINDS as readonly string[]).includes(kind);
}
