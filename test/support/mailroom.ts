import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { FetchedMail, MailSource, OmittedPart } from '../../src/jobs/inbound/mail-source.ts';
import { createInboxWorker, type InboxWorkerDeps } from '../../src/jobs/inbox-worker.ts';
import type { Database } from '../../src/store/database.ts';
import type { Dialect } from '../../src/store/dialect.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { openTestDatabase } from './databases.ts';

interface KeptMail extends FetchedMail {
  readonly uid: number;
  readonly bytes: number;
  readonly receivedAt: Date;
  taken: boolean;
}

export type FakeMailbox = ReturnType<typeof createFakeMailbox>;

/** A mailbox without a server. */
export function createFakeMailbox(now: () => Date) {
  let mails: KeptMail[] = [];
  let lastUid = 0;
  const state = { uidValidity: '1', fails: null as Error | null, fetchFails: null as ((uid: number) => boolean) | null, opened: 0 };
  const source: MailSource = {
    name: 'open@organ.example:143/INBOX',
    async open() {
      state.opened += 1;
      if (state.fails !== null) throw state.fails;
      const { uidValidity } = state;
      return {
        uidValidity,
        list: async (after, limit) => mails.filter(({ uid }) => uid > after).slice(0, limit),
        async fetch({ uid }) {
          if (state.fetchFails?.(uid) === true) throw Object.assign(new Error('dropped'), { code: 'ECONNRESET' });
          return mails.find((mail) => mail.uid === uid);
        },
        async markTaken(uids) {
          for (const mail of mails) if (uids.includes(mail.uid)) mail.taken = true;
        },
        close: async () => {},
      };
    },
  };
  return {
    source,
    state,
    put(
      raw: Buffer,
      {
        receivedAt = now(),
        omitted = null,
        bytes = raw.length,
      }: { receivedAt?: Date; omitted?: readonly OmittedPart[] | null; bytes?: number } = {},
    ) {
      lastUid += 1;
      mails.push({ uid: lastUid, raw, omitted, bytes, receivedAt, taken: false });
    },
    /** The server numbers everything anew, as after it was moved to another machine. */
    renumber() {
      state.uidValidity = `${Number(state.uidValidity) + 1}`;
      mails = mails.map((mail, index) => ({ ...mail, uid: index + 1 }));
      lastUid = mails.length;
    },
    taken: () => mails.filter((mail) => mail.taken).length,
  };
}

function createRunningTime(start: string) {
  let current = Date.parse(start);
  return {
    now: () => new Date(current),
    advance(ms: number): void {
      current += ms;
    },
  };
}

/** An office that gets mail: database, engine, a mailbox without a server and a worker. */
export async function openMailroom(kind: Dialect, options: Partial<Pick<InboxWorkerDeps, 'organName' | 'settings'>> = {}) {
  const db = await openTestDatabase(kind);
  const dataDir = mkdtempSync(join(tmpdir(), 'yishen-mailroom-'));
  const time = createRunningTime('2026-03-04T04:00:00Z');
  const mailbox = createFakeMailbox(time.now);
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  const calendars = await createCalendarService({ db, now: time.now });
  const engine = createEngine({ db, now: time.now, calendar: calendars.current });
  const vault = createFileVault(dataDir);
  const failures: unknown[] = [];
  const deps: InboxWorkerDeps = {
    db,
    vault,
    engine,
    now: time.now,
    source: mailbox.source,
    settings: { ownAddresses: ['open@organ.example'] },
    reportFailure: (error) => void failures.push(error),
    ...options,
  };
  return {
    db,
    time,
    mailbox,
    organ,
    engine,
    vault,
    deps,
    failures,
    worker: (changed: Partial<InboxWorkerDeps> = {}) => createInboxWorker({ ...deps, ...changed }),
    /** A worker of another process. */
    workerOn: (own: Database) =>
      createInboxWorker({ ...deps, db: own, engine: createEngine({ db: own, now: time.now, calendar: calendars.current }) }),
    mails: async () =>
      (await db.read('inbound_mails').orderBy('id')) as {
        id: number;
        state: string;
        reasons: string;
        case_id: string | null;
        content: string | null;
        omitted: string | null;
      }[],
    cases: async () =>
      (await db.read('cases').orderBy('case_no')) as {
        id: string;
        title: string;
        applicant_name: string;
        contact: string;
        arrived_on: string;
        received_on: string | null;
        channel: string;
      }[],
    outbox: async () =>
      (await db.read('outbox').orderBy('id')) as {
        kind: string;
        recipient: string;
        data: string;
        state: string;
        message_id: string;
        case_id: string | null;
      }[],
    async close() {
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Mailroom = Awaited<ReturnType<typeof openMailroom>>;
