import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createImapSource } from '../../src/jobs/inbound/imap-source.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createServiceStateStore } from '../../src/store/service-state-store.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts';
import { type Mailroom, openMailroom } from '../support/mailroom.ts';
import { APPLICATION_TEXT, mailWithParts, rawMail } from '../support/raw-mails.ts';

const RECEIVED = new Date('2026-03-02T20:00:00Z');

let room: Mailroom;
beforeEach(async () => {
  room = await openMailroom('sqlite');
});
afterEach(() => room.close());

const stateOf = async (mailroom: Mailroom) => (await createServiceStateStore(mailroom.db.read).list())[0];

describe.skipIf(!hasDovecot)('fetching from Dovecot', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.close());

  const worker = () => room.worker({ source: createImapSource(dovecot.url) });

  it('takes what was put in, by the day on which the server got it, and marks it in the mailbox', async () => {
    await dovecot.append(rawMail({ subject: '申请公开一' }), RECEIVED);
    await dovecot.append(rawMail({ subject: '申请公开二', from: 'yi@example.org' }), RECEIVED);
    expect(await worker().runDue()).toBe(2);
    expect((await room.cases()).map(({ title, arrived_on }) => [title, arrived_on])).toEqual([
      ['申请公开一', '2026-03-03'],
      ['申请公开二', '2026-03-03'],
    ]);
    expect(await dovecot.flags()).toEqual([
      ['$YishenTaken', '\\Seen'],
      ['$YishenTaken', '\\Seen'],
    ]);
    expect(await stateOf(room)).toMatchObject({ name: 'imap', failingSince: null });
    expect(await worker().runDue()).toBe(0);
  });

  it('takes everything once when the server numbers its mail anew', async () => {
    await worker().runDue();
    const before = (await room.mails()).length;
    expect(before).toBeGreaterThan(0);
    const { uid_validity: known } = await room.db.read('mailboxes').first();
    await dovecot.stop();
    dovecot.forgetNumbers();
    await dovecot.start();
    await dovecot.append(rawMail({ subject: '申请公开三', from: 'bing@example.org' }), RECEIVED);
    await worker().runDue();
    const { uid_validity: now } = await room.db.read('mailboxes').first();
    expect(now).not.toBe(known);
    expect(await room.mails()).toHaveLength(before + 1);
  });

  it('fetches header and text alone of what is too large, and names what stayed behind', async () => {
    const parts = [
      { type: 'text/plain; charset=utf-8', body: APPLICATION_TEXT },
      { type: 'application/zip', name: '图纸.zip', body: Buffer.alloc(36 * 1_048_576, 7) },
    ];
    await dovecot.append(mailWithParts({ subject: '申请公开图纸', from: 'ding@example.org' }, parts), RECEIVED);
    await worker().runDue();
    const mail = (await room.mails()).at(-1);
    expect([mail?.state, mail?.reasons]).toEqual(['held', '["tooLarge"]']);
    const content = JSON.parse(mail?.content ?? '{}');
    expect(content.text).toBe(APPLICATION_TEXT);
    expect(content.parts).toMatchObject([{ name: '图纸.zip', refusal: 'notFetched' }]);
    expect((await room.outbox()).filter(({ kind }) => kind === 'mailRefused')).toHaveLength(1);
  });

  it('says that the server is gone, and goes on when it is back', async () => {
    const one = worker();
    await one.runDue();
    const cases = (await room.cases()).length;
    await dovecot.stop();
    await one.runDue();
    expect(await stateOf(room)).toMatchObject({ error: 'ECONNREFUSED', failingSince: room.time.now().toISOString() });
    await dovecot.start();
    await dovecot.append(rawMail({ subject: '申请公开四', from: 'wu@example.org' }), RECEIVED);
    room.time.advance(3_600_000);
    await one.runDue();
    expect(await stateOf(room)).toMatchObject({ error: null, failingSince: null });
    expect(await room.cases()).toHaveLength(cases + 1);
    const newest = (await room.mails()).at(-1)?.case_id ?? '';
    expect(await createHistoryStore(room.db.read).list(newest)).toHaveLength(1);
  });

  it('says that the password is wrong, and tells nobody the password', async () => {
    const url = dovecot.url.replace('a-secret-for-tests-alone', 'wrong-one');
    await room.worker({ source: createImapSource(url) }).runDue();
    expect(await stateOf(room)).toMatchObject({ error: 'AUTHENTICATIONFAILED' });
    expect(JSON.stringify([await room.db.read('mailboxes'), await room.db.read('service_states')])).not.toContain('wrong-one');
  });
});

describe('a server that breaks off', () => {
  let server: Server;
  const listen = async (onConnect: (socket: import('node:net').Socket) => void): Promise<string> => {
    server = createServer(onConnect).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `imap://u:p@127.0.0.1:${(server.address() as { port: number }).port}`;
  };
  afterEach(() => void server?.close());

  it.each([
    ['at once', (socket: import('node:net').Socket) => void socket.destroy()],
    ['after its greeting', (socket: import('node:net').Socket) => void socket.end('* OK ready\r\n')],
    ['with nonsense', (socket: import('node:net').Socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('%s shows on the health page and ends nothing', async (_name, onConnect) => {
    const url = await listen(onConnect);
    expect(await room.worker({ source: createImapSource(url) }).runDue()).toBe(0);
    expect((await stateOf(room))?.failingSince).toBe(room.time.now().toISOString());
    expect((await stateOf(room))?.error).toMatch(/^\w+$/);
  });
});
