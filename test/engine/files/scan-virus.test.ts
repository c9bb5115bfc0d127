import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createRecordedScan } from '../../../src/engine/files/recorded-scan.ts';
import { createVirusScan } from '../../../src/engine/files/scan-virus.ts';
import { createServiceStateStore } from '../../../src/store/service-state-store.ts';
import { openTestDatabase } from '../../support/databases.ts';
import { EICAR, type FakeClamd, startFakeClamd } from '../../support/fake-clamd.ts';

describe('a scan by clamd', () => {
  const directory = mkdtempSync(join(tmpdir(), 'yishen-scan-'));
  const path = join(directory, 'contents');
  let clamd: FakeClamd | undefined;
  afterEach(async () => {
    await clamd?.close();
    clamd = undefined;
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('finds a virus wherever it stands, names it, and lets the rest pass', async () => {
    clamd = await startFakeClamd();
    const scan = createVirusScan({ address: clamd.address });
    writeFileSync(path, randomBytes(300_000));
    expect(await scan(path)).toEqual({ result: 'clean' });
    writeFileSync(path, Buffer.concat([randomBytes(200_000), Buffer.from(EICAR)]));
    expect(await scan(path)).toEqual({ result: 'infected', signature: 'Win.Test.EICAR_HDB-1' });
    writeFileSync(path, '');
    expect(await scan(path)).toEqual({ result: 'clean' });
  });

  it('says when contents are larger than clamd takes, though clamd hangs up in the middle', async () => {
    clamd = await startFakeClamd({ maxBytes: 100_000 });
    writeFileSync(path, randomBytes(5_000_000));
    expect(await createVirusScan({ address: clamd.address })(path)).toEqual({ result: 'tooLarge' });
  });

  it('gives up on a clamd that says nothing', async () => {
    clamd = await startFakeClamd({ silent: true });
    writeFileSync(path, 'x');
    expect(await createVirusScan({ address: clamd.address, limitMs: 100 })(path)).toEqual({ result: 'unavailable', error: 'ETIMEDOUT' });
  });

  it('tells the page of the system’s state that clamd is away, and that it is back', async () => {
    const db = await openTestDatabase('sqlite');
    const now = () => new Date('2026-11-23T08:00:00.000Z');
    const states = createServiceStateStore(db.read);
    clamd = await startFakeClamd();
    const { address } = clamd;
    const scan = createRecordedScan({ db, now, scan: createVirusScan({ address }) });
    writeFileSync(path, 'x');
    await clamd.close();
    expect(await scan(path)).toEqual({ result: 'unavailable', error: 'ECONNREFUSED' });
    expect(await states.find('clamd')).toMatchObject({ error: 'ECONNREFUSED', failingSince: now().toISOString() });
    clamd = await startFakeClamd();
    await createRecordedScan({ db, now, scan: createVirusScan({ address: clamd.address }) })(path);
    expect(await states.find('clamd')).toMatchObject({ error: null, failingSince: null });
    await db.close();
  });
});
