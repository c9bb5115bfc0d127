import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { databases, openEmptyTestDatabase, type TestDatabase } from '../support/databases.ts';
import { makeTempDir, objects, type Ran, run } from './run-test-cli.ts';

const EXAMPLE = join(getProjectRoot(), 'examples', 'dongsheng-2017.jsonl');

/** Rows of the annual report for 2017; null where only assumed facts would give the number. */
const FIGURES = {
  '三(一)': 2,
  '三(一)1': 1,
  '三(一)2': 1,
  '三(一)3': 0,
  '三(一)4': 0,
  '三(二)': 2,
  '三(二)1': 2,
  '三(二)2': 0,
  '三(三)': null,
  四: 0,
  五: 1,
  '五(一)': 1,
  '五(二)': 0,
  '五(三)': 0,
  六: 0,
  '九(二)': null,
};

describe.each(databases)('the year 2017 of 东胜区人民政府 on $kind', ({ kind }) => {
  let db: TestDatabase;
  let again: TestDatabase;
  const temp = makeTempDir();
  const yishen = (...argv: string[]): Promise<Ran> => run(argv, { env: { DATABASE_URL: db.url } });
  const report = (...options: string[]): Promise<Ran> => yishen('report', '--year', '2017', '--format', 'T2014', ...options);

  beforeAll(async () => {
    db = await openEmptyTestDatabase(kind);
    again = await openEmptyTestDatabase(kind);
  });
  afterAll(async () => {
    await db.close();
    await again.close();
    temp.remove();
  });

  it('stores nothing in a dry run', async () => {
    const rehearsed = await yishen('import', EXAMPLE, '--dry-run');
    expect(rehearsed.code).toBe(0);
    expect(objects(rehearsed).map(({ ref, caseNo }) => [ref, caseNo])).toEqual([
      ['dongsheng-2017-1', null],
      ['dongsheng-2017-2', null],
    ]);
    expect((await yishen('verify')).err).toContain('0 entries and 0 letters of 0 cases');
  });

  it('is imported whole, into a database that this very command made ready', async () => {
    const imported = await yishen('import', EXAMPLE);
    expect(imported.code).toBe(0);
    expect(imported.err).toContain('导入 2 件，未变 0 件，拒绝 0 行');
    expect(imported.err).toContain('imported 2, unchanged 0, refused 0, inferred steps');
    expect(objects(imported).map(({ caseNo, breaches }) => [caseNo, breaches])).toEqual([
      ['东政公开申〔2017〕1号', []],
      ['东政公开申〔2017〕2号', []],
    ]);
  });

  it('gives the figures that the district published, and no others', async () => {
    const ran = await report('--as', 'json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const [figures] = objects(ran);
    expect(figures).toMatchObject({ format: 'T2014', year: 2017, organ: null, provisional: false });
    expect(figures?.rows).toMatchObject(FIGURES);
  });

  it('is also the figures of that organ alone', async () => {
    const [figures] = objects(await report('--organ', '东胜区人民政府'));
    expect(figures).toMatchObject({ organ: '东胜区人民政府', rows: FIGURES });
  });

  it.each([
    { row: '五(一)', refs: ['dongsheng-2017-2'] },
    { row: '三(一)1', refs: ['dongsheng-2017-1'] },
    { row: '三(二)1/total', refs: ['dongsheng-2017-1', 'dongsheng-2017-2'] },
    { row: '四', refs: [] },
  ])('traces $row to its cases', async ({ row, refs }) => {
    const { code, out } = await report('--trace', row);
    expect(code).toBe(0);
    expect(
      out
        .split('\n')
        .filter((line) => line !== '')
        .sort(),
    ).toEqual(refs);
  });

  it('is written to a file on request', async () => {
    const file = join(temp.path, 'report.json');
    const ran = await report('--out', file);
    expect(ran).toMatchObject({ code: 0, out: '', err: expect.stringContaining(file) });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ rows: FIGURES });
  });

  it('is unchanged when it is exported and imported again', async () => {
    const exported = [await yishen('export', 'dongsheng-2017-1'), await yishen('export', '东政公开申〔2017〕2号', '--as', 'timeline')];
    expect(exported.map(({ code }) => code)).toEqual([0, 0]);
    const file = join(temp.path, 'exported.jsonl');
    writeFileSync(file, exported.map(({ out }) => out).join(''));
    expect(await yishen('import', file)).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('imported 0, unchanged 2, refused 0'),
    });
    const elsewhere = { env: { DATABASE_URL: again.url } };
    expect((await run(['import', file], elsewhere)).code).toBe(0);
    const [figures] = objects(await run(['report', '--year', '2017', '--format', 'T2014'], elsewhere));
    expect(figures?.rows).toMatchObject(FIGURES);
  });

  it('is refused, and left as it was, when it is imported with other facts', async () => {
    const changed = readFileSync(EXAMPLE, 'utf8').replace('2017-03-22', '2017-03-23');
    const ran = await run(['import', '-'], { env: { DATABASE_URL: db.url }, stdin: changed });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('line 1 (dongsheng-2017-1)') });
    expect(ran.err).toContain('imported 0, unchanged 1, refused 1');
  });

  it('is verified and replays', async () => {
    const ran = await yishen('verify');
    expect(ran.code).toBe(0);
    expect(objects(ran).map(({ ok, headHash }) => [ok, typeof headHash])).toEqual([
      [true, 'string'],
      [true, 'string'],
    ]);
    expect(objects(await yishen('verify', 'dongsheng-2017-1'))).toMatchObject([
      { case: '东政公开申〔2017〕1号', ok: true, entries: expect.any(Number) },
    ]);
    expect(await yishen('check')).toMatchObject({ code: 0, out: '', err: expect.stringContaining('2 histories replayed, 0 with faults') });
  });
});
