import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueryCodes } from '../../src/engine/query-codes.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';

const MINUTE_MS = 60_000;

describe.each(databases)('query codes on $kind', ({ kind }) => {
  let db: TestDatabase;
  let clockMs = Date.parse('2026-11-23T02:00:00Z');
  const now = () => new Date(clockMs);
  const pass = (minutes: number): void => {
    clockMs += minutes * MINUTE_MS;
  };

  beforeAll(async () => {
    db = await openTestDatabase(kind);
  });
  afterAll(() => db.close());

  /** A case with a number and its code. */
  async function openCase() {
    const office = await createOffice(db);
    const { caseId } = await office.open('2024-03-04');
    const [{ case_no: number }] = await db.read('cases').select('case_no').where({ id: caseId });
    const codes = createQueryCodes({ db, now });
    return { caseId, number: number as string, codes, code: await codes.issue(caseId) };
  }

  it('finds the case of a number and its code, however they are typed', async () => {
    const { caseId, number, codes, code } = await openCase();
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/);
    for (const [typedNumber, typedCode] of [
      [number, code],
      [number.replace('〔', '[').replace('〕', ']'), code.toLowerCase().replaceAll('-', ' ')],
      [` ${number.replace('号', '')} `, code.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
    ] as const) {
      expect(await codes.check({ number: typedNumber, code: typedCode })).toEqual({ result: 'ok', caseId });
    }
  });

  it('keeps nothing by which a code could be read', async () => {
    const { caseId, code } = await openCase();
    const row = JSON.stringify(await db.read('query_codes').where({ case_id: caseId }));
    expect(row).not.toContain(code);
    expect(row).not.toContain(code.replaceAll('-', ''));
  });

  it('lets a new code end the old one', async () => {
    const { caseId, number, codes, code } = await openCase();
    const renewed = await codes.issue(caseId);
    expect(await codes.check({ number, code })).toMatchObject({ result: 'wrong' });
    expect(await codes.check({ number, code: renewed })).toEqual({ result: 'ok', caseId });
  });

  it('locks after five wrong tries for thirty minutes, even for the right code', async () => {
    const { caseId, number, codes, code } = await openCase();
    const wrong = () => codes.check({ number, code: 'AAAA-AAAA-AA' });
    for (const triesLeft of [4, 3, 2, 1]) expect(await wrong()).toEqual({ result: 'wrong', triesLeft });
    const until = new Date(clockMs + 30 * MINUTE_MS);
    expect(await wrong()).toEqual({ result: 'locked', until });
    pass(29);
    expect(await codes.check({ number, code })).toEqual({ result: 'locked', until });
    pass(1);
    expect(await codes.check({ number, code })).toEqual({ result: 'ok', caseId });
    expect(await wrong()).toEqual({ result: 'wrong', triesLeft: 4 });
  });

  it('answers a number that no case has as it answers a wrong code', async () => {
    const { number, codes } = await openCase();
    const unknown = number.replace(/\d+号$/, '99999号');
    for (const triesLeft of [4, 3, 2, 1]) {
      const answers = await Promise.all([codes.check({ number: unknown, code: 'X' }), codes.check({ number, code: 'X' })]);
      expect(answers).toEqual([
        { result: 'wrong', triesLeft },
        { result: 'wrong', triesLeft },
      ]);
    }
    expect(await codes.check({ number: unknown, code: 'X' })).toEqual(await codes.check({ number, code: 'X' }));
    pass(30);
  });

  it('counts tries made at once one by one', async () => {
    const { number, code, codes } = await openCase();
    const other = createQueryCodes({ db, now });
    const tries = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? codes : other).check({ number, code: `WRONG${i}` }));
    const results = (await Promise.all(tries)).map(({ result }) => result);
    expect(results.filter((result) => result === 'wrong')).toHaveLength(4);
    expect(results.filter((result) => result === 'locked')).toHaveLength(8);
    expect(await codes.check({ number, code })).toMatchObject({ result: 'locked' });
    pass(30);
  });

  it('ends a lock with a new code', async () => {
    const { caseId, number, codes } = await openCase();
    for (let i = 0; i < 5; i++) await codes.check({ number, code: 'X' });
    const renewed = await codes.issue(caseId);
    expect(await codes.check({ number, code: renewed })).toEqual({ result: 'ok', caseId });
  });

  it('makes the same first code of the same secret, until the case gets another', async () => {
    const office = await createOffice(db);
    const { caseId } = await office.open('2024-03-04');
    const codes = createQueryCodes({ db, now });
    const first = await codes.issueFirst(caseId, 'a secret of the sender');
    expect(first).toBeDefined();
    expect(await codes.issueFirst(caseId, 'a secret of the sender')).toBe(first);
    expect(await codes.issueFirst(caseId, 'another')).toBeUndefined();
    await codes.issue(caseId);
    expect(await codes.issueFirst(caseId, 'a secret of the sender')).toBeUndefined();
  });

  it('is not shaken by hostile input', async () => {
    const { codes } = await openCase();
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom("' or 1=1 --", '\u0000', '〔〕', `${'9'.repeat(5000)}号`));
    await fc.assert(
      fc.asyncProperty(texts, texts, async (number, code) => {
        expect(['wrong', 'locked']).toContain((await codes.check({ number, code })).result);
      }),
      { numRuns: 30 },
    );
  });
});
