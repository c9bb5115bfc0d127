import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { reportHand } from '../support/report-office.ts';
import { run } from './run-test-cli.ts';

describe('yishen report --as html, xlsx, docx', () => {
  let db: TestDatabase;
  const directory = mkdtempSync(join(tmpdir(), 'yishen-report-'));
  const report = (...argv: string[]) => run(['report', '--year', '2025', '--format', 'T2021', ...argv], { env: { DATABASE_URL: db.url } });

  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
    const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    await createOrganStore(db.write).ensure({ name: '乙区人民政府' });
    const hand = reportHand({ db, organ, at: new Date('2026-01-12T02:00:00.000Z') });
    await hand.open(2025, 'T2021');
    await hand.write(2025, 'one', '新收政府信息公开申请{{new/total}}件。');
  });
  afterAll(async () => {
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('has the text of the organ that was asked for, marked as a draft; of all organs the tables', async () => {
    const own = await report('--as', 'html', '--organ', '甲区人民政府');
    expect(own).toMatchObject({ code: 0, out: expect.stringContaining('新收政府信息公开申请0件。') });
    expect(own.out).toContain('草稿，尚未公布');
    const all = await report('--as', 'html');
    expect(all).toMatchObject({ code: 0, out: expect.stringContaining('全部机关2025年政府信息公开工作年度报告') });
    expect(all.out).not.toContain('新收政府信息公开申请0件');
  });

  it.each(['docx', 'xlsx'])('writes %s into a file', async (kind) => {
    const file = join(directory, `report.${kind}`);
    expect(await report('--as', kind, '--organ', '甲区人民政府', '--out', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes what is no text to no terminal', async () => {
    const stdout = Object.assign(new PassThrough(), { isTTY: true });
    const argv = ['report', '--year', '2025', '--format', 'T2021', '--as', 'docx'];
    expect(await run(argv, { env: { DATABASE_URL: db.url }, stdout })).toMatchObject({ code: 2, err: expect.stringContaining('--out') });
    expect(stdout.readableLength).toBe(0);
  });

  it('refuses while the text does not agree with the figures, and other forms', async () => {
    const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    await reportHand({ db, organ, at: new Date('2026-01-12T03:00:00.000Z') }).write(2025, 'five', '新收政府信息公开申请9件。');
    const refused = await report('--as', 'docx', '--organ', '甲区人民政府');
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('I7') });
    expect(await report('--as', 'pdf')).toMatchObject({ code: 2 });
  });
});
