import type { Knex } from 'knex';
import type { CivilDate } from '../../law/civil-date.ts';
import type { Figure } from '../../law/report/figure.ts';
import { sumOfOrgans } from '../../law/report/recorded-figures.ts';
import { createFeeReadModel } from '../../store/fee-read-model.ts';

/** The figure that fees of cases give where nobody has entered it: row 七 of the table of 2014–2018. */
export const FEES = 'fees.collected';

const YUAN = 10_000;

/**
 * What applicants paid for information in a period, by organ, in 万元; behind each stand the ids of the cases. An organ whose cases tell of
 * no payment is not in it: other charges may have been made outside of them.
 *
 * Legal source: 政府信息公开条例（2019）第四十二条; 国办函〔2020〕109号; 2007年条例第二十七条.
 */
export async function collectedFees(
  db: Knex,
  ask: { readonly organIds: readonly number[]; readonly from: CivilDate; readonly until: CivilDate },
): Promise<ReadonlyMap<number, Figure>> {
  const paid = await createFeeReadModel(db).listPaid(ask);
  const byOrgan = new Map<number, Figure>();
  for (const { organId, caseId, yuan } of paid) {
    const one: Figure = { value: Math.round(yuan) / YUAN, refs: [caseId] };
    const sum = byOrgan.get(organId);
    byOrgan.set(organId, sum === undefined ? one : sumOfOrgans([sum, one]));
  }
  return byOrgan;
}
