import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCounterStore } from '../../src/store/counter-store.ts';
import { withTransaction } from '../../src/store/database.ts';
import { createDocumentNumberStore } from '../../src/store/document-number-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep } from '../support/sample-rows.ts';

const series = { organId: 1, year: 2026, kind: 'case' };

describe.each(databases)('numbers on $kind', ({ kind }) => {
  let db: TestDatabase;
  const next = (of = series): Promise<number> => withTransaction(db, (trx) => createCounterStore(trx).nextNumber(of));

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    await withTransaction(db, (trx) => createStepStore(db).commit(trx, firstStep({ id: 'a' })));
  });
  afterAll(() => db.close());

  it('count up from 1 in each organ, year and kind', async () => {
    expect([await next(), await next()]).toEqual([1, 2]);
    expect([await next({ ...series, year: 2027 }), await next({ ...series, kind: 'letter' })]).toEqual([1, 1]);
  });

  it('have no gaps and no doubles when many take them at once and some roll back', async () => {
    const year = 2028;
    const takes = Array.from({ length: 30 }, (_, index) =>
      withTransaction(db, async (trx) => {
        const number = await createCounterStore(trx).nextNumber({ ...series, year });
        if (index % 3 === 0) throw new RangeError('gives the number back');
        return number;
      }),
    );
    const taken = (await Promise.allSettled(takes)).flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await next({ ...series, year })).toBe(21);
  });

  it('of documents are given once, listed with their case, and voided once', async () => {
    const document = {
      organId: 1,
      year: 2026,
      kind: 'reply',
      caseId: 'a',
      version: 1,
      format: (number: number) => `甲依申请〔2026〕${number}号`,
    };
    const issued = await withTransaction(db, async (trx) => [
      await createDocumentNumberStore(trx).issue(document),
      await createDocumentNumberStore(trx).issue(document),
    ]);
    expect(issued.map(({ text }) => text)).toEqual(['甲依申请〔2026〕1号', '甲依申请〔2026〕2号']);
    const documents = createDocumentNumberStore(db.write);
    const at = '2026-03-02T01:00:00.000Z';
    expect([await documents.voidNumber(document, 1, at), await documents.voidNumber(document, 1, at)]).toEqual([true, false]);
    expect((await documents.listByCase('a')).map(({ number, voidedAt }) => [number, voidedAt])).toEqual([
      [1, at],
      [2, null],
    ]);
  });
});
