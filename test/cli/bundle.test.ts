import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { type BundleOffice, openBundleOffice } from '../support/bundle-office.ts';
import { databases } from '../support/databases.ts';
import { objects, type Ran, run } from './run-test-cli.ts';

describe.each(databases)('yishen export --as bundle and yishen verify FILE on $kind', ({ kind }) => {
  let office: BundleOffice;
  let directory: string;
  let file: string;
  const yishen = (...argv: string[]): Promise<Ran> =>
    run(argv, { env: { DATABASE_URL: office.db.url, YISHEN_DATA: office.room.directory } });
  /** No database can be reached. */
  const offline = (...argv: string[]): Promise<Ran> =>
    run(argv, { env: { DATABASE_URL: 'postgres://127.0.0.1:1/none', YISHEN_DATA: '/nowhere' } });

  beforeAll(async () => {
    office = await openBundleOffice(kind);
    directory = mkdtempSync(join(tmpdir(), 'yishen-bundle-'));
    file = join(directory, 'case.zip');
  });
  afterAll(async () => {
    await office.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('writes a bundle that verifies without a database, with the digest that was printed', async () => {
    const ran = await yishen('export', office.caseId, '--as', 'bundle', '--out', file);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('Note the digest of its manifest') });
    const [made] = objects(ran);
    expect(made).toMatchObject({ caseId: office.caseId, file, entries: 2, bytes: (await readFile(file)).length });
    const verified = await offline('verify', file, '--digest', String(made?.manifestSha256).toUpperCase());
    expect(verified).toMatchObject({ code: 0, err: expect.stringContaining('is whole') });
    expect(objects(verified)).toEqual([
      {
        ...{ bundle: file, ok: true, case: made?.case, caseId: office.caseId, organ: '甲区人民政府', formatVersion: 1, entries: 2 },
        ...{ exportedAt: '2026-12-01T02:00:00.000Z', files: made?.files, headHash: made?.headHash, manifestSha256: made?.manifestSha256 },
      },
    ]);
    const [act] = await createAuditStore(office.db.read).find({ kinds: ['bundle.exported'] }, 1);
    expect(act).toMatchObject({ actorKind: 'command', subject: office.caseId, data: { digest: made?.manifestSha256 } });
  });

  it('ends with 1 and names the file and the entry after one byte was changed', async () => {
    const bytes = await readFile(file);
    const at = bytes.indexOf('"actorName"') + 13;
    const bad = join(directory, 'bad.zip');
    await writeFile(bad, Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))));
    const ran = await offline('verify', bad);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('cannot be trusted: history.jsonl: entry 1') });
    expect(objects(ran)).toMatchObject([{ ok: false, firstBadFile: 'history.jsonl', firstBadEntry: 1 }]);
    expect((await offline('verify', file, '--digest', '0'.repeat(64))).code).toBe(1);
  });

  it('writes the bytes to standard output where that is no terminal', async () => {
    const pieces: Buffer[] = [];
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        pieces.push(chunk);
        done();
      },
    });
    const env = { DATABASE_URL: office.db.url, YISHEN_DATA: office.room.directory };
    expect((await run(['export', office.caseId, '--as', 'bundle'], { env, stdout })).code).toBe(0);
    const piped = join(directory, 'piped.zip');
    await writeFile(piped, Buffer.concat(pieces));
    expect((await offline('verify', piped)).code).toBe(0);
    const terminal = Object.assign(stdout, { isTTY: true });
    expect(await run(['export', office.caseId, '--as', 'bundle'], { env, stdout: terminal })).toMatchObject({ code: 2 });
  });

  it('ends with 2 when it was called wrongly', async () => {
    expect(await yishen('export', 'nothing', '--as', 'bundle', '--out', file)).toMatchObject({ code: 2 });
    expect(await yishen('export', office.caseId, '--as', 'pdf')).toMatchObject({ code: 2 });
    expect(await yishen('export', office.caseId, '--out', file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--as bundle only'),
    });
    expect(await yishen('export', office.caseId, '--as', 'bundle', '--out', join(directory, 'no', 'x.zip'))).toMatchObject({ code: 2 });
    expect(await offline('verify', join(directory, 'none.zip'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no bundle'),
    });
    expect(await offline('verify', file, '--digest', 'abc')).toMatchObject({ code: 2 });
    expect((await offline('verify', file)).code).toBe(0);
  });
});

describe('a bundle that an earlier version made', () => {
  it('verifies still', async () => {
    const ran = await run(['verify', join(import.meta.dirname, '../fixtures/bundle-v1.zip')]);
    expect(objects(ran)).toMatchObject([{ ok: true, formatVersion: 1, entries: 2 }]);
    expect(ran.code).toBe(0);
  });
});
