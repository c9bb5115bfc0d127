import type { Knex } from 'knex';
import type { AuditKind } from '../law/access/audit-kinds.ts';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** One entry of the audit log. Everything but `hash` goes into the hash. */
export interface AuditRow {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly kind: AuditKind;
  readonly actorKind: 'staff' | 'machine' | 'command' | 'clock' | 'nobody';
  readonly actorId: string | null;
  /** As it was then. */
  readonly actorName: string | null;
  /** Whose auditors read it; null for what concerns the whole installation. */
  readonly organId: number | null;
  /** Id of what it was done to. */
  readonly subject: string | null;
  readonly data: Readonly<Record<string, string | number | null>>;
  readonly prevHash: string | null;
  readonly hash: string;
}

export const auditTable = defineTable<AuditRow>('audit_entries', {
  seq: 'integer',
  recordedAt: 'text',
  kind: 'text',
  actorKind: 'text',
  actorId: 'text',
  actorName: 'text',
  organId: 'integer',
  subject: 'text',
  data: 'json',
  prevHash: 'text',
  hash: 'text',
});

/** What is looked for; what is left out is not looked at. Instants: from inclusive, to exclusive. */
export interface AuditFilter {
  readonly kinds?: readonly AuditKind[] | undefined;
  readonly actorId?: string | undefined;
  readonly subject?: string | undefined;
  /** Of this organ, and what concerns the whole installation. */
  readonly organId?: number | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** Only entries before this one. */
  readonly before?: number | undefined;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string | null;
}

/** Entries are added and read; the database refuses to change them. `db` must be a transaction for `lockHead`, `append`. */
export function createAuditStore(db: Knex) {
  return guardStore({
    /** The end of the chain. Whoever else appends waits until the end of this transaction. */
    async lockHead(): Promise<AuditHead> {
      const query = db('audit_head').where({ id: 1 });
      const head = await (dialectOf(db) === 'postgres' ? query.forUpdate() : query).first('seq', 'hash');
      return { seq: head.seq, hash: head.hash };
    },
    async append(row: AuditRow): Promise<void> {
      await db('audit_entries').insert(auditTable.toRow(row));
      await db('audit_head').where({ id: 1 }).update({ seq: row.seq, hash: row.hash });
    },
    async head(): Promise<AuditHead> {
      const head = await db('audit_head').where({ id: 1 }).first('seq', 'hash');
      return { seq: head.seq, hash: head.hash };
    },
    /** Oldest first, after `after`. */
    async page({ after, limit }: { readonly after: number; readonly limit: number }): Promise<AuditRow[]> {
      const rows = await db('audit_entries').select(auditTable.columns).where('seq', '>', after).orderBy('seq').limit(limit);
      return rows.map(auditTable.fromRow);
    },
    /** Newest first. */
    async find(filter: AuditFilter, limit: number): Promise<AuditRow[]> {
      const query = db('audit_entries').select(auditTable.columns).orderBy('seq', 'desc').limit(limit);
      narrow(query, filter);
      return (await query).map(auditTable.fromRow);
    },
  });
}

function narrow(query: Knex.QueryBuilder, { kinds, actorId, subject, organId, from, to, before }: AuditFilter): void {
  if (kinds !== undefined) query.whereIn('kind', kinds);
  if (actorId !== undefined) query.where({ actor_id: actorId });
  if (subject !== undefined) query.where({ subject });
  if (organId !== undefined) query.where((mine) => mine.where({ organ_id: organId }).orWhereNull('organ_id'));
  if (from !== undefined) query.where('recorded_at', '>=', from);
  if (to !== undefined) query.where('recorded_at', '<', to);
  if (before !== undefined) query.where('seq', '<', before);
}
