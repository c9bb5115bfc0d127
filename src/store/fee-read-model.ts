import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';

/** A fee that an applicant paid in full. */
export interface PaidFee {
  readonly caseId: string;
  readonly organId: number;
  /** As last notified before it was paid. */
  readonly yuan: number;
}

interface FeeAsk {
  readonly organIds: readonly number[];
  /** Both inclusive. */
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Fees for information, as the histories of cases tell them. */
export function createFeeReadModel(db: Knex) {
  return guardStore({
    /** Paid in the days, in the order of cases. A payment of a fee that was never notified has no amount, and is left out. */
    async listPaid({ organIds, from, until }: FeeAsk): Promise<PaidFee[]> {
      const rows: { caseId: string; organId: number; data: string }[] = await db('history as paid')
        .join('cases', 'cases.id', 'paid.case_id')
        .join('history as notified', 'notified.case_id', 'paid.case_id')
        .where({ 'paid.type': 'fee.paid', 'notified.type': 'fee.notified' })
        .where('paid.effective_on', '>=', from)
        .where('paid.effective_on', '<=', until)
        .whereIn('cases.organ_id', [...organIds])
        .where(
          'notified.version',
          db('history as last')
            .where({ 'last.type': 'fee.notified' })
            .whereRaw('last.case_id = paid.case_id and last.version < paid.version')
            .max('last.version'),
        )
        .orderBy(['paid.case_id', 'paid.version'])
        .select({ caseId: 'paid.case_id', organId: 'cases.organ_id', data: 'notified.data' });
      return rows.flatMap(({ caseId, organId, data }) => {
        const { yuan } = JSON.parse(data) as { readonly yuan?: unknown };
        return typeof yuan === 'number' ? [{ caseId, organId, yuan }] : [];
      });
    },
  });
}
