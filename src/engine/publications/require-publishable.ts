import type { Knex } from 'knex';
import { InvalidInputError } from '../../law/errors.ts';
import { type FiledFile, filesIn } from '../../law/events/files-field.ts';
import type { Fact } from '../../law/fact.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { createFileStore } from '../../store/file-store.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { cleanFiles } from '../outgoing/require-cleared.ts';

/**
 * Files that a publication names must be copies which were cleared to leave in a case of the same organ, whoever names them: nothing that
 * nobody looked into is ever public.
 *
 * Legal source: 2019 Regulation art. 17 (review before disclosure), 37 (severance); project rule on outgoing files.
 *
 * @throws {InvalidInputError} naming the files that were not.
 */
export async function requirePublishable(trx: Knex, { fact, organId }: { readonly fact: Fact; readonly organId: number }): Promise<void> {
  if (!fact.type.startsWith('publication.')) return;
  const named = filesIn(fact.data).map(({ file }) => file);
  if (named.length === 0) return;
  const cleared = await clearedOf(trx, { ids: named.map(({ id }) => id), organId });
  const refused = named.filter(({ id, sha256 }) => cleared.get(id) !== sha256);
  if (refused.length === 0) return;
  const names = refused.map(({ name }) => name);
  throw new InvalidInputError([
    {
      field: 'released',
      zh: `文件尚未通过发出前检查或者区分处理复核，不能公开：${names.join('、')}`,
      en: `These files were not cleared to leave, and cannot be published: ${names.join(', ')}`,
    },
  ]);
}

/** Digests of the files that were cleared in their case, by id. */
async function clearedOf(
  trx: Knex,
  { ids, organId }: { readonly ids: readonly string[]; readonly organId: number },
): Promise<ReadonlyMap<string, string>> {
  const rows = await createFileStore(trx).list(ids);
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
  const cleared = new Map<string, string>();
  for (const caseId of caseIds) {
    const found = await createCaseStore(trx).findById(caseId);
    if (found?.organId !== organId) continue;
    for (const { id, sha256 } of await publishableFiles(trx, caseId)) cleared.set(id, sha256);
  }
  return cleared;
}

/** The copies of a case that may be published: those that went out with its reply, or were released after redaction, and in which nothing was found. */
export async function publishableFiles(db: Knex, caseId: string): Promise<readonly FiledFile[]> {
  return cleanFiles(await createHistoryStore(db).list(caseId));
}
