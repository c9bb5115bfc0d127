import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTransaction } from '../../src/store/database.ts';
import { createFileStore, type FileRow } from '../../src/store/file-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';

const AT = '2026-03-02T01:00:00.000Z';

function fileRow(id: string, changes: Partial<FileRow> = {}): FileRow {
  return {
    id,
    sha256: 'a'.repeat(64),
    bytes: 10,
    mediaType: 'application/pdf',
    name: '申请表.pdf',
    owner: 'user:1',
    caseId: null,
    createdAt: AT,
    claimedAt: null,
    ...changes,
  };
}

describe.each(databases)('the store of files on $kind', ({ kind }) => {
  let db: TestDatabase;
  let [caseId, otherId] = ['', ''];

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    const office = await createOffice(db);
    caseId = (await office.open('2024-03-04')).caseId;
    otherId = (await office.open('2024-03-04')).caseId;
  });
  afterAll(() => db.close());
  beforeEach(() => db.write('files').delete());

  const files = () => createFileStore(db.write);
  const claim = (ids: readonly string[], owner: string, id: string | null) =>
    withTransaction(db, (trx) => createFileStore(trx).claim(ids, { owner, caseId: id, at: AT }));

  it('gives back what was put in', async () => {
    await files().create(fileRow('f1'));
    expect(await files().findById('f1')).toEqual(fileRow('f1'));
    expect(await files().findById('f2')).toBeUndefined();
    expect(await files().list(['f1', 'f2'])).toEqual([fileRow('f1')]);
  });

  it('adds up what nobody has submitted, by owner and by kind of owner', async () => {
    await files().create(fileRow('f1', { bytes: 3 }));
    await files().create(fileRow('f2', { bytes: 4, claimedAt: AT }));
    await files().create(fileRow('f3', { bytes: 5, owner: 'session:x' }));
    await files().create(fileRow('f4', { bytes: 6, owner: 'session:y' }));
    expect(await files().unclaimedBytes({ owner: 'user:1' })).toBe(3);
    expect(await files().unclaimedBytes({ owner: 'user:2' })).toBe(0);
    expect(await files().unclaimedBytes({ ownerPrefix: 'session:' })).toBe(11);
  });

  it('claims an owner’s files for a case, and once more without complaint', async () => {
    await files().create(fileRow('f1'));
    await files().create(fileRow('f2'));
    expect(await claim(['f1', 'f2', 'f1'], 'user:1', caseId)).toEqual(['f1', 'f2']);
    expect(await files().findById('f1')).toMatchObject({ caseId, claimedAt: AT });
    expect(await claim(['f1'], 'user:1', caseId)).toEqual([]);
    expect(await claim(['f1'], 'user:2', caseId)).toEqual([]);
  });

  it('claims nothing of somebody else, of another case, or that does not exist', async () => {
    await files().create(fileRow('f1'));
    await files().create(fileRow('f2'));
    await claim(['f2'], 'user:1', otherId);
    expect(await claim(['f1'], 'user:2', caseId)).toBeUndefined();
    expect(await claim(['f2'], 'user:1', caseId)).toBeUndefined();
    expect(await claim(['f2'], 'user:1', null)).toBeUndefined();
    expect(await claim(['f9'], 'user:1', caseId)).toBeUndefined();
    expect(await files().findById('f1')).toMatchObject({ caseId: null, claimedAt: null });
  });

  it('gives a file to one of two forms that are sent at once', async () => {
    await files().create(fileRow('f1'));
    const claims = await Promise.all([claim(['f1'], 'user:1', caseId), claim(['f1'], 'user:1', otherId)]);
    expect(claims.filter((claimed) => claimed !== undefined)).toHaveLength(1);
  });

  it('names the case of files that were claimed while it was opened, and frees those of a refused record', async () => {
    await files().create(fileRow('f1'));
    await claim(['f1'], 'user:1', null);
    expect(await files().findById('f1')).toMatchObject({ caseId: null, claimedAt: AT });
    await files().assign(['f1'], caseId);
    expect(await files().findById('f1')).toMatchObject({ caseId });
    await files().assign(['f1'], otherId);
    expect(await files().findById('f1')).toMatchObject({ caseId });
    await files().release(['f1']);
    expect(await files().findById('f1')).toMatchObject({ caseId: null, claimedAt: null });
  });

  it('finds old files that nobody claimed and deletes no others', async () => {
    await files().create(fileRow('old', { createdAt: '2026-01-01T00:00:00.000Z' }));
    await files().create(fileRow('kept', { createdAt: '2026-01-01T00:00:00.000Z', claimedAt: AT }));
    await files().create(fileRow('new'));
    expect((await files().listStale(AT, 10)).map(({ id }) => id)).toEqual(['old']);
    expect(await files().deleteUnclaimed('kept')).toBe(false);
    expect(await files().deleteUnclaimed('old')).toBe(true);
    expect(await files().deleteUnclaimed('old')).toBe(false);
    expect(await files().isNamed('a'.repeat(64))).toBe(true);
    expect(await files().isNamed('b'.repeat(64))).toBe(false);
  });
});
