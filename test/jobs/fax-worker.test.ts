import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeFax } from '../../src/engine/fax/take-fax.ts';
import { runFaxCommand, wordsOf } from '../../src/jobs/fax/fax-command.ts';
import { createFaxWorker } from '../../src/jobs/fax/fax-worker.ts';
import { createFaxOutStore, type FaxOutRow } from '../../src/store/fax-out-store.ts';
import { databases } from '../support/databases.ts';
import { type FaxRoom, openFaxRoom } from '../support/fax-room.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

const TIMEOUTS = { connect: 2000, answer: 2000 };
const ENVIRONMENT = { PATH: '/usr/bin:/bin' };

/** A program that sends faxes, as the test tells it. */
function program(room: FaxRoom, body: string): string {
  const path = join(room.dataDir, 'send.sh');
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.each(databases)('a letter to be sent by fax on $kind', ({ kind }) => {
  let room: FaxRoom;
  let post: PostOffice;
  let caseId: string;
  const failures: unknown[] = [];

  beforeAll(async () => {
    room = await openFaxRoom(kind);
    post = await openPostOffice();
    ({ caseId } = await takeFax(room.deps, room.arrival()));
  });
  afterAll(async () => {
    await post.close();
    await room.close();
  });
  beforeEach(() => room.db.write('faxes_out').delete());
  afterEach(() => expect(failures.splice(0)).toEqual([]));

  const ask = (given: { askKey?: string; number?: string; fileId?: string } = {}): Promise<number> =>
    createFaxOutStore(room.db.write).ask({
      askKey: randomUUID(),
      organId: room.organ.id,
      caseId,
      letter: 'CORR_NOTICE',
      title: '补正告知书 甲政公开补〔2026〕3号',
      fileId: `fax-${caseId}-readable`,
      number: '0477-8123456',
      pages: 3,
      askedAt: room.now().toISOString(),
      askedBy: 'officer',
      askedName: '员工乙',
      ...given,
    });
  const find = async (id: number): Promise<FaxOutRow | undefined> => createFaxOutStore(room.db.read).findById(id);
  const worker = (ways: Parameters<typeof createFaxWorker>[0]['ways'], commandTimeoutMs = 20_000) =>
    createFaxWorker({
      ...room.deps,
      ways: { commandEnvironment: ENVIRONMENT, ...ways },
      dataDir: room.dataDir,
      timeouts: TIMEOUTS,
      commandTimeoutMs,
      reportFailure: (error) => void failures.push(error),
    });
  const byMail = () => worker({ mail: '{number}@fax.example.gov.cn', smtp: { smtpUrl: post.url, from: '公开办 <open@organ.example>' } });
  const nothingLeft = (): void => expect(readdirSync(join(room.dataDir, 'fax-out'))).toEqual([]);

  it('is given to the command as a file, and what it says is kept', async () => {
    const copy = join(room.dataDir, 'sent.pdf');
    const id = await ask();
    const command = `${program(room, `cp "$3" ${copy}; echo "request id is 7 for $2"`)} -d {number} {file}`;
    expect(await worker({ command }).runDue()).toBe(1);
    expect(await find(id)).toMatchObject({ state: 'sent', way: 'command', outcome: 'exit 0', attempts: 1 });
    expect((await find(id))?.output).toContain('request id is 7 for 0477-8123456');
    expect(readFileSync(copy).subarray(0, 5).toString()).toBe('%PDF-');
    nothingLeft();
  });

  it('waits longer and longer while the command fails, and is given up in the end', async () => {
    const id = await ask();
    const failing = worker({ command: `${program(room, 'echo "no modem" >&2; exit 3')} {number} {file}` });
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      await failing.runDue();
      const row = await find(id);
      waits.push(Date.parse(row?.nextAt ?? '') - room.now().getTime());
      room.advance(2 * 3_600_000 + 1);
    }
    expect(waits.slice(0, 3)).toEqual([60_000, 120_000, 240_000]);
    expect(await find(id)).toMatchObject({ state: 'failed', outcome: 'exit 3', output: 'no modem', attempts: 12 });
    expect(await createFaxOutStore(room.db.write).again(id, room.now().toISOString())).toBe(true);
    expect(await worker({ command: `${program(room, 'exit 0')} {number} {file}` }).runDue()).toBe(1);
    expect(await find(id)).toMatchObject({ state: 'sent', attempts: 1 });
    nothingLeft();
  });

  it('uses up no attempts where there is no such program', async () => {
    const id = await ask();
    await worker({ command: '/no/such/program {number} {file}' }).runDue();
    expect(await find(id)).toMatchObject({ state: 'waiting', outcome: 'ENOENT', attempts: 0 });
  });

  it('is mailed to the gateway with the letter attached, under the same Message-ID each time', async () => {
    const id = await ask();
    post.mood.data = 451;
    expect(await byMail().runDue()).toBe(0);
    expect(await find(id)).toMatchObject({ state: 'waiting', outcome: '451', attempts: 1 });
    delete post.mood.data;
    room.advance(120_000);
    expect(await byMail().runDue()).toBe(1);
    const [mail] = post.received.splice(0);
    expect(mail?.to).toEqual(['04778123456@fax.example.gov.cn']);
    expect(mail?.raw).toMatch(/Content-Type: application\/pdf; name=fax.pdf/);
    expect(mail?.raw).toContain(`<${(await find(id))?.messageId}@organ.example>`);
    expect(await find(id)).toMatchObject({ state: 'sent', way: 'mail', outcome: '250' });
  });

  it('is given up at once when the gateway refuses the number, and waits when it is out of reach', async () => {
    const [refused, waiting] = [await ask(), await ask()];
    post.mood.rcpt = () => 550;
    await byMail().runDue();
    expect(await find(refused)).toMatchObject({ state: 'failed', outcome: '550' });
    delete post.mood.rcpt;
    await createFaxOutStore(room.db.write).again(waiting, room.now().toISOString());
    await post.stop();
    await byMail().runDue();
    expect(await find(waiting)).toMatchObject({ state: 'waiting', attempts: 0 });
    await post.start();
  });

  it('is asked for once by one form, sent once by several workers, and not sent when it was cancelled', async () => {
    const id = await ask({ askKey: 'one form' });
    expect(await ask({ askKey: 'one form', number: '999' })).toBe(id);
    const cancelled = await ask();
    expect(await createFaxOutStore(room.db.write).cancel(cancelled, room.now().toISOString())).toBe(true);
    const log = join(room.dataDir, 'log');
    const command = `${program(room, `echo "$1" >> ${log}`)} {number} {file}`;
    await Promise.all(Array.from({ length: 4 }, () => worker({ command }).runDue()));
    expect(readFileSync(log, 'utf8')).toBe('0477-8123456\n');
    expect([(await find(id))?.state, (await find(cancelled))?.state]).toEqual(['sent', 'cancelled']);
    expect(await createFaxOutStore(room.db.write).again(id, room.now().toISOString())).toBe(false);
    expect(await createFaxOutStore(room.db.write).cancel(id, room.now().toISOString())).toBe(false);
  });

  it('waits untouched while no way of sending is set up', async () => {
    const id = await ask();
    expect(await worker({}).runDue()).toBe(0);
    expect(await find(id)).toMatchObject({ state: 'waiting', outcome: null, attempts: 0 });
  });
});

