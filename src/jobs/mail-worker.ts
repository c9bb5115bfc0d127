import { hostname } from 'node:os';
import { createTransport, type Transporter } from 'nodemailer';
import type { Database } from '../store/database.ts';
import { type ClaimedMail, createOutboxStore, type MailMessage, type OutboxRow } from '../store/outbox-store.ts';
import { createUserStore } from '../store/user-store.ts';

const LEASE_MS = 5 * 60_000;
const CLAIM_MAILS = 20;
/** Waits double from one minute to six hours: about three days in all. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
const MAX_ATTEMPTS = 20;
/** A server that does not answer must not hold up the mail behind it for long. */
const TIMEOUT_MS = 20_000;

export interface MailSettings {
  /** smtp://user:password@host:port or smtps://… */
  readonly smtpUrl: string;
  /** Sender as it stands in the mail. */
  readonly from: string;
}

type Compose = (
  mail: Pick<OutboxRow, 'kind' | 'data' | 'caseId'>,
  receiver: { readonly address: string; readonly name: string | null; readonly language: 'zh' | 'en' },
) => MailMessage;

export interface MailWorkerDeps {
  readonly db: Database;
  readonly now: () => Date;
  /** Undefined: mail is kept in the local mailbox. */
  readonly settings: MailSettings | undefined;
  readonly compose: Compose;
  readonly reportFailure: (error: unknown, about: { readonly mailId: number; readonly caseId: string | null }) => void;
}

/**
 * Sends what lies in the outbox, at least once: a mail whose sending was not heard to end is sent again under the same Message-ID, by which
 * receiving systems know it. Any number of workers may run. A mail that the server refuses for good is given up.
 */
export function createMailWorker(deps: MailWorkerDeps) {
  const { db, now, settings } = deps;
  const outbox = createOutboxStore(db.write);
  const runDue = async (): Promise<number> => {
    const claimed = await outbox.claimDue({ now: now(), leaseMs: LEASE_MS, limit: CLAIM_MAILS });
    if (claimed.length === 0 || settings === undefined) return 0;
    const transport = createTransport({
      url: settings.smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
    try {
      return await sendAll(claimed, { ...deps, settings, transport });
    } finally {
      transport.close();
    }
  };
  return { runDue };
}

type SendDeps = MailWorkerDeps & { readonly transport: Transporter; readonly settings: MailSettings };

async function sendAll(mails: readonly ClaimedMail[], deps: SendDeps): Promise<number> {
  let [sent, reachable] = [0, true];
  for (const mail of mails) {
    const outcome = reachable ? await sendOne(mail, deps) : await keepForLater(mail, deps);
    if (outcome === 'sent') sent += 1;
    if (outcome === 'outOfReach') reachable = false;
  }
  return sent;
}

async function sendOne(mail: ClaimedMail, deps: SendDeps): Promise<'sent' | 'refused' | 'outOfReach'> {
  const { db, now, settings, transport, reportFailure, compose } = deps;
  const receiver = await receiverOf(mail, deps);
  const at = (): string => now().toISOString();
  if (receiver === undefined) {
    await createOutboxStore(db.write).end(mail, { state: 'skipped', at: at() });
    return 'refused';
  }
  const message = compose(mail, receiver);
  try {
    await transport.sendMail({
      from: settings.from,
      to: { name: '', address: message.to },
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: `<${mail.messageId}@${senderDomain(settings.from)}>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    reportFailure(error, { mailId: mail.id, caseId: mail.caseId });
    if (!isRefusedForGood(error)) return keepForLater(mail, deps, isOutOfReach(error) ? 'outOfReach' : 'refused');
    await createOutboxStore(db.write).end(mail, { state: 'failed', at: at() });
    return 'refused';
  }
  await createOutboxStore(db.write).end(mail, { state: 'sent', at: at() });
  return 'sent';
}

async function receiverOf({ recipient, language }: ClaimedMail, { db }: SendDeps) {
  if (recipient.kind === 'address') return { address: recipient.address, name: recipient.name ?? null, language: language ?? 'zh' };
  if (recipient.kind === 'role') return undefined;
  const user = await createUserStore(db.read).findById(recipient.userId);
  if (user?.email == null || user.disabledAt !== null) return undefined;
  return { address: user.email, name: user.name, language: language ?? user.language ?? 'zh' };
}

async function keepForLater(
  mail: ClaimedMail,
  { db, now }: SendDeps,
  because: 'refused' | 'outOfReach' = 'outOfReach',
): Promise<'refused' | 'outOfReach'> {
  const outbox = createOutboxStore(db.write);
  const nextAt = new Date(now().getTime() + waitAfter(mail.attempts)).toISOString();
  if (mail.attempts >= MAX_ATTEMPTS) await outbox.end(mail, { state: 'failed', at: now().toISOString() });
  else await outbox.postpone(mail, { nextAt, error: null });
  return because;
}

/** Nothing was answered, or nobody is let in. */
function isOutOfReach(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return responseCode === undefined || code === 'EAUTH';
}

function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}

/** A refusal of this mail or its receiver (5xx after the greeting), not of the connection or the password. */
function isRefusedForGood(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return typeof responseCode === 'number' && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

function senderDomain(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? hostname();
}
