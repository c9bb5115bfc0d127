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

const NEXT = `insert into counters (organ_id, year, kind, last_number) values (?, ?, ?, 1)
  on conflict (organ_id, year, kind) do update set last_number = counters.last_number + 1 returning last_number`;

/** `db` must be the transaction that uses the number: its rollback gives the number back, and until its end others wait. */
export function createCounterStore(db: Knex) {
  return guardStore({
    /** 1, 2, 3, … without gaps. */
    async nextNumber({ organId, year, kind }: Series): Promise<number> {
      const answer = await db.raw(NEXT, [organId, year, kind]);
      const [row]: { last_number: number }[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
      if (row === undefined) throw new Error(`Counter '${kind}' gave no number`);
      return row.last_number;
    },
  });
}
