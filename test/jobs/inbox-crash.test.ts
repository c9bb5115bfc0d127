import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../src/law/events/files-field.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createOutboxStore } from '../../src/store/outbox-store.ts';
import { databases } from '../support/databases.ts';
import { type Mailroom, openMailroom } from '../support/mailroom.ts';
import { mailWithParts, rawMail } from '../support/raw-mails.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
/** Longer than any lease. */
const LATER_MS = 3_600_000;

interface Client {
  _query(connection: unknown, query: { readonly sql?: string }): Promise<unknown>;
}

/** The process dies at its n-th statement: neither that one nor any later one reaches the database; what was open is undone. */
async function dieAt(room: Mailroom, n: number): Promise<'died' | 'lived'> {
  const db = openDatabase({ url: room.db.url, dataDir: '.' });
  const client = Object.getPrototypeOf(db.write.client) as Client;
  const query = client._query;
  let count = 0;
  client._query = function (connection, asked) {
    count += 1;
    if (count < n || /^rollback/i.test(asked.sql ?? '')) return query.call(this, connection, asked);
    return Promise.reject(Object.assign(new Error('killed'), { code: 'KILLED' }));
  };
  try {
    await room.workerOn(db).runDue();
  } catch {
    // Nobody is left to hear of it.
  } finally {
    client._query = query;
    await db.close(); // what it had begun is undone
  }
  return count >= n ? 'died' : 'lived';
}

describe.each(databases)('a node that is killed at any statement, on $kind', ({ kind }) => {
  let room: Mailroom;
  beforeEach(async () => {
    room = await openMailroom(kind);
  });
  afterEach(() => room.close());

  /** Kills a node at each statement in turn, each time with fresh mail, until one lives to the end of its work; another node finishes. */
  async function killEverywhere(put: (round: number) => Promise<void>): Promise<number> {
    for (let n = 1; ; n += 1) {
      await put(n);
      const end = await dieAt(room, n);
      room.time.advance(LATER_MS);
      await room.worker().runDue();
      if (end === 'lived') return n;
    }
  }

  it('loses no application and takes none twice', async () => {
    const rounds = await killEverywhere(async (round) => {
      const parts = [
        { type: 'text/plain; charset=utf-8', body: `申请公开第 ${round} 份报告` },
        { type: 'application/pdf', name: '申请表.pdf', body: Buffer.concat([PDF, Buffer.from(`%${round}`)]) },
      ];
      room.mailbox.put(mailWithParts({ from: `a${round}@example.org`, subject: `申请 ${round}` }, parts));
    });
    expect(rounds).toBeGreaterThan(10);
    const cases = await room.cases();
    expect(cases.map(({ title }) => title).sort()).toEqual(Array.from({ length: rounds }, (_, at) => `申请 ${at + 1}`).sort());
    expect(new Set((await room.mails()).map(({ state }) => state))).toEqual(new Set(['opened']));
    for (const { id } of cases) {
      const history = await createHistoryStore(room.db.read).list(id);
      expect(history).toHaveLength(1);
      const files = filesOf(history[0]?.data ?? {});
      expect(files.map(({ name }) => name)).toEqual(['申请表.pdf', '邮件原文.eml']);
      for (const file of files) {
        expect(await room.vault.has(file.sha256)).toBe(true);
        expect((await room.db.read('files').where({ id: file.id }).first())?.case_id).toBe(id);
      }
    }
    expect((await room.outbox()).filter((mail) => mail.kind === 'arrived')).toHaveLength(rounds);
    expect(room.mailbox.taken()).toBe(rounds);
  });

  it('puts each answer on its case once, and marks each bounce once', async () => {
    room.mailbox.put(rawMail());
    await room.worker().runDue();
    const [sent] = await createOutboxStore(room.db.write).claimDue({ now: room.time.now(), leaseMs: 1000, limit: 1 });
    if (sent?.caseId == null) throw new Error('Nothing was put into the outbox');
    await createOutboxStore(room.db.write).end(sent, { state: 'sent', at: room.time.now().toISOString() });
    const headers = [`In-Reply-To: <${sent.messageId}@organ.example>`];
    const rounds = await killEverywhere(async (round) => room.mailbox.put(rawMail({ subject: `补充 ${round}`, headers })));
    const history = await createHistoryStore(room.db.read).list(sent.caseId);
    const titles = history.slice(1).map(({ data }) => data.title);
    expect(titles.sort()).toEqual(Array.from({ length: rounds }, (_, at) => `申请人来信：补充 ${at + 1}`).sort());
    await killEverywhere(async (round) => {
      const parts = [
        { type: 'message/delivery-status', body: 'Action: failed\r\nStatus: 5.1.1\r\n' },
        { type: 'message/rfc822', body: `Message-ID: <${sent.messageId}@organ.example>\r\n\r\nx` },
      ];
      room.mailbox.put(
        mailWithParts({ from: 'MAILER-DAEMON@example.org', subject: `退信 ${round}`, type: 'multipart/report; boundary=B' }, parts),
      );
    });
    const outbox = await room.outbox();
    expect(outbox.filter((mail) => mail.kind === 'mailBounced')).toHaveLength(1);
    expect(outbox.find((mail) => mail.message_id === sent.messageId)?.state).toBe('bounced');
  });
});
