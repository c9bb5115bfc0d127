import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';

/** That an item of the publication catalogue was created, or published in one way. */
export interface CatalogueFact {
  readonly caseId: string;
  readonly organId: number;
  readonly type: 'publication.created' | 'publication.published';
  readonly onDay: CivilDate;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the statistics need of the publication catalogue. */
export function createEntriesCatalogueReadModel(db: Knex) {
  return guardStore({
    /** Of the organs, up to a day (inclusive), each item's facts in their order. */
    async listFacts({ organIds, until }: { readonly organIds: readonly number[]; readonly until: CivilDate }): Promise<CatalogueFact[]> {
      const rows: (Omit<CatalogueFact, 'data'> & { readonly data: string })[] = await db('cases')
        .join('history', 'history.case_id', 'cases.id')
        .where({ 'cases.kind': 'publication' })
        .whereIn('cases.organ_id', [...organIds])
        .whereIn('history.type', ['publication.created', 'publication.published'])
        .where('history.effective_on', '<=', until)
        .orderBy(['cases.id', 'history.version'])
        .select({
          caseId: 'cases.id',
          organId: 'cases.organ_id',
          type: 'history.type',
          onDay: 'history.effective_on',
          data: 'history.data',
        });
      return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as CatalogueFact['data'] }));
    },
  });
}
