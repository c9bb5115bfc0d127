import type { Knex } from 'knex';
import { administeredOrgans } from '../../law/access/organ-tree.ts';
import { type FieldProblem, InvalidInputError, NotFoundError } from '../../law/errors.ts';
import { createAuditStore } from '../../store/audit-store.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { Act, AuditActor } from '../audit/audit-log.ts';
import { keepAct } from '../audit/audit-log.ts';

/** Who administers: somebody of the staff, a program with a key, or the command line. */
export interface Administrator {
  readonly actor: AuditActor;
  /** Administers this organ and those below it; null: all. */
  readonly organId: number | null;
}

/** What a change works with. */
export interface Change {
  readonly trx: Knex;
  readonly by: Administrator;
  readonly at: Date;
  readonly organs: readonly OrganRow[];
  /** Keeps what was done, in the same transaction. */
  keep(act: Omit<Act, 'actor'>): Promise<void>;
  /** @throws {NotFoundError} unless it is one that the administrator administers: others are not told of either. */
  organ(id: number): OrganRow;
}

/** One change of an administrator, alone: two that would each leave the other to administer do not both happen. */
export async function change<T>(
  { db, now }: { readonly db: Database; readonly now: () => Date },
  by: Administrator,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  return withTransaction(db, async (trx) => {
    await createAuditStore(trx).lockHead();
    const at = now();
    const organs = await createOrganStore(trx).list();
    const own = administeredOrgans(organs, by.organId);
    return work({
      trx,
      by,
      at,
      organs,
      keep: (act) => keepAct(trx, { ...act, actor: by.actor }, { at }),
      organ: (id) => {
        const found = own.has(id) ? organs.find((one) => one.id === id) : undefined;
        if (found === undefined) throw new NotFoundError({ zh: '没有这个机关', en: 'There is no such organ' });
        return found;
      },
    });
  });
}

/** Refuses with one problem of one field. */
export function refuse(field: string, zh: string, en: string): never {
  throw new InvalidInputError([{ field, zh, en }]);
}

export function problem(field: string, zh: string, en: string): FieldProblem {
  return { field, zh, en };
}

/** What changed, for the audit log: `name: 甲 → 乙; parent`. Fields whose values are nobody's business are named only. */
export function changesText(changes: Readonly<Record<string, readonly [before: string | null, after: string | null] | true>>): string {
  const told = Object.entries(changes).flatMap(([field, change]) => {
    if (change === true) return [field];
    const [before, after] = change;
    return before === after ? [] : [`${field}: ${before ?? '—'} → ${after ?? '—'}`];
  });
  return told.join('; ');
}

/** Without blanks around it; full-width blanks are blanks. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** @throws {InvalidInputError} unless it has 1 to `max` characters and no line of its own. */
export function requireName(field: string, text: string, max: number): string {
  const name = tidy(text);
  if (name !== '' && [...name].length <= max) return name;
  const { zh, en } = field === 'shortName' ? SHORT_NAME : NAME;
  return refuse(field, `${zh}应为 1 至 ${max} 个字`, `${en} has 1 to ${max} characters`);
}

const NAME = { zh: '名称', en: 'A name' };
/** As its field is called. */
const SHORT_NAME = { zh: '文号简称', en: 'A short name' };
