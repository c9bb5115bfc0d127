import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepAct, NOBODY } from '../../src/engine/audit/audit-log.ts';
import { canonicalText, sha256 } from '../../src/engine/hash-chain.ts';
import { sealListText, sealPartText, sealRecordText } from '../../src/engine/integrity/seal-file.ts';
import { sealHeads } from '../../src/engine/integrity/seal-heads.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { withTransaction } from '../../src/store/database.ts';
import { createSealStore } from '../../src/store/seal-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, registrar } from '../support/office.ts';
import { disarm, rewriteHistory } from '../support/rewrite-history.ts';
import { objects, run } from './run-test-cli.ts';

const CONFIRMED = { contactPerson: '某甲', method: 'phone' };

describe.each(databases)('yishen verify --against on $kind', ({ kind }) => {
  let db: TestDatabase;
  let directory: string;
  let ids: string[];
  let record: string;
  let list: string;
  const against = (file: string) => run(['verify', '--against', file], { env: { DATABASE_URL: db.url, YISHEN_DATA: directory } });
  const office = () => createOffice(db, '2024-03-04');

  beforeEach(async () => {
    db = await openTestDatabase(kind);
    directory = mkdtempSync(join(tmpdir(), 'yishen-seals-'));
    const { open } = await office();
    ids = [];
    for (let i = 0; i < 3; i += 1) ids.push((await open('2024-03-04')).caseId);
    await withTransaction(db, (trx) => keepAct(trx, { kind: 'mail.tested', actor: NOBODY, organId: null }, { at: new Date(0) }));
    const seal = await sealHeads(db, { on: civilDate('2024-03-05'), now: new Date('2024-03-04T18:00:00Z') });
    [record, list] = [join(directory, 'heads.json'), join(directory, 'heads.jsonl')];
    await writeFile(record, sealRecordText(seal));
    let text = '';
    for await (const piece of sealListText(db, seal)) text += piece;
    await writeFile(list, text);
  });
  afterEach(async () => {
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('holds after more was recorded and sealed', async () => {
    await (await office()).carry(ids[0] ?? '', 1, [[registrar, 'receipt.confirmed', '2024-03-05', CONFIRMED]]);
    await sealHeads(db, { on: civilDate('2024-03-06'), now: new Date('2024-03-05T18:00:00Z') });
    for (const file of [record, list]) {
      const ran = await against(file);
      expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('3 cases and the audit log held against') });
      expect(objects(ran)).toMatchObject([{ on: '2024-03-05', cases: 3, ok: true, faults: 0 }]);
    }
  });

  it('names the case that was rewritten with all its hashes', async () => {
    await rewriteHistory(db, ids[1] ?? '', (entry) => ({ ...entry, actorName: '某乙' }));
    expect((await run(['verify'], { env: { DATABASE_URL: db.url, YISHEN_DATA: directory } })).code).toBe(0);
    for (const file of [record, list]) {
      const ran = await against(file);
      expect(ran.code).toBe(1);
      expect(objects(ran)).toMatchObject([
        { ok: false, caseId: ids[1], firstBadEntry: 1 },
        { ok: false, faults: 1 },
      ]);
    }
  });

  it('takes the lines of one organ, and tells of the other cases what its record tells', async () => {
    const part = join(directory, 'part.jsonl');
    await db.write('organs').insert({ ...(await db.read('organs').first('*')), id: 99, name: '乙区人民政府', short_name: '乙政' });
    await db.write('cases').where({ id: ids[2] }).update({ organ_id: 99 });
    const record = await createSealStore(db.read).latest();
    if (record === undefined) throw new Error('nothing was sealed');
    let text = '';
    for await (const piece of sealPartText(db, record, 99)) text += piece;
    expect(text).toContain(ids[2]);
    expect(text).not.toContain(ids[0]);
    await writeFile(part, text);
    expect(await against(part)).toMatchObject({ code: 0 });
    for (const id of [ids[1], ids[2]]) await rewriteHistory(db, id ?? '', (entry) => ({ ...entry, actorName: '某乙' }));
    expect(objects(await against(part))).toMatchObject([{ caseId: ids[2] }, { caseId: ids[1] }, { ok: false, faults: 2 }]);
    await writeFile(part, text.split('\n').slice(0, -2).join('\n'));
    expect(await against(part)).toMatchObject({ code: 2, err: expect.stringContaining('incomplete') });
  });

  it('is not deceived when what is sealed in the database was rewritten as well', async () => {
    await rewriteHistory(db, ids[1] ?? '', (entry) => ({ ...entry, actorName: '某乙' }));
    const [row] = await db.read('cases').where({ id: ids[1] }).select('head_hash');
    await db.write('sealed_cases').where({ case_id: ids[1] }).update({ hash: row.head_hash });
    const small = objects(await against(record));
    expect(small).toContainEqual(expect.objectContaining({ ok: false, on: '2024-03-05', fault: expect.stringContaining('list of heads') }));
    expect(objects(await against(list))).toContainEqual(expect.objectContaining({ ok: false, caseId: ids[1] }));
    await db.write('sealed_heads').update({ digest: sha256('forged') });
    await db.write('sealed_heads').update({ hash: sha256(canonicalText('forged')) });
    expect(objects(await against(record))).toContainEqual(expect.objectContaining({ fault: expect.stringContaining('another record') }));
    await db.write('sealed_heads').delete();
    expect((await against(record)).code).toBe(1);
  });

  it('finds entries that were cut off, cases that are gone and an audit log that was rewritten', async () => {
    await disarm(db);
    await db.write('history').where({ case_id: ids[0] }).delete();
    await db
      .write('audit_entries')
      .where({ seq: 1 })
      .update({ hash: sha256('forged') });
    const found = objects(await against(list));
    expect(found).toContainEqual(expect.objectContaining({ caseId: ids[0], fault: expect.stringContaining('gone') }));
    expect(found).toContainEqual(expect.objectContaining({ firstBadLogEntry: 1 }));
  });

  it('refuses a file that was changed on the way, and one that is none', async () => {
    const text = await readFile(list, 'utf8');
    for (const [changed, words] of [
      [text.split('\n').slice(0, -2).join('\n'), 'incomplete'],
      [text.replace(/",1,"./, '",1,"x'), 'incomplete'],
      [text.replace('"cases":3', '"cases":2'), 'no sealed heads'],
      ['{}', 'no sealed heads'],
      ['', 'no sealed heads'],
    ] as const) {
      const file = join(directory, 'changed');
      await writeFile(file, changed);
      expect(await against(file)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
    }
    expect((await against(join(directory, 'none'))).code).toBe(2);
    expect((await run(['verify', 'x', '--against', list], { env: { DATABASE_URL: db.url } })).code).toBe(2);
  });
});
