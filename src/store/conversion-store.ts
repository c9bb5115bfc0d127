import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { within } from './sight-filter.ts';
import { defineTable } from './table.ts';

/** Information that an applicant was given, by what it is about. */
export interface DeliveredInformation {
  readonly organId: number;
  readonly infoKey: string;
  readonly caseId: string;
  readonly deliveredOn: CivilDate;
}

/** Whether often-requested information is published. */
export interface ConversionDecision {
  readonly id: string;
  readonly organId: number;
  readonly infoKey: string;
  readonly decision: 'accepted' | 'refused';
  readonly reason: string | null;
  readonly publicationId: string | null;
  /** Delivered cases of the key then. */
  readonly caseCount: number;
  readonly decidedBy: string;
  readonly decidedByName: string;
  readonly decidedAt: Instant;
}

/** A case whose reply gave the information. */
export interface DeliveredCase {
  readonly infoKey: string;
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly title: string | null;
  readonly deliveredOn: CivilDate;
}

const keysTable = defineTable<DeliveredInformation>('conversion_keys', {
  organId: 'integer',
  infoKey: 'text',
  caseId: 'text',
  deliveredOn: 'text',
});

const decisionsTable = defineTable<ConversionDecision>('conversion_decisions', {
  id: 'text',
  organId: 'integer',
  infoKey: 'text',
  decision: 'text',
  reason: 'text',
  publicationId: 'text',
  caseCount: 'integer',
  decidedBy: 'text',
  decidedByName: 'text',
  decidedAt: 'text',
});

/** Applications for one thing that make its publication worth considering (domain 1.7.6). */
const SEVERAL = 2;
const MAX_KEYS = 100;
const GIVEN = ['G2', 'P1'];

/** `db` may be a transaction: inside one, build every store from it. */
export function createConversionStore(db: Knex) {
  /** A reply that was withdrawn or ordered anew counts by its new decision. */
  const delivered = () => db('conversion_keys').join('cases', 'cases.id', 'conversion_keys.case_id').whereIn('cases.decision_code', GIVEN);
  return guardStore({
    /** The same case delivers a key once, on its first day. */
    async note(rows: readonly DeliveredInformation[]): Promise<void> {
      if (rows.length === 0) return;
      await db('conversion_keys').insert(rows.map(keysTable.toRow)).onConflict(['organ_id', 'info_key', 'case_id']).ignore();
    },
    /**
     * Keys that several delivered cases have and nobody has decided on, or of which a refusal has been followed by another case. At most
     * `MAX_KEYS`, the most asked for first.
     */
    async openKeys(organId: number): Promise<{ readonly infoKey: string; readonly count: number }[]> {
      const decided = db('conversion_decisions')
        .where({ organ_id: organId })
        .whereRaw('conversion_decisions.info_key = conversion_keys.info_key')
        .select(db.raw('max(case when decision = ? then ? else case_count end)', ['accepted', 1_000_000_000]));
      const rows: readonly Record<string, unknown>[] = await delivered()
        .where({ 'conversion_keys.organ_id': organId })
        .groupBy('conversion_keys.info_key')
        .having(db.raw('count(*)'), '>=', SEVERAL)
        .havingRaw('count(*) > coalesce((?), 0)', [decided])
        .select({ infoKey: 'conversion_keys.info_key' })
        .count({ n: '*' })
        .orderByRaw('count(*) desc, conversion_keys.info_key')
        .limit(MAX_KEYS);
      return rows.map(({ infoKey, n }) => ({ infoKey: String(infoKey), count: Number(n) }));
    },
    /** The delivered cases of the keys that the person may see, oldest first. */
    async casesOf(organId: number, infoKeys: readonly string[], sight: CaseSight): Promise<DeliveredCase[]> {
      if (infoKeys.length === 0) return [];
      const query = delivered()
        .where({ 'conversion_keys.organ_id': organId })
        .whereIn('conversion_keys.info_key', [...infoKeys])
        .orderBy(['conversion_keys.delivered_on', 'cases.id'])
        .select({
          infoKey: 'conversion_keys.info_key',
          caseId: 'cases.id',
          caseNo: 'cases.case_no',
          title: 'cases.title',
          deliveredOn: 'conversion_keys.delivered_on',
        });
      return within(query, sight);
    },
    async addDecision(row: ConversionDecision): Promise<void> {
      await db('conversion_decisions').insert(decisionsTable.toRow(row));
    },
    /** The newest first, at most `limit`. */
    async decisions(organId: number, limit: number): Promise<ConversionDecision[]> {
      const rows = await db('conversion_decisions').where({ organ_id: organId }).orderBy('decided_at', 'desc').limit(limit);
      return rows.map(decisionsTable.fromRow);
    },
  });
}
