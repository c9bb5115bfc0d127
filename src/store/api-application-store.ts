import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';

/** An application that was sent with an API key. */
export interface SentApplication {
  readonly caseId: string;
  readonly sentAt: Instant;
}

/** `db` may be a transaction: inside one, build every store from it. */
export function createApiApplicationStore(db: Knex) {
  return guardStore({
    /** Once for each key and case, however often it is told. */
    async add({ keyId, caseId, sentAt }: SentApplication & { readonly keyId: string }): Promise<void> {
      await db('api_applications').insert({ key_id: keyId, case_id: caseId, sent_at: sentAt }).onConflict(['key_id', 'case_id']).ignore();
    },
    async has(keyId: string, caseId: string): Promise<boolean> {
      return (await db('api_applications').where({ key_id: keyId, case_id: caseId }).first('case_id')) !== undefined;
    },
    /** Newest first, after `after`. */
    async list(
      keyId: string,
      { after, limit }: { readonly after: SentApplication | null; readonly limit: number },
    ): Promise<SentApplication[]> {
      const query = db('api_applications').where({ key_id: keyId }).orderBy('sent_at', 'desc').orderBy('case_id', 'desc').limit(limit);
      if (after !== null) {
        query.where('sent_at', '<=', after.sentAt);
        query.where((later) => later.where('sent_at', '<', after.sentAt).orWhere('case_id', '<', after.caseId));
      }
      const records: { case_id: string; sent_at: string }[] = await query.select('case_id', 'sent_at');
      return records.map(({ case_id, sent_at }) => ({ caseId: case_id, sentAt: sent_at }));
    },
  });
}
