import type { Knex } from 'knex';
import { categoryNumber, indexNumberText, ownIndexNumber } from '../../law/publication-catalogue.ts';
import { createCounterStore, type Series } from '../../store/counter-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';

/**
 * An item that is created without an index number gets one, in the transaction that records it; a number of the same form that somebody gave
 * by hand is not given again. All other drafts come back as they are.
 */
export async function withIndexNo(trx: Knex, draft: CaseDraft, organ: OrganRow): Promise<CaseDraft> {
  const taken = draft.taken.at(-1);
  if (taken?.fact.type !== 'publication.created') return draft;
  const { data, on } = taken.fact;
  if (typeof data.indexNo === 'string') {
    await keepIndexNos(trx, [data.indexNo], organ);
    return draft;
  }
  const category = typeof data.category === 'string' ? data.category : null;
  const [indexNo = ''] = await nextIndexNos(trx, { organ, category, year: Number(on.slice(0, 4)), count: 1 });
  const fact = { ...taken.fact, data: { ...data, indexNo } };
  return { ...draft, outline: draft.outline.map((one) => (one === taken.fact ? fact : one)), taken: [{ ...taken, fact }] };
}

interface NumbersAsk {
  readonly organ: OrganRow;
  readonly category: string | null;
  readonly year: number;
  readonly count: number;
}

/** The next index numbers of an organ, kind of article 20 and year, in order. */
export async function nextIndexNos(trx: Knex, { organ, category, year, count }: NumbersAsk): Promise<string[]> {
  const numbers = await createCounterStore(trx).nextNumbers(seriesOf(organ, { category, year }), count);
  return numbers.map((number) => indexNumberText({ organShortName: organ.shortName, category, year, number }));
}

/** Notes numbers that came from elsewhere, so that none is given a second time. */
export async function keepIndexNos(trx: Knex, indexNos: readonly string[], organ: OrganRow): Promise<void> {
  const highest = new Map<string, { readonly series: Series; readonly number: number }>();
  for (const text of indexNos) {
    const own = ownIndexNumber(text, organ.shortName);
    if (own === undefined) continue;
    const series = seriesOf(organ, own);
    const key = `${series.year} ${series.kind}`;
    if ((highest.get(key)?.number ?? 0) < own.number) highest.set(key, { series, number: own.number });
  }
  for (const { series, number } of highest.values()) await createCounterStore(trx).raiseTo(series, number);
}

function seriesOf({ id }: OrganRow, { category, year }: { readonly category: string | null; readonly year: number }): Series {
  return { organId: id, year, kind: `索${categoryNumber(category)}` };
}