describe('a command that sends faxes', () => {
  const ask = { number: '0477-1', file: '/tmp/a b.pdf', timeoutMs: 20_000, environment: ENVIRONMENT };

  it('is words, not a line for a shell', async () => {
    expect(wordsOf(`sendfax -n  -o "a user" -T '3 4' x"y z"`)).toEqual(['sendfax', '-n', '-o', 'a user', '-T', '3 4', 'xy z']);
    const { output } = await runFaxCommand('printf %s| {file} {number} $HOME ; `id` "a b"', ask);
    expect(output).toBe('/tmp/a b.pdf|0477-1|$HOME|;|`id`|a b|');
  });

  it('is ended with all that it started when it takes too long, and says so', async () => {
    const { exitCode, failure } = await runFaxCommand(`sh -c "sleep 600 & wait"`, { ...ask, timeoutMs: 300 });
    expect([exitCode, failure]).toEqual([null, 'ETIMEDOUT']);
  });

  it('may say any amount: its last words are kept, and its environment has no secrets', async () => {
    const { output, exitCode } = await runFaxCommand(`sh -c "seq 1 20000; echo end; exit 5"`, ask);
    expect(exitCode).toBe(5);
    expect(output.length).toBeLessThanOrEqual(2000);
    expect(output.endsWith('20000\nend\n')).toBe(true);
    const { output: environment } = await runFaxCommand('env', ask);
    expect(
      environment
        .trim()
        .split('\n')
        .map((line) => line.split('=')[0]),
    ).toEqual(['PATH']);
  });
});
