import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';

export interface ImportedBefore {
  readonly ref: string;
  readonly caseId: string;
  /** What the import kept with the first entry. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Reads what earlier imports left. `db` may be a transaction. */
export function createImportReadModel(db: Knex) {
  return guardStore({
    /** Cases of the organ with one of these references; those that do not exist are missing. */
    async findByRefs(organId: number, refs: readonly string[]): Promise<ImportedBefore[]> {
      const records: { ref: string; id: string; extra: string | null }[] = await db('cases')
        .join('history', 'history.case_id', 'cases.id')
        .where({ 'cases.organ_id': organId, 'history.version': 1 })
        .whereIn('cases.ref', [...refs])
        .select('cases.ref', 'cases.id', 'history.extra');
      return records.map(({ ref, id, extra }) => ({
        ref,
        caseId: id,
        extra: (JSON.parse(extra ?? '{}') ?? {}) as ImportedBefore['extra'],
      }));
    },
  });
}
