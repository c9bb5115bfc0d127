import type { CaseFigures } from '../../src/law/report/case-figures.ts';
import type { Database } from '../../src/store/database.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { casesTable } from '../../src/store/tables.ts';
import { sampleCase } from './sample-rows.ts';

const BATCH = 400;

/** Puts cases straight into the database, for what counts them: rows that differ in their figures. */
export async function storeFigures(
  db: Database,
  organId: number,
  cases: readonly CaseFigures[],
  prefix = `organ-${organId}`,
): Promise<void> {
  const rows = cases.map((figures, index) => {
    const id = `${prefix}-${String(index).padStart(6, '0')}`;
    return casesTable.toRow(sampleCase({ id, ref: `${prefix}/${figures.ref}`, organId, figures }));
  });
  await db.write.batchInsert('cases', rows, BATCH);
}

/** Organs of these names, in their order. */
export async function makeOrgans(db: Database, names: readonly string[]): Promise<number[]> {
  const store = createOrganStore(db.write);
  const ids: number[] = [];
  for (const name of names) ids.push((await store.ensure({ name })).id);
  return ids;
}
