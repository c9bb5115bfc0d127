import type { Transporter } from 'nodemailer';
import { maskAddress, putBounceNotice } from '../../engine/effects/mail-bounce.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { type ClaimedMail, createOutboxStore, type MailError, type MailMessage, type OutboxRow } from '../../store/outbox-store.ts';
import { waitAfter } from './mail-backoff.ts';
import { automaticHeaders, messageIdOf, threadOf } from './mail-headers.ts';
import { expandRole, type Receiver, receiverOf } from './mail-receivers.ts';
import type { MailSettings } from './mail-transport.ts';
import { shorten } from './shorten.ts';
import { type SmtpFailure, smtpFailureOf } from './smtp-failure.ts';
import { smtpSecrets } from './smtp-secrets.ts';

/** Longer than the longest wait for an answer. */
export const LEASE_MS = 15 * 60_000;
/** A mail whose turn the server did not take waits as long as nobody looks for the server, at the least. */
const OUTAGE_WAIT_MS = 60_000;
const HIDDEN = '••••';

export type Compose = (mail: Pick<OutboxRow, 'kind' | 'data' | 'caseId'>, receiver: Receiver) => MailMessage;

/** Told when an attempt fails; ids only. */
export type ReportMailFailure = (error: unknown, about: { readonly mailId: number; readonly caseId: string | null }) => void;

export interface DeliverDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly compose: Compose;
  /** Undefined: mail is kept in the local mailbox. */
  readonly settings: MailSettings | undefined;
  readonly transport: () => Transporter;
  /** When the server last took a mail; null for never. */
  readonly serverOkAt: string | null;
  readonly reportFailure: ReportMailFailure;
}

/** `sent`, `refused`: the server answered. `aside`: it was not asked. `failed`: the server failed, not the mail. */
export type Delivery = { readonly result: 'sent' | 'refused' | 'aside' } | { readonly result: 'failed'; readonly code: string };

/** Carries one claimed mail as far as it goes now. Rejects when the database fails: the claim then holds until its lease is over. */
export async function deliverMail(mail: ClaimedMail, deps: DeliverDeps): Promise<Delivery> {
  const { db, now, settings } = deps;
  if (mail.recipient.kind === 'role') {
    await expandRole(db, mail, now().toISOString());
    return ASIDE;
  }
  const receiver = await receiverOf(mail, db);
  if (receiver === undefined) return end(mail, deps, { state: 'skipped' });
  const draft = attempt(() => drafted(mail, receiver, deps.compose));
  if ('error' in draft) return afterFailure(draft.error, { mail, address: receiver.address }, deps);
  const thread = settings === undefined ? {} : await threadOf(db, mail, { to: receiver.address, from: settings.from });
  // Somebody who held it too long, or a person who cancelled it, is found out here and not by the receiver.
  const leasedUntil = new Date(now().getTime() + LEASE_MS).toISOString();
  if (!(await createOutboxStore(db.write).renew(mail, leasedUntil, { ...thread, ...draft.kept }))) return ASIDE;
  if (settings === undefined) return end(mail, deps, { state: 'kept' });
  const handed = await handOver(mail, { ...thread, ...draft.sent }, { ...deps, settings });
  if ('error' in handed) return afterFailure(handed.error, { mail, address: receiver.address }, deps);
  await end(mail, deps, { state: 'sent', ...(handed.answer === null ? {} : { serverAnswer: handed.answer }) });
  return { result: 'sent' };
}

const ASIDE: Delivery = { result: 'aside' };

interface Draft {
  /** With the secrets. */
  readonly sent: MailMessage;
  readonly kept: MailMessage;
}

/** The text is made once and then stays as it is, but for secrets and when the receiver has another address now. */
function drafted(mail: ClaimedMail, receiver: Receiver, compose: Compose): Draft {
  const known = mail.message?.to === receiver.address ? mail.message : null;
  const kept = known ?? compose({ ...mail, data: withHiddenSecrets(mail.data) }, receiver);
  return { kept, sent: mail.data.secrets === undefined ? kept : { ...kept, ...compose(mail, receiver) } };
}

function attempt<T extends object>(work: () => T): T | { readonly error: unknown } {
  try {
    return work();
  } catch (error) {
    return { error };
  }
}

type HandOverDeps = DeliverDeps & { readonly settings: MailSettings };
type HandedOver = { readonly answer: string | null } | { readonly error: unknown };

async function handOver(mail: ClaimedMail, message: MailMessage, { settings, transport }: HandOverDeps): Promise<HandedOver> {
  try {
    const { response } = (await transport().sendMail(envelopeOf(mail, message, settings.from))) as { readonly response?: unknown };
    return { answer: shorten(String(response), [...smtpSecrets(settings.smtpUrl), [message.to, maskAddress(message.to)]]) };
  } catch (error) {
    return { error };
  }
}

function envelopeOf(mail: ClaimedMail, message: MailMessage, from: string) {
  const { to, subject, text, html, inReplyTo, references } = message;
  return {
    from,
    replyTo: from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: messageIdOf(mail, from),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references === undefined ? {} : { references: [...references] }),
    headers: automaticHeaders(mail.kind),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function end(
  mail: ClaimedMail,
  { db, now }: DeliverDeps,
  how: { state: 'sent' | 'kept' | 'skipped'; serverAnswer?: string },
): Promise<Delivery> {
  await createOutboxStore(db.write).end(mail, { ...how, at: now().toISOString() });
  return ASIDE;
}

interface Failed {
  readonly mail: ClaimedMail;
  readonly address: string;
}

async function afterFailure(error: unknown, { mail, address }: Failed, deps: DeliverDeps): Promise<Delivery> {
  const { db, now, settings, reportFailure } = deps;
  const failure = smtpFailureOf(error, { address, secrets: settings === undefined ? [] : smtpSecrets(settings.smtpUrl) });
  const noted: MailError = { code: failure.code, answer: failure.answer, at: now().toISOString() };
  if (isOfServer(failure, mail, deps.serverOkAt)) {
    const nextAt = new Date(now().getTime() + OUTAGE_WAIT_MS).toISOString();
    await createOutboxStore(db.write).postpone(mail, { nextAt, error: noted, counted: false });
    return { result: 'failed', code: failure.code };
  }
  reportFailure(error, { mailId: mail.id, caseId: mail.caseId });
  const wait = failure.kind === 'refusedForGood' ? undefined : waitAfter(mail.attempts + 1);
  if (wait === undefined) await giveUp(mail, noted, deps);
  else
    await createOutboxStore(db.write).postpone(mail, {
      nextAt: new Date(now().getTime() + wait).toISOString(),
      error: noted,
      counted: true,
    });
  return { result: 'refused' };
}

/** A mail on which the server hangs up again and again, while it takes others, is to blame itself. */
function isOfServer({ kind }: SmtpFailure, { error }: ClaimedMail, serverOkAt: string | null): boolean {
  if (kind === 'outOfReach') return true;
  return kind === 'dropped' && !(error !== null && serverOkAt !== null && serverOkAt > error.at);
}

async function giveUp(mail: ClaimedMail, error: MailError, { db }: DeliverDeps): Promise<void> {
  await withTransaction(db, async (trx) => {
    if (await createOutboxStore(trx).end(mail, { state: 'failed', at: error.at, error })) await putBounceNotice(trx, mail, error);
  });
}

/** What must reach the receiver and must not be kept. */
function withHiddenSecrets({ secrets, ...data }: OutboxRow['data']): OutboxRow['data'] {
  return secrets === undefined ? data : { ...data, secrets: hidden(secrets) };
}

function hidden(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return HIDDEN;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hidden(inner)]));
}
