import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authenticate } from 'mailauth';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadDkimKey } from '../../src/jobs/mail/dkim-key.ts';
import { createServiceStateStore } from '../../src/store/service-state-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createMailDesk, FROM, MINUTE_MS } from '../support/mail-desk.ts';
import { createOffice } from '../support/office.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

describe.each(databases)('the headers of mail on $kind', ({ kind }) => {
  let db: TestDatabase;
  let post: PostOffice;
  let desk: ReturnType<typeof createMailDesk>;
  beforeAll(async () => {
    [db, post] = [await openTestDatabase(kind), await openPostOffice()];
    desk = createMailDesk(db, post.url);
  });
  afterAll(async () => {
    await post.close();
    await db.close();
  });
  const parsed = async (at: number) => simpleParser(post.received.at(at)?.raw ?? '');

  it('say that no person wrote it, whom it is from and who may answer', async () => {
    await desk.put('plain');
    await desk.put('refusal', { kind: 'mailRefused' });
    await desk.worker().runDue();
    const plain = await parsed(0);
    expect(plain.from?.value).toEqual([{ address: 'open@example.gov.cn', name: '政务公开办' }]);
    expect(plain.replyTo?.value).toEqual(plain.from?.value);
    expect(plain.headers.get('auto-submitted')).toBe('auto-generated');
    expect(plain.headers.get('x-auto-response-suppress')).toBe('All');
    expect([plain.inReplyTo, plain.references]).toEqual([undefined, undefined]);
    expect((await parsed(1)).headers.get('auto-submitted')).toBe('auto-replied');
  });

  it('name what went before between us and the address about the case, and nothing else', async () => {
    const { caseId } = await (await createOffice(db)).open('2024-03-04');
    const other = await (await createOffice(db)).open('2024-03-04');
    await db.write('outbox').delete();
    const recipient = { kind: 'address', address: 'zhang@example.org' } as const;
    const send = async (key: string, about: object): Promise<string> => {
      await desk.put(key, about);
      await desk.worker().runDue();
      desk.time.pass(MINUTE_MS);
      return `<${(await desk.row(key)).messageId}@example.gov.cn>`;
    };
    const first = await send('first', { caseId, recipient });
    await send('to-somebody-else', { caseId });
    await send('of-another-case', { caseId: other.caseId, recipient });
    await db
      .write('inbound_mails')
      .insert(inboundOf(caseId, { sender: 'zhang@example.org', messageId: '<their-answer@example.org>', at: desk.time.now() }));
    await db
      .write('inbound_mails')
      .insert(inboundOf(caseId, { sender: 'zhang@example.org', messageId: 'no id\r\nBcc: x@example.org', at: desk.time.now() }));
    desk.time.pass(MINUTE_MS);
    const third = await send('third', { caseId, recipient });
    expect(await parsed(-1)).toMatchObject({ inReplyTo: '<their-answer@example.org>', references: [first, '<their-answer@example.org>'] });
    await send('fourth', { caseId, recipient });
    expect(await parsed(-1)).toMatchObject({ inReplyTo: third, references: [first, '<their-answer@example.org>', third] });
    expect((await desk.row('fourth')).message).toMatchObject({ inReplyTo: third });
  });
});

function inboundOf(
  caseId: string,
  { sender, messageId, at }: { readonly sender: string; readonly messageId: string; readonly at: Date },
): object {
  const now = at.toISOString();
  const mailbox = { mailbox: 'INBOX', uid_validity: '1', uid: 1, digest: messageId, file_id: 'file', bytes: 1 };
  return {
    ...mailbox,
    received_at: now,
    stored_at: now,
    state_at: now,
    new_case_id: messageId,
    state: 'filed',
    case_id: caseId,
    sender,
    message_id: messageId,
  };
}

