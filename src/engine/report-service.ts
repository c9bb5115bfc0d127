import { NotFoundError } from '../law/errors.ts';
import type { CaseFigures } from '../law/report/case-figures.ts';
import type { Database } from '../store/database.ts';
import { createFiguresReadModel } from '../store/figures-read-model.ts';
import { createOrganStore } from '../store/organ-store.ts';

/**
 * The statistics projections of all requests and complaints, or of one organ's.
 *
 * @throws {NotFoundError} when there is no organ of that name.
 */
export async function loadFigures(db: Database, { organ }: { organ?: string }): Promise<CaseFigures[]> {
  const organId = organ === undefined ? undefined : await organIdOf(db, organ);
  return (await createFiguresReadModel(db.read).listCounted(organId)) as CaseFigures[];
}

async function organIdOf(db: Database, name: string): Promise<number> {
  const organs = createOrganStore(db.read);
  const row = await organs.findByName(name);
  if (row !== undefined) return row.id;
  const known = (await organs.list()).map((organ) => organ.name).join('、');
  throw new NotFoundError({
    zh: `没有名为“${name.slice(0, 60)}”的机关${known ? `；已有：${known}` : ''}`,
    en: `There is no organ '${name.slice(0, 60)}'${known ? `; there are: ${known}` : ''}`,
  });
}
