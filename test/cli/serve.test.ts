import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { createServiceStateStore } from '../../src/store/service-state-store.ts';
import { makeTempDir, objects, type Ran, run } from './run-test-cli.ts';

/** Runs a command that serves, does something while it does, then asks it to stop. */
async function whileServing(argv: readonly string[], env: Record<string, string>, work: (address: string) => Promise<void>): Promise<Ran> {
  const stop = deferred<void>();
  const address = deferred<string>();
  let text = '';
  const watched = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (found !== undefined) address.resolve(found);
      done();
    },
  });
  const ended = run(argv, { env, stdout: watched, stderr: watched, untilStopped: () => stop.promise });
  ended.then(({ code }) => address.reject(new Error(`ended with ${code}: ${text}`)), address.reject);
  try {
    await work(await address.promise);
  } finally {
    stop.resolve();
  }
  return { ...(await ended), out: text };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let settle: [(value: T) => void, (error: unknown) => void] = [() => {}, () => {}];
  const promise = new Promise<T>((resolve, reject) => {
    settle = [resolve, reject];
  });
  return { promise, resolve: settle[0], reject: settle[1] };
}

describe('a server', () => {
  let temp: ReturnType<typeof makeTempDir>;
  let env: Record<string, string>;
  beforeEach(() => {
    temp = makeTempDir();
    env = { YISHEN_DATA: temp.path };
  });
  afterEach(() => temp.remove());

  it('migrates its database, answers, and exits with 0 when asked to stop', async () => {
    const ran = await whileServing(['serve', '--port', '0'], env, async (address) => {
      expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' });
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
      expect((await fetch(`${address}/login`)).status).toBe(200);
    });
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Stopping') });
    expect(statSync(join(temp.path, 'session-secret')).mode & 0o077).toBe(0);
  });

  it('shows a one-time link while nobody has an account, another one at the next start, and none afterwards', async () => {
    const linkIn = (text: string): string => /\/setup\/[\w-]{43}/.exec(text)?.[0] ?? '';
    const first = linkIn((await whileServing(['serve', '--port', '0'], env, async () => {})).out);
    const ran = await whileServing(['serve', '--port', '0'], env, async (address) => {
      // The new link is made once the server listens.
      await expect.poll(async () => (await fetch(`${address}${first}`)).text()).toContain('setup-void');
      expect(await (await fetch(address)).text()).toContain('not-set-up');
    });
    expect(linkIn(ran.out)).not.toBe('');
    expect(linkIn(ran.out)).not.toBe(first);
    const account = ['user', 'add', 'first', '--name', '员工壬', '--organ', '甲区人民政府', '--role', 'admin', '--unit', '办公室'];
    expect((await run([...account, '--generate-password'], { env })).code).toBe(0);
    const after = await whileServing(['serve', '--port', '0'], env, async (address) => {
      expect(await (await fetch(`${address}${linkIn(ran.out)}`)).text()).toContain('setup-needless');
    });
    expect(linkIn(after.out)).toBe('');
  });

  it('forgets how mail servers failed that it does not use any more', async () => {
    await run(['migrate'], { env });
    const db = openDatabase({ dataDir: temp.path });
    try {
      const states = createServiceStateStore(db.write);
      for (const name of ['smtp', 'imap'] as const)
        await states.markFailed(name, { now: '2026-03-02T00:00:00.000Z', error: 'ECONNREFUSED' });
      await whileServing(['serve', '--port', '0'], env, async () => {});
      expect((await states.list()).filter(({ failingSince }) => failingSince !== null)).toEqual([]);
    } finally {
      await db.close();
    }
  });

  it('says when its port is taken', async () => {
    await whileServing(['serve', '--port', '0'], env, async (address) => {
      const ran = await run(['serve', '--port', new URL(address).port], { env });
      expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('EADDRINUSE') });
    });
  });

  it('demonstrates the example of 2017, open cases and an account of each role, again and again', async () => {
    const demo = { YISHEN_DATA: join(temp.path, 'demo') };
    for (let time = 1; time <= 2; time += 1) {
      const ran = await whileServing(['demo', '--port', '0'], env, async (address) => {
        expect((await fetch(`${address}/readyz`)).status).toBe(200);
        const report = await run(['report', '--year', '2017', '--format', 'T2014'], { env: demo });
        expect(objects(report)[0]?.rows).toMatchObject({ '三(一)': 2, '五(一)': 1 });
      });
      expect(ran.code).toBe(0);
      for (const login of ['registrar', 'officer', 'secrecy', 'legal', 'head', 'leader', 'statistician', 'auditor', 'admin']) {
        expect(ran.out).toMatch(new RegExp(`^  ${login} +yishen-demo`, 'm'));
      }
    }
    expect(await run(['verify'], { env: demo })).toMatchObject({ code: 0, err: expect.stringContaining('of 34 cases') });
    expect((await run(['check'], { env: demo })).code).toBe(0);
  });

  it('never empties a directory that no demonstration made', async () => {
    const data = join(temp.path, 'mine');
    mkdirSync(data);
    writeFileSync(join(data, 'precious'), '');
    const ran = await run(['demo', '--port', '0', '--data', data], { env });
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('it is left alone') });
    expect(existsSync(join(data, 'precious'))).toBe(true);
  });
});
