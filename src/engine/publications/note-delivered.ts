import type { Knex } from 'knex';
import { infoKeyOf } from '../../law/info-key.ts';
import { createConversionStore, type DeliveredInformation } from '../../store/conversion-store.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import type { CaseStep } from '../../store/rows.ts';

const DELIVERIES: ReadonlySet<string> = new Set(['reply.served', 'reply.givenOnTheSpot']);
const GIVEN: ReadonlySet<string | null> = new Set(['G2', 'P1']);

/**
 * Notes what a reply gave to an applicant, for the question whether it should be published (2019 Regulation art. 44). `trx` is the
 * transaction that recorded the steps, at most some hundreds. Costs a read only when such a reply is delivered.
 */
export async function noteDelivered(trx: Knex, steps: readonly CaseStep[]): Promise<void> {
  const given: DeliveredInformation[] = [];
  for (const { caseRow, entries, expectedVersion } of steps) {
    const delivery = entries.find(({ type }) => DELIVERIES.has(type));
    if (delivery === undefined || caseRow.kind !== 'request' || !GIVEN.has(caseRow.decisionCode)) continue;
    const history = expectedVersion === 0 ? entries : await createHistoryStore(trx).list(caseRow.id);
    const docNo = history.map(({ data }) => data.docNo).find((value) => typeof value === 'string') ?? null;
    const infoKey = infoKeyOf({ docNo: docNo as string | null, title: caseRow.title });
    if (infoKey === null) continue;
    given.push({ organId: caseRow.organId, infoKey, caseId: caseRow.id, deliveredOn: delivery.effectiveOn });
  }
  await createConversionStore(trx).note(given);
}
