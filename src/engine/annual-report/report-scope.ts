import { NotFoundError } from '../../law/errors.ts';
import type { Database } from '../../store/database.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';

/** Whose figures: one organ, an organ with those below it, or all. */
export interface ReportScope {
  /** Each organ once. */
  readonly organIds: readonly number[];
  /** Printed as the organ of the report; null: all organs together. */
  readonly name: string | null;
  /** The organ whose report it is: its report of the year before is compared with, its explanations are read. Left out: nobody's. */
  readonly reportOf?: number;
  /** With every organ below it. */
  readonly subtree?: true;
  /** Every organ there is, also those made later: no organ has to be asked for by name. */
  readonly everything?: boolean;
}

/**
 * The organs of a report. Closed organs count: what they did in the year stays done.
 *
 * @param organ - Its id or name; left out: all organs together.
 * @param subtree - With every organ below it.
 * @throws {NotFoundError} when there is no such organ.
 */
export async function scopeOf(
  db: Database,
  { organ, subtree = false }: { readonly organ?: number | string | undefined; readonly subtree?: boolean | undefined },
): Promise<ReportScope> {
  const organs = await createOrganStore(db.read).list();
  if (organ === undefined) return { organIds: organs.map(({ id }) => id), name: null, everything: true };
  const found = organs.find(({ id, name }) => (typeof organ === 'number' ? id === organ : name === organ));
  if (found === undefined) throw unknownOrgan(String(organ), organs);
  const organIds = subtree ? withThoseBelow(found, organs) : [found.id];
  return { organIds, name: found.name, reportOf: found.id, ...(subtree ? { subtree } : {}) };
}

/** By level: the organ, those under it, those under them. An organ that stands under itself is taken once. */
function withThoseBelow({ id }: OrganRow, organs: readonly OrganRow[]): number[] {
  const taken = new Set([id]);
  for (const parent of taken) for (const organ of organs) if (organ.parentId === parent) taken.add(organ.id);
  return [...taken];
}

function unknownOrgan(name: string, organs: readonly OrganRow[]): NotFoundError {
  const known = organs.map((organ) => organ.name).join('、');
  return new NotFoundError({
    zh: `没有名为“${name.slice(0, 60)}”的机关${known ? `；已有：${known}` : ''}`,
    en: `There is no organ '${name.slice(0, 60)}'${known ? `; there are: ${known}` : ''}`,
  });
}
