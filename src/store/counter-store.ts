import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';

/** A series of numbers that starts anew each year. */
export interface Series {
  readonly organId: number;
  readonly year: number;
  /** What is numbered. */
  readonly kind: string;
}

const TAKE = `insert into counters (organ_id, year, kind, last_number) values (?, ?, ?, ?)
  on conflict (organ_id, year, kind) do update set last_number = counters.last_number + excluded.last_number returning last_number`;

const RAISE = `insert into counters (organ_id, year, kind, last_number) values (?, ?, ?, ?)
  on conflict (organ_id, year, kind) do update set last_number = excluded.last_number where counters.last_number < excluded.last_number`;

/** `db` must be the transaction that uses the numbers: its rollback gives them back, and until its end others wait. */
export function createCounterStore(db: Knex) {
  /** Takes `count` numbers (1 or more) and returns the last of them. */
  const take = async ({ organId, year, kind }: Series, count: number): Promise<number> => {
    const answer = await db.raw(TAKE, [organId, year, kind, count]);
    const [row]: { last_number: number }[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
    if (row === undefined) throw new Error(`Counter '${kind}' gave no number`);
    return row.last_number;
  };
  return guardStore({
    /** 1, 2, 3, … without gaps. */
    nextNumber: (series: Series): Promise<number> => take(series, 1),
    /** Numbers up to this one are taken: somebody gave them by hand. */
    async raiseTo({ organId, year, kind }: Series, number: number): Promise<void> {
      await db.raw(RAISE, [organId, year, kind, number]);
    },
    /** The next `count` numbers (1 or more), in order. */
    async nextNumbers(series: Series, count: number): Promise<number[]> {
      const last = await take(series, count);
      return Array.from({ length: count }, (_, i) => last - count + 1 + i);
    },
  });
}
