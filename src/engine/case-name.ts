import { NotFoundError } from '../law/errors.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import type { CaseRow } from '../store/rows.ts';

/**
 * The case that a person names by id, case number or import reference.
 *
 * @throws {NotFoundError} when there is none.
 */
export async function getCaseByName(db: Database, name: string): Promise<CaseRow> {
  const cases = createCaseStore(db.read);
  const row = (await cases.findById(name)) ?? (await cases.findByCaseNoOrRef(name));
  if (row !== undefined) return row;
  const shown = name.slice(0, 60);
  throw new NotFoundError({
    zh: `没有编号、引用号或标识为“${shown}”的案件`,
    en: `There is no case with the number, reference or id '${shown}'`,
  });
}

export function nameOf(row: CaseRow): string {
  return row.caseNo ?? row.ref ?? row.id;
}