describe('signing mail', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'yishen-dkim-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const fileWith = (name: string, contents: string): { domain: string; selector: string; keyFile: string } => {
    const keyFile = join(directory, name);
    writeFileSync(keyFile, contents);
    return { domain: 'example.gov.cn', selector: 'yishen', keyFile };
  };
  const pem = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }): string =>
    String(key.export({ type: 'pkcs8', format: 'pem' }));

  it('is verified by the key in the DNS, and broken by a change of the text', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const dkim = await loadDkimKey(fileWith('good.pem', pem(privateKey)));
    const [db, post] = [await openTestDatabase('sqlite'), await openPostOffice()];
    try {
      const desk = createMailDesk(db, post.url);
      await desk.put('signed', { data: { title: '答复已经作出' } });
      await desk.worker({ settings: { smtpUrl: post.url, from: FROM, dkim } }).runDue();
      const raw = post.received[0]?.raw ?? '';
      const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
      expect(await dkimResult(raw, record)).toEqual(['pass']);
      const changed = raw.replace(/(text\/plain[\s\S]*?\r\n\r\n)(.)/, '$1A$2');
      expect(await dkimResult(changed, record)).toEqual(['neutral']);
    } finally {
      await post.close();
      await db.close();
    }
  });

  it.each([
    ['is missing', () => ({ domain: 'a', selector: 'b', keyFile: '/none/key.pem' })],
    ['is no key', () => fileWith('text.pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')],
    [
      'is a public key',
      () =>
        fileWith(
          'public.pem',
          String(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' })),
        ),
    ],
    ['is of another kind', () => fileWith('ed.pem', pem(generateKeyPairSync('ed25519').privateKey))],
    ['is too short', () => fileWith('short.pem', pem(generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey))],
  ])('is refused when the key %s, in both languages, with the path and without the key', async (_name, file) => {
    const settings = file();
    const error = await loadDkimKey(settings).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      problems: [{ field: 'MAIL_DKIM_KEY', zh: expect.stringContaining(settings.keyFile), en: expect.stringContaining(settings.keyFile) }],
    });
    expect(JSON.stringify(error)).not.toContain('BEGIN');
  });
});

async function dkimResult(raw: string, record: string): Promise<string[]> {
  const resolver = async (name: string, type: string) => {
    if (type === 'TXT' && name === 'yishen._domainkey.example.gov.cn') return [[record]];
    throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  };
  const { dkim } = await authenticate(Buffer.from(raw, 'utf8'), {
    ip: '192.0.2.1',
    helo: 'example.gov.cn',
    mta: 'mx.example.org',
    sender: 'open@example.gov.cn',
    resolver,
  });
  return dkim.results.map(({ status }) => status.result);
}

describe('a mail server that asks who one is', () => {
  let db: TestDatabase;
  let post: PostOffice;
  const options: Parameters<typeof openPostOffice>[0] = {
    authOptional: false,
    disabledCommands: [],
    onAuth: ({ username, password }, _session, done) =>
      username === 'yishen' && password === 'p@ss word'
        ? done(null, { user: 'yishen' })
        : done(new Error(`no entry for ${username} with ${password}`)),
  };
  beforeEach(async () => {
    [db, post] = [await openTestDatabase('sqlite'), await openPostOffice(options)];
  });
  afterEach(async () => {
    await post.close();
    await db.close();
  });
  const url = (password: string, query = '') => `smtp://yishen:${encodeURIComponent(password)}@127.0.0.1:${post.port}${query}`;
  /** The certificate of the test server is its own. */
  const TRUSTING = '?tls.rejectUnauthorized=false';

  it('gets mail over STARTTLS with the right password', async () => {
    const desk = createMailDesk(db, url('p@ss word', TRUSTING));
    await desk.put('signed-in');
    expect(await desk.worker().runDue()).toBe(1);
    expect(post.received).toHaveLength(1);
  });

  it('delays mail while the password is wrong, and the password is kept nowhere', async () => {
    const desk = createMailDesk(db, url('wr@ng one', TRUSTING));
    await desk.put('waits');
    expect(await desk.worker().runDue()).toBe(0);
    const row = await desk.row('waits');
    expect(row).toMatchObject({ state: 'waiting', attempts: 0, error: { code: '535' } });
    expect(row.error?.answer).toContain('••••');
    const smtp = await createServiceStateStore(db.read).find('smtp');
    expect(smtp).toMatchObject({ error: '535' });
    const told = JSON.stringify([row, smtp, desk.failures.map(({ error, about }) => [String(error), about])]);
    expect(told).not.toMatch(/wr@ng|wr%40ng/);
    desk.time.pass(MINUTE_MS);
    expect(await desk.worker({ settings: { smtpUrl: url('p@ss word', TRUSTING), from: FROM } }).runDue()).toBe(1);
  });

  it('gets neither mail nor password when its certificate is not trusted', async () => {
    const desk = createMailDesk(db, url('p@ss word'));
    await desk.put('careful');
    expect(await desk.worker().runDue()).toBe(0);
    expect(await desk.row('careful')).toMatchObject({
      state: 'waiting',
      attempts: 0,
      error: { code: expect.stringMatching(/^(?:CERT_|DEPTH_ZERO_)/) },
    });
    expect(post.received).toEqual([]);
  });
});
