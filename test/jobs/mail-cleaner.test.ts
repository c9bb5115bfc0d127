import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailCleaner } from '../../src/jobs/mail-cleaner.ts';
import { civilDateOfInstant } from '../../src/law/civil-date.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createMailDesk, DAY_MS } from '../support/mail-desk.ts';

describe.each(databases)('the daily cleaning of mail on $kind', ({ kind }) => {
  let db: TestDatabase;
  let desk: ReturnType<typeof createMailDesk>;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    desk = createMailDesk(db, undefined);
  });
  afterEach(() => db.close());

  const cleaner = () => createMailCleaner({ db, now: desk.time.now, today: () => civilDateOfInstant(desk.time.now()) });
  const keys = async (): Promise<string[]> => db.read('outbox').orderBy('id').pluck('message_key');

  it('removes mail about no case more than thirty days after it ended, and no sooner', async () => {
    await desk.put('digest');
    await desk.put('of-a-case', { caseId: 'case' });
    await desk.worker().runDue();
    await desk.put('still-waiting');
    desk.time.pass(30 * DAY_MS);
    expect(await cleaner().runDaily()).toBe(0);
    desk.time.pass(DAY_MS);
    expect(await cleaner().runDaily()).toBe(1);
    expect(await keys()).toEqual(['of-a-case', 'still-waiting']);
  });

  it('works once a day, and again the next day', async () => {
    const { runDaily } = cleaner();
    expect(await runDaily()).toBe(0);
    await desk.put('digest');
    await desk.worker().runDue();
    await db.write('outbox').update({ state_at: '2026-01-01T00:00:00.000Z' });
    expect(await runDaily()).toBe(0);
    desk.time.pass(DAY_MS);
    expect(await runDaily()).toBe(1);
  });
});
