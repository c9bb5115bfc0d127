import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { Instant, QueueItem } from './rows.ts';
import { defineTable } from './table.ts';

/** An open case, as far as a digest looks at it. */
export type DigestCase = Pick<
  QueueItem,
  | 'id'
  | 'kind'
  | 'caseNo'
  | 'title'
  | 'channel'
  | 'arrivedOn'
  | 'receivedOn'
  | 'handlingState'
  | 'clockState'
  | 'dueOn'
  | 'provisionalFrom'
  | 'waitingFor'
  | 'assignedTo'
  | 'unit'
  | 'updatedAt'
>;

/** That a case was given to somebody. */
export interface Assignment {
  readonly caseId: string;
  readonly userId: string;
  /** Who gave it. */
  readonly actorId: string;
}

const table = defineTable<DigestCase>('cases', {
  id: 'text',
  kind: 'text',
  caseNo: 'text',
  title: 'text',
  channel: 'text',
  arrivedOn: 'text',
  receivedOn: 'text',
  handlingState: 'text',
  clockState: 'text',
  dueOn: 'text',
  provisionalFrom: 'text',
  waitingFor: 'text',
  assignedTo: 'text',
  unit: 'text',
  updatedAt: 'text',
});

/** Ids that one statement names. */
const CHUNK = 500;

/** What the daily digests are made of, and the days that have theirs. `db` may be a transaction. */
export function createDigestStore(db: Knex) {
  return guardStore({
    async isDone(day: CivilDate): Promise<boolean> {
      return (await db('digest_days').where({ day }).first()) !== undefined;
    },
    /** Needs the transaction that puts the mails in. @returns false when the day has its digests already. */
    async markDone(day: CivilDate, { at, mails }: { readonly at: Instant; readonly mails: number }): Promise<boolean> {
      return (await db('digest_days').insert({ day, created_at: at, mails }).onConflict('day').ignore().returning('day')).length === 1;
    },
    /** A digest of an earlier day that could not be sent yet tells nothing any more: today's takes its place. */
    async cancelUnsent(at: Instant): Promise<void> {
      await db('outbox').where({ kind: 'digest', state: 'waiting' }).update({ state: 'cancelled', state_at: at, ticket: null });
    },
    /** Cases of the organ that are not closed, by due day, those without one last. */
    async openCases(organId: number): Promise<DigestCase[]> {
      const query = db('cases').select(table.columns).where({ organ_id: organId }).whereNull('closed_on');
      return (await query.orderByRaw("coalesce(due_on, '9999-12-31'), id")).map(table.fromRow);
    },
    /** Who was given these cases since then, oldest first. */
    async assignmentsSince(since: Instant, caseIds: readonly string[]): Promise<Assignment[]> {
      const found: Assignment[] = [];
      for (let from = 0; from < caseIds.length; from += CHUNK) {
        const rows: { case_id: string; actor_id: string; data: string }[] = await db('history')
          .select('case_id', 'actor_id', 'data')
          .where({ type: 'handler.assigned' })
          .where('recorded_at', '>=', since)
          .whereIn('case_id', caseIds.slice(from, from + CHUNK))
          .orderBy(['case_id', 'version']);
        found.push(...rows.map(assignmentOf));
      }
      return found;
    },
    /** The stored charts of these cases. */
    async chartsOf(caseIds: readonly string[]): Promise<{ readonly id: string; readonly state: unknown }[]> {
      const found: { id: string; state: unknown }[] = [];
      for (let from = 0; from < caseIds.length; from += CHUNK) {
        const rows: { id: string; state: string }[] = await db('cases')
          .select('id', 'state')
          .whereIn('id', caseIds.slice(from, from + CHUNK));
        found.push(...rows.map(({ id, state }) => ({ id, state: JSON.parse(state) as unknown })));
      }
      return found;
    },
  });
}

function assignmentOf({ case_id, actor_id, data }: { case_id: string; actor_id: string; data: string }): Assignment {
  const { user } = JSON.parse(data) as { readonly user?: unknown };
  return { caseId: case_id, actorId: actor_id, userId: String(user) };
}
