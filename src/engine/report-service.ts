import type { CaseFigures } from '../law/report/case-figures.ts';
import type { Database } from '../store/database.ts';
import { createFiguresReadModel } from '../store/figures-read-model.ts';
import { scopeOf } from './annual-report/report-scope.ts';

/**
 * The statistics projections of all requests and complaints, or of one organ's: for figures that are told case by case. Reports count in the
 * database instead (`computeReport`).
 *
 * @throws {NotFoundError} when there is no organ of that name.
 */
export async function loadFigures(db: Database, { organ }: { organ?: string }): Promise<CaseFigures[]> {
  const organId = organ === undefined ? undefined : (await scopeOf(db, { organ })).reportOf;
  return (await createFiguresReadModel(db.read).listCounted(organId)) as CaseFigures[];
}
