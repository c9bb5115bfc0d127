import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillQueue, WORDS_FOUND } from '../../bench/queue-cases.ts';
import { searchWords } from '../../src/engine/search-words.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import type { QueueScope } from '../../src/store/queue-conditions.ts';
import { COUNTED_UP_TO, createQueueReadModel } from '../../src/store/queue-read-model.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';

/** More than are ever fetched at once, so that every way of searching is gone. */
const CASES = 2300;

describe.each(databases)('a search among many cases on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organId: number;
  let rows: readonly { id: string; words: ReadonlySet<string>; assigned_to: string | null }[];
  const base = () => ({ today: civilDate('2024-03-15'), soonUntil: civilDate('2024-03-22'), organId, group: 'open' as const });

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    organId = await fillQueue(db, CASES);
    const order = ["coalesce(due_on, '9999-12-31')", 'id'];
    const found = await db.read('cases').select('id', 'search_text', 'assigned_to').orderByRaw(order.join(', '));
    rows = found.map(({ search_text, ...row }) => ({ ...row, words: new Set<string>(search_text.split(' ')) }));
  }, 60_000);
  afterAll(() => db.close());

  /** What the queue has to find, by looking at every case. */
  function expected(words: readonly string[], scope: QueueScope): string[] {
    const mine = rows.filter(({ assigned_to }) => scope.by !== 'user' || assigned_to === scope.userId);
    return mine.filter((row) => words.every((word) => row.words.has(word))).map(({ id }) => id);
  }

  it.each<{ text: string; scope: QueueScope; because: string }>([
    { text: '某甲', scope: { by: 'all' }, because: 'every case has the words' },
    { text: WORDS_FOUND, scope: { by: 'all' }, because: 'some hundreds have them' },
    { text: '第2222标段', scope: { by: 'all' }, because: 'the one that has them is far back' },
    { text: '某甲', scope: { by: 'user', userId: 'person-42' }, because: 'many have them, few of this person' },
    { text: '外星', scope: { by: 'all' }, because: 'nobody has them' },
  ])('finds by “$text” what reading all would: $because', async ({ text, scope }) => {
    const queue = createQueueReadModel(db.read);
    const words = searchWords(text);
    const ids = expected(words, scope);
    const query = { ...base(), scope, words };
    const first = await queue.page({ ...query, limit: 25 });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 25));
    expect(first.next === undefined).toBe(ids.length <= 25);
    if (first.next !== undefined) {
      const second = await queue.page({ ...query, limit: 25, after: first.next });
      expect(second.items.map(({ id }) => id)).toEqual(ids.slice(25, 50));
    }
    expect(await queue.count(query)).toBe(Math.min(ids.length, COUNTED_UP_TO + 1));
  });

  it('goes through all that it finds in large portions', async () => {
    const queue = createQueueReadModel(db.read);
    const words = searchWords('某甲');
    const ids: string[] = [];
    for (let after: Awaited<ReturnType<typeof queue.page>>['next'], more = true; more; more = after !== undefined) {
      const page = await queue.page({ ...base(), words, limit: 500, after });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(ids).toEqual(expected(words, { by: 'all' }));
  });
});
