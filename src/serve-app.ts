import { disclosureRequestMachine } from '../machines/disclosure-request.machine.ts';
import { PROCEEDING_MACHINES } from '../machines/proceedings.ts';
import { accessSettings } from './cli/access-environment.ts';
import type { CreateServeApp } from './cli/cli-context.ts';
import type { Environment } from './cli/environment.ts';
import { loadSessionSecret } from './cli/session-secret.ts';
import { createSessionStore } from './cli/session-store.ts';
import type { Worker } from './cli/worker-loop.ts';
import type { PageWorkshop } from './documents/pages/page-workshop.ts';
import { createAccess } from './engine/access/access.ts';
import { isUnset } from './engine/administration/setup.ts';
import { createApplicantHints } from './engine/applicant-hints.ts';
import { type CalendarService, createCalendarService } from './engine/calendar-service.ts';
import { heldMail } from './engine/digest-inbound.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { createRecordedScan } from './engine/files/recorded-scan.ts';
import { createVirusScan, type VirusScan } from './engine/files/scan-virus.ts';
import { createIdentityProvider } from './engine/identity/identity-provider.ts';
import { createLetterPress } from './engine/letters/letter-press.ts';
import { loadFonts } from './engine/letters/load-fonts.ts';
import { PLAIN_SIGNER } from './engine/letters/signer.ts';
import { createPageWorkshop } from './engine/pages/create-page-workshop.ts';
import { createWebhookPost } from './engine/webhooks/post-webhook.ts';
import { createClockWorker } from './jobs/clock-worker.ts';
import { createDigestWorker } from './jobs/digest-worker.ts';
import { createFaxWorkers } from './jobs/fax/fax-workers.ts';
import { createImapSource } from './jobs/inbound/imap-source.ts';
import { createInboxWorker } from './jobs/inbox-worker.ts';
import { createIntegrityWorker } from './jobs/integrity-worker.ts';
import { loadDkimKey } from './jobs/mail/dkim-key.ts';
import type { MailSettings } from './jobs/mail/mail-transport.ts';
import { createMailCleaner } from './jobs/mail-cleaner.ts';
import { createMailWorker } from './jobs/mail-worker.ts';
import { withBeat } from './jobs/node-beat.ts';
import { createUploadCleaner } from './jobs/upload-cleaner.ts';
import { createWebhookWorker } from './jobs/webhook-worker.ts';
import { findEvent } from './law/events/catalogue.ts';
import { createServerDesk } from './server-desk.ts';
import type { Database } from './store/database.ts';
import type { FileVault } from './store/file-vault.ts';
import { pendingMigrations } from './store/migrate.ts';
import { openVault } from './store/open-vault.ts';
import { getProgramVersion } from './store/project-root.ts';
import { createServiceStateStore } from './store/service-state-store.ts';
import { createUserStore } from './store/user-store.ts';
import { createApp } from './web/app.ts';
import { createCaseDesk } from './web/case-desk.ts';
import { createMailComposer } from './web/mail/compose-mail.ts';
import { createMetrics } from './web/metrics.ts';
import { createWebEngine } from './web/web-engine.ts';

const MINUTE_MS = 60_000;
/** A receipt is awaited by somebody. */
const MAIL_EVERY_MS = 5_000;
/** A mail whose sending takes long holds up one of them. */
const MAIL_LANES = ['mail 1', 'mail 2', 'mail 3'] as const;
const WEBHOOKS_EVERY_MS = 5_000;

/** Mail is no telephone call. */
const INBOX_EVERY_MS = 30_000;

type ServeDeps = Parameters<CreateServeApp>[0];

