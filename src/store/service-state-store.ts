import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** Something that we depend on and that may be away; `clock` is our own worker that records lapses. */
export const SERVICES = ['smtp', 'imap', 'clock', 'clamd'] as const;
export type ServiceName = (typeof SERVICES)[number];

export interface ServiceState {
  readonly name: ServiceName;
  /** Null: it never answered. */
  readonly okAt: Instant | null;
  /** Null: it works. */
  readonly failingSince: Instant | null;
  readonly failedAt: Instant | null;
  /** Kind of the last failure. */
  readonly error: string | null;
}

const table = defineTable<ServiceState>('service_states', {
  name: 'text',
  okAt: 'text',
  failingSince: 'text',
  failedAt: 'text',
  error: 'text',
});

/** How mail servers and the like answered last: shown to people, never in the way of their work. */
export function createServiceStateStore(db: Knex) {
  return guardStore({
    async markOk(name: ServiceName, now: Instant): Promise<void> {
      await db('service_states').insert({ name, ok_at: now }).onConflict('name').merge({ ok_at: now, failing_since: null, error: null });
    },
    /** `error` is a kind, such as ECONNREFUSED: it is shown, and must hold no address and no password. */
    async markFailed(name: ServiceName, { now, error }: { readonly now: Instant; readonly error: string }): Promise<void> {
      const since = db.raw('coalesce(service_states.failing_since, ?)', [now]);
      await db('service_states')
        .insert({ name, failing_since: now, failed_at: now, error })
        .onConflict('name')
        .merge({ failing_since: since, failed_at: now, error });
    },
    async find(name: ServiceName): Promise<ServiceState | undefined> {
      const record = await db('service_states').where({ name }).first();
      return record === undefined ? undefined : table.fromRow(record);
    },
    /** Of all who want to look whether it works again, one may. @returns false when somebody else was quicker. */
    async takeProbe({ name, failedAt }: ServiceState, now: Instant): Promise<boolean> {
      return (await db('service_states').where({ name, failed_at: failedAt }).update({ failed_at: now })) === 1;
    },
    /** It is not used any more: an old failure would be told for ever. */
    async forget(name: ServiceName): Promise<void> {
      await db('service_states').where({ name }).delete();
    },
    async list(): Promise<ServiceState[]> {
      return (await db('service_states').orderBy('name')).map(table.fromRow);
    },
  });
}
