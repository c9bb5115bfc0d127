import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** What a program is told once more when it sends the same write again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent; null for none. */
  readonly body: string | null;
}

/** A write that came with an Idempotency-Key. */
export interface ApiRequestRow {
  readonly keyId: string;
  readonly requestHash: string;
  readonly fingerprint: string;
  /** What was recorded, written in the transaction that recorded it; null before. */
  readonly done: Readonly<Record<string, string | number>> | null;
  /** Null until the call was answered. */
  readonly answer: KeptAnswer | null;
  /** Until then a node works on it. */
  readonly leaseUntil: Instant;
  readonly createdAt: Instant;
}

const requestsTable = defineTable<ApiRequestRow>('api_requests', {
  keyId: 'text',
  requestHash: 'text',
  fingerprint: 'text',
  done: 'json',
  answer: 'json',
  leaseUntil: 'text',
  createdAt: 'text',
});

export type ApiRequestId = Pick<ApiRequestRow, 'keyId' | 'requestHash'>;

/** `db` may be a transaction: inside one, build every store from it. */
export function createApiRequestStore(db: Knex) {
  const at = ({ keyId, requestHash }: ApiRequestId) => db('api_requests').where({ key_id: keyId, request_hash: requestHash });
  return guardStore({
    /** @returns false when the same key came before. */
    async add(row: ApiRequestRow): Promise<boolean> {
      const added = await db('api_requests')
        .insert(requestsTable.toRow(row))
        .onConflict(['key_id', 'request_hash'])
        .ignore()
        .returning('key_id');
      return added.length === 1;
    },
    async find(id: ApiRequestId): Promise<ApiRequestRow | undefined> {
      const record = await at(id).first(requestsTable.columns);
      return record === undefined ? undefined : requestsTable.fromRow(record);
    },
    /** Goes on with what another node or an earlier life of this one left undone. @returns false when somebody else was faster. */
    async takeOver(row: ApiRequestRow, leaseUntil: Instant): Promise<boolean> {
      const left = at(row).whereNull('answer').where({ lease_until: row.leaseUntil });
      return (await left.update({ lease_until: leaseUntil })) === 1;
    },
    /** In the transaction of the work: whoever goes on with the call knows then that it is done. */
    async setDone(id: ApiRequestId, done: ApiRequestRow['done']): Promise<void> {
      await at(id).update({ done: JSON.stringify(done) });
    },
    async setAnswer(id: ApiRequestId, answer: KeptAnswer): Promise<void> {
      await at(id).update({ answer: JSON.stringify(answer) });
    },
    /** The next sending may go on at once. */
    async endLease(id: ApiRequestId, at_: Instant): Promise<void> {
      await at(id).whereNull('answer').update({ lease_until: at_ });
    },
    /** Nothing was recorded: the key may be used again. */
    async forget(id: ApiRequestId): Promise<void> {
      await at(id).whereNull('answer').whereNull('done').delete();
    },
    async forgetBefore(instant: Instant): Promise<void> {
      await db('api_requests').where('created_at', '<', instant).delete();
    },
  });
}
