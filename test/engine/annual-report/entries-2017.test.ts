import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeReport } from '../../../src/engine/annual-report/compute-report.ts';
import { ENTRIES_BY_COMMAND } from '../../../src/engine/annual-report/entries-actor.ts';
import {
  acceptImport,
  compareImport,
  draftImport,
  type EntryImport,
  findImport,
} from '../../../src/engine/annual-report/entries-import.ts';
import { ledgerOf } from '../../../src/engine/annual-report/entries-ledger.ts';
import { createCalendarService } from '../../../src/engine/calendar-service.ts';
import { createImportService } from '../../../src/engine/import-service.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { getProjectRoot } from '../../../src/store/project-root.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const AT = new Date('2018-01-12T02:00:00.000Z');
const today = civilDate('2018-01-12');
const EXAMPLES = join(getProjectRoot(), 'examples');

/** Every number of the report that the table of 2014 has a row for (domain 3.3); null where the report says nothing. */
const STATED = {
  '一(一)': 19102,
  '一(一)*': 2,
  '一(一)**': null,
  '一(二)1': 101,
  '一(二)2': 12372,
  '一(二)3': 1658,
  '一(二)4': 2319,
  '一(二)5': null,
  '二(一)': 223,
  '二(二)1': 3,
  '二(二)1*': null,
  '二(二)2': 1,
  '二(二)2*': 1,
  '二(二)3': 138,
  '二(二)4': 27,
  '二(二)5': 2,
  '三(一)': 2,
  '三(一)1': 1,
  '三(一)2': 1,
  '三(一)3': 0,
  '三(一)4': 0,
  '三(二)': 2,
  '三(二)1': 2,
  '三(二)2': 0,
  '三(三)1': null,
  '三(三)2': null,
  '三(三)3': null,
  '三(三)4': null,
  四: 0,
  '四(一)': 0,
  '四(二)': 0,
  '四(三)': 0,
  五: 1,
  '五(一)': 1,
  '五(二)': 0,
  '五(三)': 0,
  六: 0,
  七: null,
  '八(一)': 2,
  '八(二)': 6,
  '八(三)': null,
  '八(三)1': 2,
  '八(三)2': null,
  '八(四)': 3.765,
  '九(一)': null,
  '九(二)': 1,
  '九(三)': 225,
} as const;

/** What the report tells besides. */
const TOLD = {
  'extra.documents': 2650,
  'extra.channels': 5,
  'extra.platforms': 7,
  'extra.columns': 9,
  'extra.rulesOfWork': 16,
  'extra.pressSessions': 11,
  'extra.tvQuestioning': 1,
  'extra.tvQuestioningByHead': 4,
  'extra.finalAccounts': 278,
  'extra.budgets': 268,
  'power.total': 4443,
  'power.penalties': 3629,
  'own.vertical.total': 1281,
  'own.vertical.rewards': 141,
  'hotline.calls': 20846,
  'hotline.assignedSettled': 15480,
  'own.hotline.settledShare': 97,
  'own.service.settled': 355566,
  'own.grassroots.gridStaff': 1541,
} as const;

describe.each(databases)('the report of 2017 on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organId: number;
  let draft: EntryImport;

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    const calendar = await createCalendarService({ db, now: () => AT });
    const cases = createImportService({ db, now: () => AT, calendar: calendar.current });
    await cases.importLines(linesOf(readFileSync(join(EXAMPLES, 'dongsheng-2017.jsonl'), 'utf8')), { dryRun: false });
    organId = (await createOrganStore(db.read).findByName('东胜区人民政府'))?.id ?? 0;
    const bytes = readFileSync(join(EXAMPLES, 'dongsheng-2017-entries.csv'));
    const step = { organId, actor: ENTRIES_BY_COMMAND, at: AT, today };
    const file = { year: 2017, fileName: 'dongsheng-2017-entries.csv', bytes, kind: 'csv', source: '' } as const;
    const key = { id: await draftImport(db, file, step), organId };
    await compareImport(db, key);
    draft = (await findImport(db.read, key)) as EntryImport;
    await withTransaction(db, (trx) => acceptImport(trx, draft, step));
  });
  afterAll(() => db.close());

  it('has no fault in its file, and tells what is odd about its numbers', () => {
    expect(draft.remarks.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(draft.outcome?.findings.map(({ indicator, text }) => [indicator, text.zh])).toEqual([
      ['publicity.total', expect.stringContaining('19102 恰为各行之和（2650 + 101 + 12372 + 1658 + 2319 + 2）')],
      ['power.total', expect.stringContaining('为 4443，各分项之和为 4442，相差 1')],
    ]);
  });

  it('yields every number in its place, as stated', async () => {
    const scope = { organIds: [organId], name: '东胜区人民政府' };
    const report = await computeReport(db, { scope, year: 2017, format: 'T2014', today });
    expect('rows' in report ? report.rows : {}).toMatchObject(STATED);
  });

  it('keeps what no table has a row for', async () => {
    const { lines, findings } = await ledgerOf(db.read, { organId, year: 2017 });
    const values = Object.fromEntries(lines.map(({ indicator, value }) => [indicator.id, value]));
    expect(values).toMatchObject(TOLD);
    expect(findings).toHaveLength(2);
  });
});

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n').filter((line) => line !== '');
}
