import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpoolWorker } from '../../src/jobs/fax/spool-worker.ts';
import { createFaxInStore } from '../../src/store/fax-in-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { type FaxRoom, openFaxRoom } from '../support/fax-room.ts';
import { sampleFax } from '../support/fax-samples.ts';

const SIDECAR = { from: '0477-8123456', at: '2026-03-04 10:05', id: 42 };
const LEASE_MS = 10 * 60_000;

describe('the directory in which a fax server leaves faxes', () => {
  let room: FaxRoom;
  let directory: string;
  const failures: unknown[] = [];
  beforeEach(async () => {
    room = await openFaxRoom('sqlite');
    directory = join(room.dataDir, 'spool');
    mkdirSync(directory);
    failures.length = 0;
  });
  afterEach(() => room.close());

  const workerOf = (changed: Partial<Parameters<typeof createSpoolWorker>[0]> = {}) =>
    createSpoolWorker({ ...room.deps, directory, reportFailure: (error) => void failures.push(error), ...changed });
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(directory, name), content);
  const putFax = (stem: string, sidecar: object = SIDECAR): void => {
    put(`${stem}.tif`, sampleFax('g4'));
    put(`${stem}.json`, JSON.stringify(sidecar));
  };
  const list = (folder: string): readonly string[] =>
    existsSync(join(directory, folder)) ? readdirSync(join(directory, folder)).sort() : [];
  const faxes = () => createFaxInStore(room.db.read).list({ organId: null, sight: { sees: 'organ' }, limit: 20 });
  const twoLooks = async (worker: ReturnType<typeof createSpoolWorker>) => [await worker.runDue(), await worker.runDue()];

  it('is emptied: what was taken lies in done, with its sidecar', async () => {
    putFax('fax1');
    put('0477-5550000_20260304T111500.TIFF', sampleFax('g31d'));
    expect(await twoLooks(workerOf())).toEqual([0, 2]);
    expect(list('done')).toEqual(['0477-5550000_20260304T111500.TIFF', 'fax1.json', 'fax1.tif']);
    expect([list('working'), list('refused')]).toEqual([[], []]);
    expect((await faxes()).map(({ sender, receivedAt, commId, source, state }) => [sender, receivedAt, commId, source, state])).toEqual([
      ['0477-5550000', '2026-03-04T03:15:00.000Z', null, 'spool', 'opened'],
      ['0477-8123456', '2026-03-04T02:05:00.000Z', '42', 'spool', 'opened'],
    ]);
  });

  it('keeps what is still being written for the next look', async () => {
    const worker = workerOf();
    put('half.tif', sampleFax('g4').subarray(0, 4000));
    put('half.json', JSON.stringify(SIDECAR));
    put('alone.tif', sampleFax('g4'));
    put('.hidden.tif', sampleFax('g4'));
    expect(await worker.runDue()).toBe(0);
    put('half.tif', sampleFax('g4'));
    utimesSync(join(directory, 'half.tif'), room.now(), room.now());
    expect(await worker.runDue()).toBe(0);
    expect(await worker.runDue()).toBe(1);
    expect(list('done')).toEqual(['half.json', 'half.tif']);
    expect(list('.')).toEqual(expect.arrayContaining(['.hidden.tif', 'alone.tif']));
  });

  it.each([
    ['is no fax', 'not a fax', SIDECAR, '不是 TIFF 或 PDF'],
    ['says no time', undefined, { from: '1' }, 'at'],
    ['comes from the future', undefined, { ...SIDECAR, at: '2026-03-05 10:00' }, '将来'],
    ['is for an organ that there is not', undefined, { ...SIDECAR, organ: '丙区人民政府' }, 'FAX_ORGAN'],
  ])('gives back what %s, with the reason', async (_what, content, sidecar, reason) => {
    putFax('fax1', sidecar);
    if (content !== undefined) put('fax1.tif', content);
    expect(await twoLooks(workerOf())).toEqual([0, 1]);
    expect(list('refused')).toEqual(['fax1.json', 'fax1.tif', 'fax1.txt']);
    expect(readFileSync(join(directory, 'refused', 'fax1.txt'), 'utf8')).toContain(reason);
    expect(await faxes()).toEqual([]);
  });

  it('follows no links out of it', async () => {
    writeFileSync(join(room.dataDir, 'secret.tif'), sampleFax('g4'));
    symlinkSync(join(room.dataDir, 'secret.tif'), join(directory, 'link.tif'));
    put('link.json', JSON.stringify(SIDECAR));
    expect(await twoLooks(workerOf())).toEqual([0, 0]);
    expect(await faxes()).toEqual([]);
  });

  it('is shared by several nodes, and each fax is taken once', async () => {
    await createOrganStore(room.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    for (let number = 1; number <= 6; number += 1)
      putFax(`fax${number}`, { ...SIDECAR, id: number, at: `2026-03-04 10:0${number}`, organ: '乙政' });
    const workers = [workerOf(), workerOf(), workerOf()];
    for (const worker of workers) await worker.runDue();
    const handled = await Promise.all(workers.map((worker) => worker.runDue()));
    expect(handled.reduce((sum, count) => sum + count)).toBe(6);
    expect([(await faxes()).length, await room.count('cases'), list('done').length]).toEqual([6, 6, 12]);
    expect(failures).toEqual([]);
  });

  it('loses no fax when a node dies while it takes one in', async () => {
    putFax('fax1');
    mkdirSync(join(directory, 'working'));
    writeFileSync(join(directory, 'working', 'dead.tif'), sampleFax('g31d'));
    utimesSync(join(directory, 'working', 'dead.tif'), room.now(), room.now());
    put('dead.json', JSON.stringify({ ...SIDECAR, id: 43 }));
    const worker = workerOf();
    expect(await twoLooks(worker)).toEqual([0, 1]);
    expect(list('working')).toEqual(['dead.tif']);
    room.advance(LEASE_MS + 1);
    expect(await twoLooks(worker)).toEqual([0, 1]);
    expect((await faxes()).length).toBe(2);
  });

  it('keeps a fax for the next look when the database fails, and does not take it twice', async () => {
    putFax('fax1');
    const engine = { open: () => Promise.reject(new Error('no database')) };
    expect(await twoLooks(workerOf({ engine }))).toEqual([0, 0]);
    expect(failures).toHaveLength(1);
    expect(list('.')).toContain('fax1.tif');
    expect(await twoLooks(workerOf())).toEqual([0, 1]);
    putFax('fax1');
    expect(await twoLooks(workerOf())).toEqual([0, 1]);
    expect(list('done')).toEqual(['fax1.2.json', 'fax1.2.tif', 'fax1.json', 'fax1.tif']);
    expect(await room.count('cases')).toBe(1);
  });

  it('may be left unset: what broke off before is completed all the same', async () => {
    putFax('fax1');
    await twoLooks(workerOf({ engine: { open: () => Promise.reject(new Error('no database')) } }));
    room.advance(LEASE_MS + 1);
    expect(await workerOf({ directory: undefined }).runDue()).toBe(0);
    expect(await faxes()).toMatchObject([{ state: 'opened' }]);
  });
});
