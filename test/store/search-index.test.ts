import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchWords } from '../../src/engine/search-words.ts';
import { withTransaction } from '../../src/store/database.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { matchSearch } from '../../src/store/search-index.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep, nextStep, sampleCase } from '../support/sample-rows.ts';

const TEXTS: Readonly<Record<string, string>> = {
  road: '某道路工程的验收报告 东政公开申〔2026〕38号',
  rare: '𬱖某 Zhang San ＡＢＣ',
  park: '公园绿化招标文件 road-12e5',
};

describe.each(databases)('the search index on $kind', ({ kind }) => {
  let db: TestDatabase;
  const find = async (text: string): Promise<string[]> =>
    (await matchSearch(db.read('cases').select('id').orderBy('id'), searchWords(text))).map(({ id }: { id: string }) => id);
  const searched = (id: string) => ({ id, searchText: [...new Set(searchWords(TEXTS[id] ?? ''))].join(' ') });

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    await createOrganStore(db.write).ensure({ name: '甲' });
    const steps = [...Object.keys(TEXTS).map((id) => firstStep(searched(id))), firstStep({ id: 'empty' })];
    await withTransaction(db, (trx) => createStepStore(db).commitAll(trx, steps));
  });
  afterAll(() => db.close());

  it.each([
    { text: '道路', ids: ['road'], because: 'a word of two characters inside a sentence' },
    { text: '路工程', ids: ['road'], because: 'any run of characters' },
    { text: '工程道路', ids: [], because: 'both words are there, but not the pair between them' },
    { text: '道路 验收', ids: ['road'], because: 'all words must match' },
    { text: '道路 公园', ids: [], because: 'one of two is not enough' },
    { text: '验', ids: ['road'], because: 'a single character begins a pair' },
    { text: '2026 38', ids: ['road'], because: 'figures of the case number' },
    { text: '东政公开申〔2026〕38号', ids: ['road'], because: 'a whole case number' },
    { text: 'zhang s', ids: ['rare'], because: 'the last word may be unfinished' },
    { text: 'zhan san', ids: [], because: 'any other word may not' },
    { text: 'abc', ids: ['rare'], because: 'full width and capitals are the same' },
    { text: '𬱖某', ids: ['rare'], because: 'rare characters of names are words too' },
    { text: '12e5', ids: ['park'], because: 'figures and letters stay together' },
  ])('finds $ids by “$text”: $because', async ({ text, ids }) => {
    expect(await find(text)).toEqual(ids);
  });

  it.each([
    '',
    '%',
    '"',
    "'",
    "') or 1=1 --",
    '道路" OR "公园',
    'NOT 道路 *',
    'words:道路 ^',
    '\\',
    "道路':* | '公园",
    '\u0000道路',
    '｛｝',
  ])('takes %j as words, not as a language', async (text) => {
    const found = await find(text);
    expect(found.length).toBeLessThanOrEqual(1);
  });

  it('lets no character out of a word that was not cut before', async () => {
    const hostile = ['道路" OR "公园', "'公园' | '道路", '\u0000'];
    for (const word of hostile) expect(await matchSearch(db.read('cases').select('id'), [word])).toEqual([]);
  });

  it('follows the case when its words change', async () => {
    const step = nextStep(sampleCase(searched('park')));
    await withTransaction(db, (trx) => createStepStore(db).commit(trx, { ...step, caseRow: { ...step.caseRow, searchText: '桥梁' } }));
    expect(await find('桥梁')).toEqual(['park']);
    expect(await find('公园')).toEqual([]);
  });
});
