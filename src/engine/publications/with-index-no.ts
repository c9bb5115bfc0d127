import type { Knex } from 'knex';
import { categoryNumber, indexNumberText } from '../../law/publication-catalogue.ts';
import { createCounterStore } from '../../store/counter-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';

/** An item that is created without an index number gets one, in the transaction that records it. All other drafts come back as they are. */
export async function withIndexNo(trx: Knex, draft: CaseDraft, organ: OrganRow): Promise<CaseDraft> {
  const taken = draft.taken.at(-1);
  if (taken?.fact.type !== 'publication.created' || typeof taken.fact.data.indexNo === 'string') return draft;
  const category = typeof taken.fact.data.category === 'string' ? taken.fact.data.category : null;
  const year = Number(taken.fact.on.slice(0, 4));
  const series = { organId: organ.id, year, kind: `索${categoryNumber(category)}` };
  const number = await createCounterStore(trx).nextNumber(series);
  const indexNo = indexNumberText({ organShortName: organ.shortName, category, year, number });
  const fact = { ...taken.fact, data: { ...taken.fact.data, indexNo } };
  return { ...draft, outline: draft.outline.map((one) => (one === taken.fact ? fact : one)), taken: [{ ...taken, fact }] };
}
