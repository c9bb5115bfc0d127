import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_OF_ALL_IN_HOUR } from '../../src/engine/inbound/classify-mail.ts';
import { createInboundStore } from '../../src/store/inbound-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { databases } from '../support/databases.ts';
import { createFakeMailbox, type Mailroom, openMailroom } from '../support/mailroom.ts';
import { mailWithParts, rawMail } from '../support/raw-mails.ts';

describe.each(databases)('a mailbox in a rough world, on $kind', ({ kind }) => {
  let room: Mailroom;
  beforeEach(async () => {
    room = await openMailroom(kind);
  });
  afterEach(() => room.close());

  const states = async () => (await room.mails()).map(({ state, reasons }) => [state, JSON.parse(reasons)]);

  /** As many senders sent something just now. */
  async function takeMany(count: number): Promise<void> {
    const at = room.time.now().toISOString();
    for (let uid = 1; uid <= count; uid += 1) {
      const number = { uid, digest: `digest-${uid}`, fileId: `file-${uid}`, newCaseId: `case-${uid}` };
      const common = { organId: room.organ.id, mailbox: 'before', uidValidity: '1', bytes: 1, omitted: null, receivedAt: at, storedAt: at };
      await createInboundStore(room.db.write).add({ ...common, ...number });
    }
    await room.db.write('inbound_mails').update({ state: 'opened' });
  }

  it('has nobody written to any more when hundreds of strangers seem to apply within an hour', async () => {
    await takeMany(MAX_OF_ALL_IN_HOUR);
    room.mailbox.put(rawMail());
    room.mailbox.put(mailWithParts({ from: 'yi@example.org' }, [{ type: 'application/octet-stream', name: '申请.exe', body: 'MZ' }]));
    await room.worker().runDue();
    expect((await states()).slice(MAX_OF_ALL_IN_HOUR)).toEqual([
      ['held', ['flood']],
      ['held', ['flood', 'noReadableBody', 'notAllowed']],
    ]);
    expect(await room.outbox()).toEqual([]);
    await room.db.write('inbound_mails').where({ state: 'opened' }).update({ state: 'held', reasons: '["noReadableBody","notAllowed"]' });
    room.mailbox.put(mailWithParts({ from: 'ding@example.org' }, [{ type: 'application/octet-stream', name: '申请.exe', body: 'MZ' }]));
    await room.worker().runDue();
    expect((await states()).at(-1)?.[1]).toContain('flood');
    expect(await room.outbox()).toEqual([]);
    room.time.advance(3_600_000);
    room.mailbox.put(rawMail({ from: 'bing@example.org' }));
    await room.worker().runDue();
    expect((await states()).at(-1)).toEqual(['opened', []]);
  });

  it('is held up by no amount of mail that nobody is written to about', async () => {
    await takeMany(MAX_OF_ALL_IN_HOUR);
    await room.db.write('inbound_mails').update({ state: 'held', reasons: '["spam"]' });
    room.mailbox.put(rawMail());
    await room.worker().runDue();
    expect((await states()).at(-1)).toEqual(['opened', []]);
  });

  it('takes one mail to two organs for both', async () => {
    const other = createFakeMailbox(room.time.now);
    await createOrganStore(room.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const raw = rawMail();
    room.mailbox.put(raw);
    other.put(Buffer.concat([Buffer.from('Received: by another way\r\n'), raw]));
    await room.worker({ organName: '甲政' }).runDue();
    await room.worker({ organName: '乙政', source: { ...other.source, name: 'open@yi.example:143/INBOX' } }).runDue();
    expect((await room.db.read('cases').select('organ_id')).map(({ organ_id }) => organ_id).sort()).toEqual([1, 2]);
  });

  it('ends with the mail under way when the server stops', async () => {
    const stop = new AbortController();
    for (const from of ['jia@example.org', 'yi@example.org']) room.mailbox.put(rawMail({ from }));
    const open: typeof room.engine.open = (...ask) => {
      stop.abort();
      return room.engine.open(...ask);
    };
    await room.worker({ engine: { open, record: room.engine.record }, stopping: stop.signal }).runDue();
    expect((await states()).map(([state]) => state)).toEqual(['opened', 'stored']);
    await room.worker().runDue();
    expect((await states()).map(([state]) => state)).toEqual(['opened', 'opened']);
  });
});
