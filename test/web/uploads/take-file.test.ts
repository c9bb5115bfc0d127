import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createVirusScan } from '../../../src/engine/files/scan-virus.ts';
import { createFileVault } from '../../../src/store/file-vault.ts';
import { takeFile } from '../../../src/web/uploads/take-file.ts';
import { refusedFile } from '../../../src/web/uploads/upload-problems.ts';
import { openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { EICAR, type FakeClamd, startFakeClamd } from '../../support/fake-clamd.ts';
import { pdf, temporaryDirectory } from './upload-samples.ts';

const MEGABYTE = 1_048_576;

describe('one file that is taken', () => {
  const directory = temporaryDirectory();
  const vault = createFileVault(directory.path);
  const now = () => new Date('2026-11-23T08:00:00.000Z');
  let db: TestDatabase;
  let clamd: FakeClamd | undefined;
  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
  });
  afterEach(() => clamd?.close());
  afterAll(async () => {
    await db.close();
    directory.remove();
  });

  const kept = () =>
    readdirSync(directory.path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(directory.path, name)).isFile());
  const send = (stream: Readable, scan?: ReturnType<typeof createVirusScan>) =>
    takeFile({ db, vault, now, ...(scan === undefined ? {} : { scan }) }, { stream, name: '材料.pdf', owner: 'user:1' });

  it('is cut at the limit when its stream goes on and on; the stream is read to its end and nothing stays', async () => {
    let sent = 0;
    let mostOnDisk = 0;
    const endless = Readable.from(
      (async function* () {
        for (; sent < 200; sent += 1) {
          yield Buffer.alloc(MEGABYTE, 7);
          mostOnDisk = Math.max(mostOnDisk, ...kept().map((name) => statSync(join(directory.path, name)).size));
        }
      })(),
    );
    const taken = await send(endless);
    expect(taken).toMatchObject({ result: 'refused', refusal: 'tooLarge' });
    if (!endless.readableEnded) await new Promise((resolve) => endless.once('end', resolve));
    expect(sent).toBe(200);
    expect(mostOnDisk).toBeLessThanOrEqual(20 * MEGABYTE);
    expect(kept()).toEqual([]);
    if (taken.result === 'refused') expect(refusedFile('data.files', taken)).toMatchObject({ zh: expect.stringContaining('20 MB') });
  });

  it('is refused with the name of the virus in it, and nothing stays', async () => {
    clamd = await startFakeClamd();
    const taken = await send(Readable.from([pdf(EICAR)]), createVirusScan({ address: clamd.address }));
    expect(taken).toMatchObject({ result: 'refused', refusal: 'infected', detail: 'Win.Test.EICAR_HDB-1' });
    if (taken.result === 'refused') {
      expect(refusedFile('data.files', taken)).toMatchObject({
        zh: expect.stringContaining('检出病毒（Win.Test.EICAR_HDB-1）'),
        en: expect.stringContaining('it has a virus (Win.Test.EICAR_HDB-1)'),
      });
    }
    expect(kept()).toEqual([]);
    expect(await db.read('files')).toEqual([]);
  });

  it('is refused while the scanner is away, with the advice to try again', async () => {
    clamd = await startFakeClamd();
    const { address } = clamd;
    await clamd.close();
    const taken = await send(Readable.from([pdf()]), createVirusScan({ address }));
    expect(taken).toMatchObject({ result: 'refused', refusal: 'scanLater' });
    expect(kept()).toEqual([]);
  });

  it('is taken when the scanner finds nothing', async () => {
    clamd = await startFakeClamd();
    expect(await send(Readable.from([pdf()]), createVirusScan({ address: clamd.address }))).toMatchObject({ result: 'ok' });
    expect(kept()).toHaveLength(1);
  });
});
