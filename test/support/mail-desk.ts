import { createMailWorker, type MailWorkerDeps } from '../../src/jobs/mail-worker.ts';
import type { Database } from '../../src/store/database.ts';
import { createOutboxStore, type NewMail, type OutboxRow, outboxTable } from '../../src/store/outbox-store.ts';

export const FROM = '政务公开办 <open@example.gov.cn>';
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A settable source of time, to the millisecond. */
export function createInstant(start: string) {
  let at = Date.parse(start);
  return {
    now: (): Date => new Date(at),
    pass: (ms: number): void => {
      at += ms;
    },
  };
}

/** The text says what it is, with the secret of its facts. */
export const composeForTests: MailWorkerDeps['compose'] = ({ kind, data }, { address }) => {
  const { code = '' } = (data.secrets ?? {}) as { readonly code?: string };
  return { to: address, subject: `${kind} ${String(data.title ?? '')}`, text: `查询码 ${code}`, html: `<p>查询码 ${code}</p>` };
};

/** Puts mail in, sends it, and says what became of it. */
export function createMailDesk(db: Database, smtpUrl: string | undefined) {
  const time = createInstant('2026-03-02T02:00:00.000Z');
  const failures: { readonly error: unknown; readonly about: object }[] = [];
  const outbox = createOutboxStore(db.write);
  return {
    time,
    failures,
    outbox,
    worker: (changes: Partial<MailWorkerDeps> = {}) =>
      createMailWorker({
        db,
        now: time.now,
        compose: composeForTests,
        settings: smtpUrl === undefined ? undefined : { smtpUrl, from: FROM },
        reportFailure: (error, about) => failures.push({ error, about }),
        ...changes,
      }),
    async put(messageKey: string, changes: Partial<NewMail> = {}): Promise<void> {
      const mail: NewMail = {
        messageKey,
        caseId: null,
        organId: null,
        kind: 'test',
        recipient: { kind: 'address', address: `${messageKey}@example.org` },
        language: 'zh',
        data: {},
        ...changes,
      };
      await outbox.put([mail], time.now().toISOString());
    },
    async row(messageKey: string): Promise<OutboxRow> {
      const record = await db.read('outbox').where({ message_key: messageKey }).first();
      if (record === undefined) throw new Error(`There is no mail ${messageKey}`);
      return outboxTable.fromRow(record);
    },
  };
}
