import { type HandleDeps, handleMail } from '../engine/inbound/handle-mail.ts';
import { createInboundStore } from '../store/inbound-store.ts';
import { createMailboxStore, type MailboxLease } from '../store/mailbox-store.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { OrganRow } from '../store/rows.ts';
import { createServiceStateStore } from '../store/service-state-store.ts';
import type { MailSource, OpenMailbox } from './inbound/mail-source.ts';
import { storeMail } from './inbound/store-mail.ts';
import { createStuckMails, type StuckMails } from './inbound/stuck-mails.ts';

/** Renewed with each mail: a node that dies is followed by another after so long. */
const LEASE_MS = 5 * 60_000;
/** Mails of one run; the rest waits for the next. */
const MAILS_AT_ONCE = 100;
/** Waits after a failure double from half a minute to a quarter of an hour. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Numbers in one command to the mail server. */
const FLAGS_AT_ONCE = 200;

export interface InboxWorkerDeps extends HandleDeps {
  /** Undefined: no mail is fetched; what was fetched before is still handled. */
  readonly source: MailSource | undefined;
  /** Name of the organ whose mailbox it is; undefined: the only one there is. */
  readonly organName?: string | undefined;
  readonly reportFailure: (error: unknown, about: { readonly mailId: number | null }) => void;
  /** Aborted when the server stops: the mail under way is the last. */
  readonly stopping?: AbortSignal | undefined;
}

/**
 * Fetches mail and handles it. One node at a time works on a mailbox; any number may run. Each mail is stored before it is handled and the
 * server is told last, so that work that breaks off anywhere goes on from there: nothing is lost and nothing is taken twice.
 */
export function createInboxWorker(deps: InboxWorkerDeps) {
  let [failures, restUntil] = [0, 0];
  const stuck = createStuckMails();
  const fetchNow = async (source: MailSource, lease: MailboxLease): Promise<void> => {
    const states = createServiceStateStore(deps.db.write);
    try {
      await fetchMail({ ...deps, source, lease, stuck });
      failures = 0;
      await states.markOk('imap', deps.now().toISOString());
    } catch (error) {
      failures += 1;
      restUntil = deps.now().getTime() + Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
      await states.markFailed('imap', { now: deps.now().toISOString(), error: kindOf(error) });
    }
  };
  return {
    /** @returns how many mails were handled. */
    async runDue(): Promise<number> {
      const { source, db, now } = deps;
      const mailboxes = createMailboxStore(db.write);
      if (source === undefined) return handleStored(deps);
      const lease = await mailboxes.lease(source.name, { now: now().toISOString(), until: leaseEnd(now()) });
      if (lease === undefined) return 0;
      try {
        if (now().getTime() >= restUntil) await fetchNow(source, lease);
        return await handleStored(deps, lease);
      } finally {
        await mailboxes.release(lease);
      }
    },
  };
}

type FetchDeps = InboxWorkerDeps & { readonly source: MailSource; readonly lease: MailboxLease; readonly stuck: StuckMails };

async function fetchMail(deps: FetchDeps): Promise<void> {
  const { source, lease, stuck } = deps;
  const mailbox = await source.open();
  try {
    const { uidValidity } = mailbox;
    await flagStored(deps, mailbox, source.name);
    // Another validity: the server numbered its mail anew, so all of it is looked at again. What is here already is known by its digest.
    const lastUid = lease.uidValidity === uidValidity ? lease.lastUid : 0;
    const organ = await organOf(deps);
    for (const listed of await mailbox.list(lastUid, MAILS_AT_ONCE)) {
      if (deps.stopping?.aborted === true || !(await createMailboxStore(deps.db.write).renew(lease, leaseEnd(deps.now())))) return;
      const fetched = await stuck.fetch(mailbox, listed);
      if (fetched === undefined) continue; // somebody removed it meanwhile
      if (!(await storeMail(deps, { lease, uidValidity, listed, fetched, organId: organ?.id ?? null }))) return;
    }
    await flagStored(deps, mailbox, source.name);
  } finally {
    await mailbox.close();
  }
}

/** Tells the server what is stored here; also what a run that broke off did not tell. */
async function flagStored({ db, now }: InboxWorkerDeps, mailbox: OpenMailbox, name: string): Promise<void> {
  const store = createInboundStore(db.write);
  const which = { mailbox: name, uidValidity: mailbox.uidValidity };
  for (
    let uids = await store.listUnflagged(which, FLAGS_AT_ONCE);
    uids.length > 0;
    uids = await store.listUnflagged(which, FLAGS_AT_ONCE)
  ) {
    await mailbox.markTaken(uids);
    await store.setFlagged(which, uids, now().toISOString());
  }
}

/** One mail that cannot be handled does not keep the others back. */
async function handleStored(deps: InboxWorkerDeps, lease?: MailboxLease): Promise<number> {
  const { db, now, reportFailure, stopping } = deps;
  let handled = 0;
  for (const row of await createInboundStore(db.write).listStored(MAILS_AT_ONCE)) {
    if (stopping?.aborted === true) break;
    if (lease !== undefined && !(await createMailboxStore(db.write).renew(lease, leaseEnd(now())))) break;
    try {
      await handleMail(deps, row);
      handled += 1;
    } catch (error) {
      reportFailure(error, { mailId: row.id });
    }
  }
  return handled;
}

async function organOf({ db, organName }: InboxWorkerDeps): Promise<OrganRow | undefined> {
  const organs = await createOrganStore(db.read).list();
  if (organName === undefined) return organs.length === 1 ? organs[0] : undefined;
  return organs.find(({ name, shortName }) => name === organName || shortName === organName);
}

function leaseEnd(now: Date): string {
  return new Date(now.getTime() + LEASE_MS).toISOString();
}

/** Messages of the server may name addresses; codes do not. */
function kindOf(error: unknown): string {
  const { code, authenticationFailed } = error as { readonly code?: unknown; readonly authenticationFailed?: unknown };
  if (authenticationFailed === true) return 'AUTHENTICATIONFAILED';
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'IMAP_FAILED';
}
