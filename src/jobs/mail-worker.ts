import type { Transporter } from 'nodemailer';
import type { Database } from '../store/database.ts';
import { createOutboxReadModel } from '../store/outbox-read-model.ts';
import { type ClaimedMail, createOutboxStore } from '../store/outbox-store.ts';
import { type Compose, deliverMail, LEASE_MS, type ReportMailFailure } from './mail/deliver-mail.ts';
import { MAIL_TIMEOUTS, type MailSettings, type MailTimeouts, openTransport } from './mail/mail-transport.ts';
import { createServerWatch, type ServerGate } from './mail/server-watch.ts';
import { smtpFailureOf } from './mail/smtp-failure.ts';

export interface MailWorkerDeps {
  readonly db: Database;
  readonly now: () => Date;
  /** Undefined: mail is kept in the local mailbox. */
  readonly settings: MailSettings | undefined;
  readonly compose: Compose;
  readonly reportFailure: ReportMailFailure;
  /** Aborted when the server stops: the mail under way is the last. */
  readonly stopping?: AbortSignal | undefined;
  readonly timeouts?: MailTimeouts;
}

/**
 * Sends what lies in the outbox, at least once: a mail whose sending was not heard to end is sent again under the same Message-ID, by which
 * receiving systems know it. Any number of workers may run, each with one mail in hand and one connection. A mail that is refused for good is
 * given up; a server that is out of reach uses up no attempts.
 */
export function createMailWorker(deps: MailWorkerDeps) {
  /** @returns how many mails were sent. */
  const runDue = async (): Promise<number> => {
    const line = openLine(deps);
    try {
      return await sendDue(deps, line.open);
    } finally {
      line.close();
    }
  };
  return { runDue };
}

/** The connection of one run, opened when it is needed. */
function openLine({ settings, timeouts = MAIL_TIMEOUTS }: MailWorkerDeps) {
  let transport: Transporter | undefined;
  return {
    open(): Transporter {
      if (settings === undefined) throw new Error('Mail is kept here and not sent');
      transport ??= openTransport(settings, timeouts);
      return transport;
    },
    close: (): void => transport?.close(),
  };
}

async function sendDue(deps: MailWorkerDeps, transport: () => Transporter): Promise<number> {
  const { db, now } = deps;
  const outbox = createOutboxStore(db.write);
  let [sent, server] = [0, await lookAtServer(deps)];
  while (server.gate !== 'shut' && deps.stopping?.aborted !== true) {
    const [mail] = await outbox.claimDue({ now: now(), leaseMs: LEASE_MS, limit: 1 });
    if (mail === undefined) {
      if (server.gate === 'probe' && !(await createOutboxReadModel(db.read).isAnyWaiting())) await knock(deps, transport);
      break;
    }
    const delivery = await deliverMail(mail, { ...deps, transport, serverOkAt: server.state?.okAt ?? null });
    if (delivery.result === 'aside') continue;
    if (delivery.result === 'failed') {
      await noteFailure(deps, { mail, code: delivery.code, server });
      break;
    }
    if (delivery.result === 'sent') sent += 1;
    await createServerWatch(deps).worked(server.state);
    server = await lookAtServer(deps);
  }
  return sent;
}

async function lookAtServer(deps: MailWorkerDeps): Promise<ServerGate> {
  return deps.settings === undefined ? { gate: 'open', state: undefined } : createServerWatch(deps).look();
}

interface ServerFailure {
  readonly mail: ClaimedMail;
  readonly code: string;
  readonly server: ServerGate;
}

/** The log has it once an outage, without what the server said. */
async function noteFailure(deps: MailWorkerDeps, { mail, code, server }: ServerFailure): Promise<void> {
  if (server.state?.failingSince == null) {
    const error = Object.assign(new Error('The mail server is out of reach'), { code });
    deps.reportFailure(error, { mailId: mail.id, caseId: mail.caseId });
  }
  await createServerWatch(deps).failed(code);
}

/** Looks whether a server that failed lets us in again when there is no mail left to find out by. */
async function knock({ db, now, settings }: MailWorkerDeps, transport: () => Transporter): Promise<void> {
  if (settings === undefined) return;
  const watch = createServerWatch({ db, now });
  try {
    await transport().verify();
    await watch.worked(undefined);
  } catch (error) {
    await watch.failed(smtpFailureOf(error, { address: '', secrets: [] }).code);
  }
}
