import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN_PART, partText, readDocx } from '../../src/documents/letters/docx-zip.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { databases, openEmptyTestDatabase, type TestDatabase } from '../support/databases.ts';
import { PLACES_OF_2017 } from './numbers-of-2017.ts';
import { makeTempDir, objects, type Ran, run } from './run-test-cli.ts';

const example = (name: string) => join(getProjectRoot(), 'examples', name);
const TEXT = example('dongsheng-2017-text.md');
const OWN = ['--organ', '东胜区人民政府', '--year', '2017'];

describe.each(databases)('the report of 2017 from cases, entries and text on $kind', ({ kind }) => {
  let db: TestDatabase;
  const temp = makeTempDir();
  const yishen = (...argv: string[]): Promise<Ran> => run(argv, { env: { DATABASE_URL: db.url } });
  const fileOf = async (as: string): Promise<Buffer> => {
    const file = join(temp.path, `report.${as}`);
    expect(await yishen('report', ...OWN, '--format', 'T2014', '--as', as, '--out', file)).toMatchObject({ code: 0 });
    return readFileSync(file);
  };

  beforeAll(async () => {
    db = await openEmptyTestDatabase(kind);
    for (const argv of [
      ['import', example('dongsheng-2017.jsonl')],
      ['entries', 'import', example('dongsheng-2017-entries.csv')],
    ])
      expect((await yishen(...argv)).code).toBe(0);
  });
  afterAll(async () => {
    await db.close();
    temp.remove();
  });

  it('is rehearsed without a trace, and then written: nothing in it disagrees with its figures', async () => {
    const rehearsed = await yishen('report-text', 'import', TEXT, ...OWN, '--dry-run');
    expect(rehearsed.code).toBe(0);
    expect(objects(rehearsed)).toMatchObject([{ format: 'T2014', written: [], opened: false, findings: 0 }]);
    expect(await db.read('report_acts')).toEqual([]);
    const [written] = objects(await yishen('report-text', 'import', TEXT, ...OWN));
    const parts = ['preface', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
    expect(written).toEqual({ year: 2017, format: 'T2014', parts, written: parts, opened: true, findings: 0 });
  });

  it('has every number of the seed in its place in HTML', async () => {
    const html = (await fileOf('html')).toString('utf8');
    const parts = new Map(html.split(/<h2 [^>]*id="part-/u).map((part) => [/^(\w+)"/u.exec(part)?.[1] ?? 'preface', wordsIn(part)]));
    for (const [part, places] of Object.entries(PLACES_OF_2017)) {
      const text = parts.get(part) ?? '';
      expect(
        places.filter((place) => !text.includes(place)),
        `part ${part}`,
      ).toEqual([]);
    }
    expect(html).not.toMatch(/\{\{|（暂缺）/u);
  });

  it('has them in DOCX, part after part', async () => {
    const text = wordsIn(partText(readDocx(await fileOf('docx')), MAIN_PART) ?? '');
    let from = 0;
    for (const place of Object.values(PLACES_OF_2017).flat()) {
      const at = text.indexOf(place, from);
      expect(at, place).toBeGreaterThanOrEqual(0);
      from = at;
    }
  });

  it('writes over nobody’s words unless it is told to, and says what was the same', async () => {
    const changed = join(temp.path, 'changed.md');
    writeFileSync(changed, '# 七、信息公开工作投诉情况\n未发生投诉9件。\n');
    const refused = await yishen('report-text', 'import', changed, ...OWN);
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('七、信息公开工作投诉情况') });
    const replaced = await yishen('report-text', 'import', changed, ...OWN, '--replace');
    expect(replaced.code).toBe(0);
    expect(replaced.err).toContain('投诉9件');
    expect(objects(replaced)).toMatchObject([{ written: ['seven'], opened: false, findings: 1 }]);
    expect((await yishen('report', ...OWN, '--format', 'T2014', '--as', 'html')).code).toBe(1);
    expect(objects(await yishen('report-text', 'import', TEXT, ...OWN, '--replace'))).toMatchObject([{ written: ['seven'] }]);
  });

  it('refuses what is no text of a report, and years that have not come', async () => {
    expect((await yishen('report-text', 'import', example('dongsheng-2017-report.csv'), ...OWN)).code).toBe(1);
    expect((await yishen('report-text', 'import', '/nowhere.md', ...OWN)).code).toBe(2);
    expect((await yishen('report-text', 'import', TEXT, '--organ', '东胜区人民政府', '--year', '2027')).code).toBe(2);
    writeFileSync(join(temp.path, 'gbk.md'), Buffer.from([0x23, 0x20, 0xd2, 0xfd, 0xd1, 0xd4]));
    expect((await yishen('report-text', 'import', join(temp.path, 'gbk.md'), ...OWN)).code).toBe(2);
  });
});

/** What is read, without markup: cells of tables apart, runs of a line together. */
function wordsIn(markup: string): string {
  return markup
    .replace(/<\/(?:td|th|w:tc)>/gu, ' | ')
    .replace(/<[^>]*>/gu, '')
    .replace(/&amp;/gu, '&');
}
