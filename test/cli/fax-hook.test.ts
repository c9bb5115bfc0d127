import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { buildProgram } from '../support/built-program.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { sampleFaxPath } from '../support/fax-samples.ts';
import { makeTempDir } from './run-test-cli.ts';

const ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin' };
const HOOK = join(getProjectRoot(), 'examples', 'hylafax', 'faxrcvd-yishen');
const RECEIVED = new Date('2026-03-12T01:05:00Z');
const TIMEOUT_MS = 120_000;
const KILLS = 6;
const MAX_RUN_MS = 900;

/** As HylaFAX calls it: in its spool directory, with the file in recvq. */
describe('the hook for HylaFAX', () => {
  const dir = makeTempDir();
  const spool = join(dir.path, 'hylafax');
  let program: ReturnType<typeof buildProgram>;
  let db: TestDatabase;

  beforeAll(async () => {
    program = buildProgram();
    db = await openTestDatabase('sqlite');
    await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
    for (const name of ['recvq', 'etc', 'bin', 'in']) mkdirSync(join(spool, name), { recursive: true });
    for (const [at, name] of (['g4', 'g31d', 'g32d'] as const).entries()) {
      const path = join(spool, 'recvq', `fax00000004${at}.tif`);
      copyFileSync(sampleFaxPath(name), path);
      utimesSync(path, RECEIVED, RECEIVED);
    }
    writeFileSync(join(spool, 'bin', 'faxrcvd'), '#!/bin/sh\necho "$#:$*" >> log/faxrcvd\n');
    chmodSync(join(spool, 'bin', 'faxrcvd'), 0o755);
    mkdirSync(join(spool, 'log'));
  }, TIMEOUT_MS);
  afterAll(async () => {
    await db?.close();
    program?.remove();
    dir.remove();
  });

  const main = () => join(program.directory, 'dist', 'src', 'main.js');
  const environment = () => ({ ...ENVIRONMENT, DATABASE_URL: db.url, YISHEN_DATA: join(dir.path, 'data') });
  const command = () => `YISHEN='${process.execPath} ${main()}'\n`;
  const hook = (args: readonly string[], settings: string): SpawnSyncReturns<string> => {
    writeFileSync(join(spool, 'etc', 'yishen.conf'), settings);
    return spawnSync('sh', [HOOK, ...args], { cwd: spool, env: environment(), encoding: 'utf8' });
  };
  const faxes = () => db.read('faxes_in').orderBy('id');

  it('takes in a three-page G4 fax as a case, then goes on with the script of HylaFAX', async () => {
    const args = ['recvq/fax000000040.tif', 'ttyS0', '000000042', '', '0477-8123456', 'MOU JIA'];
    const { status, stdout } = hook(args, command());
    expect([status, stdout]).toEqual([0, '甲政公开申〔2026〕1号\n']);
    expect(await faxes()).toMatchObject([
      { sender: '0477-8123456', comm_id: '000000042', pages: 3, received_at: '2026-03-12T01:05:00.000Z' },
    ]);
    expect(readFileSync(join(spool, 'log', 'faxrcvd'), 'utf8')).toBe(`6:${args.join(' ')}\n`);
    expect(hook(args, command()).stdout).toBe(stdout);
    expect(await db.read('cases')).toHaveLength(1);
  });

  it('says where the fax is when it cannot be taken in, and ends with an error', () => {
    writeFileSync(join(spool, 'recvq', 'bad.tif'), 'noise');
    const { status, stderr } = hook(['recvq/bad.tif', 'ttyS0', '000000050', ''], `${command()}YISHEN_NEXT=\n`);
    expect([status, stderr]).toEqual([1, expect.stringContaining('recvq/bad.tif was not taken in')]);
    expect(hook(['recvq/bad.tif'], command()).status).toBe(1);
  });

  it('leaves the fax and its sidecar in a directory where the server shares one, whatever the caller calls itself', () => {
    const settings = `YISHEN_SPOOL=${join(spool, 'in')}\nYISHEN_ORGAN=甲政\nYISHEN_NEXT=\n`;
    const { status } = hook(['recvq/fax000000041.tif', 'ttyS0', '000000043', 'lost carrier', '"; rm -rf / #\n1', ''], settings);
    expect(status).toBe(0);
    expect(readdirSync(join(spool, 'in')).sort()).toEqual(['fax-000000043-fax000000041.json', 'fax-000000043-fax000000041.tif']);
    const sidecar = JSON.parse(readFileSync(join(spool, 'in', 'fax-000000043-fax000000041.json'), 'utf8'));
    expect(sidecar).toEqual({ from: ' rm -rf  #1', at: '2026-03-12T01:05:00Z', id: '000000043', organ: '甲政' });
  });

  it(
    'makes one case of a fax however often the program is killed while it takes it in',
    async () => {
      const file = join(spool, 'recvq', 'fax000000042.tif');
      const args = [main(), 'intake', 'fax', file, '--from', '1', '--at', '2026-03-12 09:30'];
      let killed = 0;
      for (let run = 0; run < KILLS; run += 1) {
        const child = spawn(process.execPath, args, { env: environment(), stdio: 'ignore' });
        const ended = once(child, 'exit');
        await Promise.race([ended, wait(MAX_RUN_MS - run * 120)]);
        child.kill('SIGKILL');
        await ended;
        if (child.signalCode === 'SIGKILL') killed += 1;
      }
      const last = spawnSync(process.execPath, args, { env: environment(), encoding: 'utf8' });
      expect([last.status, last.stdout]).toEqual([0, '甲政公开申〔2026〕2号\n']);
      const rows = (await faxes()).filter(({ sender }: { sender: string }) => sender === '1');
      expect(rows).toMatchObject([{ state: 'opened', pages: 3 }]);
      expect(await db.read('cases')).toHaveLength(2);
      const files = await db.read('files').where('id', 'like', `fax-${rows[0].case_id}-%`);
      expect(
        files.map(({ sha256 }: { sha256: string }) => existsSync(join(dir.path, 'data', 'files', sha256.slice(0, 2), sha256.slice(2)))),
      ).toEqual([true, true]);
      expect(killed).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});
