import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { run } from './run-test-cli.ts';

const FILE = join(getProjectRoot(), 'examples/dongsheng-2017-report.csv');
const OUT = join(getProjectRoot(), 'node_modules/.cache/open-data-test');

describe('yishen past-report import', () => {
  let db: TestDatabase;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
    env = { DATABASE_URL: db.url };
    await createOrganStore(db.write).ensure({ name: '东胜区人民政府' });
  });
  afterAll(() => db.close());

  const bring = (file: string, year: string, ...more: readonly string[]) =>
    run(['past-report', 'import', file, '--organ', '东胜区人民政府', '--year', year, ...more], { env });

  it('tells what is odd by cell, and stores nothing in a dry run', async () => {
    const { code, out, err } = await bring(FILE, '2017', '--dry-run');
    expect(code).toBe(0);
    expect(err).toContain('C45');
    expect(err).toContain('4443');
    expect(JSON.parse(out)).toMatchObject({ year: 2017, format: 'T2014', cells: { '一(一)': 19102, '三(三)': null } });
    expect(await db.read('past_reports')).toEqual([]);
  });

  it('stores the report, but not for another year', async () => {
    expect((await bring(FILE, '2016')).code).toBe(1);
    expect((await bring(FILE, '2017')).code).toBe(0);
    expect((await db.read('past_reports').select('year', 'version')).map((row) => ({ ...row }))).toEqual([{ year: 2017, version: 1 }]);
    expect((await bring('report.doc', '2017')).code).toBe(2);
    expect((await bring('/nowhere/report.html', '2017')).code).toBe(2);
  });

  it('has no open data while no report is published', async () => {
    const { code, err } = await run(['open-data', '--year', '2017', '--out', OUT], { env });
    expect([code, existsSync(OUT)]).toEqual([1, false]);
    expect(err).toContain('没有已公布的年度报告');
  });
});
