import { InvalidInputError, NotFoundError, StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import { type FiledFile, filesIn } from '../../law/events/files-field.ts';
import { withTransaction } from '../../store/database.ts';
import { createFileStore } from '../../store/file-store.ts';
import { inEachLanguage } from '../language.ts';
import { fileTexts } from '../texts/files.ts';
import type { FileDeps } from './take-file.ts';

type ClaimDeps = Pick<FileDeps, 'db' | 'now'>;

interface Claim {
  /** Of the event: the files it names are claimed. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string;
  /** Null when `record` opens the case. */
  readonly caseId: string | null;
}

/**
 * Records an event whose files belong to its case from then on: first the files, then the record, so that no record names a file that the
 * daily cleaning could remove. When the record is refused they are free again and the form can be sent once more.
 *
 * @throws {InvalidInputError} when a file went with another form meanwhile; and what `record` throws.
 */
export async function recordWithFiles<T extends { readonly caseId: string }>(
  deps: ClaimDeps,
  { data, owner, caseId }: Claim,
  record: () => Promise<T>,
): Promise<T> {
  const named = filesIn(data);
  const [first] = named;
  if (first === undefined) return record();
  const ids = named.map(({ file }) => file.id);
  const claimed = await claimFiles(deps, { ids, owner, caseId, field: first.field });
  const store = createFileStore(deps.db.write);
  try {
    const recorded = await record();
    if (caseId === null) await store.assign(ids, recorded.caseId);
    return recorded;
  } catch (error) {
    if (isRefusal(error)) await store.release(claimed);
    throw error;
  }
}

interface ClaimOf {
  readonly ids: readonly FiledFile['id'][];
  readonly owner: string;
  readonly caseId: string | null;
  /** Where a form shows the problem. */
  readonly field: string;
}

/**
 * Makes uploaded files belong to a case.
 *
 * @returns those that did not before.
 * @throws {InvalidInputError} when one is not the owner's, or belongs to another case.
 */
export function claimFiles(deps: ClaimDeps, { ids, owner, caseId, field }: ClaimOf): Promise<readonly string[]> {
  return withTransaction(deps.db, async (trx) => {
    const claimed = await createFileStore(trx).claim(ids, { owner, caseId, at: deps.now().toISOString() });
    if (claimed === undefined) throw new InvalidInputError([{ field, ...inEachLanguage(() => fileTexts.taken) }]);
    return claimed;
  });
}

/** Nothing was recorded. After other failures it may have been: the files then stay claimed. */
function isRefusal(error: unknown): boolean {
  return [InvalidInputError, StepRefusedError, StaleVersionError, NotFoundError].some((refusal) => error instanceof refusal);
}