/** The web front end on the engine and a migrated database, and the workers beside it, each in a loop of its own: a mail server that does not answer holds up no deadline. */
export const createServeApp: CreateServeApp = async (deps) => {
  const { db, environment, now, reportFailure, stopping } = deps;
  const calendars = await createCalendarService({ db, now });
  const vault = await openVault({ db, dataDir: environment.dataDir, place: environment.files?.place, now });
  const scan = scanOf(deps);
  const press = createLetterPress({ vault, fonts: await loadFonts(environment.fonts), signer: PLAIN_SIGNER });
  const pages = createPageWorkshop();
  stopping?.addEventListener('abort', () => void pages.close());
  const engine = createEngine({ db, now, calendar: calendars.current, press });
  const users = createUserStore(db.read);
  const sessionSecret = environment.sessionSecret ?? (await loadSessionSecret(environment.dataDir));
  const { secondFactor, limits } = environment.access ?? accessSettings({});
  await forgetUnused(db, environment);
  const app = createApp({
    now,
    today: engine.today,
    calendar: calendars.current,
    db,
    vault,
    press,
    pages,
    scan,
    engine: createWebEngine({ db, engine, calendars, vault }),
    desk: createCaseDesk({ db, now, today: engine.today, calendar: calendars.current }),
    hints: createApplicantHints({ db, today: engine.today }),
    users: { findByLogin: users.findByLogin, findById: users.findById },
    findEvent,
    machines: { disclosureRequest: disclosureRequestMachine, ...PROCEEDING_MACHINES },
    sessionStore: createSessionStore(db, reportFailure),
    sessionSecret,
    access: createAccess({ db, now, secret: sessionSecret, policy: secondFactor, limits }),
    ...surroundingsOf(environment, now),
    services: () => createServiceStateStore(db.read).list(),
    ready: () => answers(db),
    ...(await forAdministrators(deps, { engine, calendars })),
    stopping,
    reportError: reportFailure,
  });
  const workers = await createWorkers(deps, { engine, calendars, vault, pages, scan });
  return { app, workers: withBeat(workers, { db, now, version: getProgramVersion(), everyMs: MINUTE_MS }) };
};

/** How people and letters come and go. */
function surroundingsOf(environment: Environment, now: () => Date) {
  const { secureCookies, trustedProxies, mail, inbox, publicUrl, oidc } = environment;
  return {
    secureCookies,
    trustedProxies,
    mailEnabled: mail !== undefined,
    inboxEnabled: inbox !== undefined,
    faxWay: faxWayOf(environment),
    publicUrl,
    identityProvider: oidc === undefined ? undefined : createIdentityProvider(oidc, now),
  };
}

/** Of a mail server that is not configured any more nobody is told how it failed last. A node that still uses it finds out anew. */
async function forgetUnused(db: Database, { mail, inbox, files }: Environment): Promise<void> {
  const states = createServiceStateStore(db.write);
  if (mail === undefined) await states.forget('smtp');
  if (inbox === undefined) await states.forget('imap');
  if (files?.clamd === undefined) await states.forget('clamd');
}

function scanOf({ db, environment: { files }, now }: ServeDeps): VirusScan | undefined {
  return files?.clamd === undefined ? undefined : createRecordedScan({ db, now, scan: createVirusScan({ address: files.clamd }) });
}

function faxWayOf({ fax }: Environment): 'mail' | 'command' | undefined {
  return fax?.command !== undefined ? 'command' : fax?.mail !== undefined ? 'mail' : undefined;
}

interface Core {
  readonly vault: FileVault;
  readonly engine: Engine;
  readonly calendars: CalendarService;
  readonly pages: PageWorkshop;
  readonly scan: VirusScan | undefined;
}

async function createWorkers(deps: ServeDeps, { engine, calendars, vault, pages, scan }: Core): Promise<Worker[]> {
  const { db, environment, now, reportFailure, stopping } = deps;
  const worker = createClockWorker({ db, engine, now, reportFailure, stopping });
  const cleaner = createUploadCleaner({ db, vault, now, today: engine.today });
  const webhooks = createWebhookWorker({ db, now, post: createWebhookPost(), reportFailure, stopping });
  const digests = createDigestWorker({ db, now, calendar: calendars.current, inbound: heldMail(db) });
  const inbox = createInboxWorker({
    db,
    vault,
    scan,
    engine,
    now,
    source: environment.inbox === undefined ? undefined : createImapSource(environment.inbox.imapUrl),
    organName: environment.inbox?.organ,
    settings: { ownAddresses: ownAddresses(environment), authservId: environment.inbox?.authservId },
    reportFailure,
    stopping,
  });
  const keepUp = keepUpWithCalendar(calendars);
  const runClock = async (): Promise<void> => {
    await keepUp();
    await worker.runDue();
    await createServiceStateStore(db.write).markOk('clock', now().toISOString());
  };
  return [
    { name: 'clock', everyMs: MINUTE_MS, run: runClock },
    { name: 'digest', everyMs: MINUTE_MS, run: digests.runDue },
    ...(await mailWorkers(deps, engine)),
    { name: 'webhooks', everyMs: WEBHOOKS_EVERY_MS, run: webhooks.runDue },
    { name: 'inbox', everyMs: INBOX_EVERY_MS, run: inbox.runDue },
    ...(await faxWorkers(deps, { engine, vault, pages, scan })),
    { name: 'uploads', everyMs: MINUTE_MS, run: cleaner.runDaily },
    { name: 'integrity', everyMs: MINUTE_MS, run: createIntegrityWorker({ db, vault, now, stopping }).runDue },
  ];
}

async function faxWorkers(
  deps: ServeDeps,
  { engine, vault, pages: workshop, scan }: Pick<Core, 'engine' | 'vault' | 'pages' | 'scan'>,
): Promise<Worker[]> {
  const { dataDir, fax, mail } = deps.environment;
  return createFaxWorkers({ ...deps, engine, vault, workshop, scan, dataDir, fax, smtp: await withDkimKey(mail) });
}

/** Three that send, side by side, and one that cleans up. */
async function mailWorkers({ db, environment, now, reportFailure, stopping }: ServeDeps, { today }: Engine): Promise<Worker[]> {
  const compose = createMailComposer({ publicUrl: environment.publicUrl, answersRead: environment.inbox !== undefined });
  const settings = await withDkimKey(environment.mail);
  const { runDue } = createMailWorker({ db, now, settings, compose, reportFailure, stopping });
  const { runDaily } = createMailCleaner({ db, now, today });
  return [
    ...MAIL_LANES.map((name) => ({ name, everyMs: MAIL_EVERY_MS, run: runDue })),
    { name: 'mail cleaner', everyMs: MINUTE_MS, run: runDaily },
  ];
}

/** @throws {InvalidInputError} when mail is to be signed and the key is no use. */
async function withDkimKey(mail: Environment['mail']): Promise<MailSettings | undefined> {
  if (mail === undefined) return undefined;
  const { dkim, ...settings } = mail;
  return dkim === undefined ? settings : { ...settings, dkim: await loadDkimKey(dkim) };
}

/**
 * `yishen calendar import` is another process. Once more a run later: meanwhile another node may have recorded by the calendar it had.
 */
function keepUpWithCalendar(calendars: CalendarService): () => Promise<void> {
  let version = '';
  let runsLeft = 0;
  return async () => {
    await calendars.reload();
    if (calendars.current().version !== version) runsLeft = 2;
    version = calendars.current().version;
    if (runsLeft === 0) return;
    await calendars.recomputeOutdated();
    runsLeft -= 1;
  };
}

/** The published mailbox, where its login is its address, and the sender of our mail. */
function ownAddresses({ inbox, mail }: Environment): readonly string[] {
  const login = inbox === undefined ? '' : decodeURIComponent(new URL(inbox.imapUrl).username);
  const sender = /[^\s@<>]+@[^\s@<>]+/.exec(mail?.from ?? '')?.[0] ?? '';
  return [login, sender].filter((address) => address.includes('@')).map((address) => address.toLowerCase());
}

/** What only administrators and those who watch the server ask for. */
async function forAdministrators({ db, environment }: ServeDeps, { engine, calendars }: Pick<Core, 'engine' | 'calendars'>) {
  return {
    isUnset: untilSetUp(db),
    metrics: createMetrics({ db, today: engine.today }),
    metricsToken: environment.metricsToken,
    server: createServerDesk(environment, await withDkimKey(environment.mail)),
    calendars,
  };
}

/** Accounts are never deleted: once there is one, nobody has to ask again. */
function untilSetUp(db: Database): () => Promise<boolean> {
  let unset = true;
  return async () => {
    if (unset) unset = await isUnset(db);
    return unset;
  };
}

/** True when the database answers and has the schema of this program. */
async function answers(db: Database): Promise<boolean> {
  try {
    return (await pendingMigrations(db)).length === 0;
  } catch {
    return false; // whatever is wrong, this server cannot serve now
  }
}
