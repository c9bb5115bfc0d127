import { acceptCatalogue } from '../../engine/publications/accept-catalogue.ts';
import { type CatalogueImport, type CatalogueStep, draftCatalogue } from '../../engine/publications/catalogue-import.ts';
import type { FileRow } from '../../store/file-store.ts';
import { actorOf } from '../auth.ts';
import { uploadedTable } from '../entries/draft-file.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

type Deps = Pick<WebDeps, 'db' | 'vault' | 'now' | 'today' | 'calendar'>;

/** Proxies wait a minute. Thousands of items on a busy machine may take longer. */
const PATIENCE_MS = 20_000;
/** Imports that this process is recording just now. */
const running = new Set<string>();

export function catalogueStep(deps: Pick<Deps, 'now' | 'today'>, user: StaffUser, organId: number): CatalogueStep {
  return { organId, actor: actorOf(user), at: deps.now(), today: deps.today() };
}

/** @returns the id of the draft; undefined when the upload is no table. @throws {UnreadableTableError} when it cannot be read. */
export async function draftUploadedCatalogue(
  deps: Deps,
  file: Pick<FileRow, 'name' | 'mediaType' | 'sha256'>,
  step: CatalogueStep,
): Promise<string | undefined> {
  const table = await uploadedTable(deps, file);
  return table === undefined ? undefined : draftCatalogue(deps.db, { ...table, fileName: file.name }, step);
}

/** @throws {InvalidInputError} when it cannot be accepted. */
export function acceptUploadedCatalogue(deps: Deps, file: CatalogueImport, user: StaffUser): Promise<number> {
  return acceptCatalogue(deps.db, file, { ...catalogueStep(deps, user, file.organId), calendar: deps.calendar() });
}

export function isBeingAccepted({ id }: Pick<CatalogueImport, 'id'>): boolean {
  return running.has(id);
}

/**
 * Waits for the recording a little; it goes on when the answer is sent.
 *
 * @returns how many items were recorded; null while it goes on.
 * @throws {InvalidInputError} when it cannot be accepted.
 */
export async function acceptPatiently(
  deps: Deps & Pick<WebDeps, 'reportError'>,
  file: CatalogueImport,
  user: StaffUser,
): Promise<number | null> {
  running.add(file.id);
  const work = acceptUploadedCatalogue(deps, file, user).finally(() => running.delete(file.id));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const done = await Promise.race([work, patience]).finally(() => clearTimeout(timer));
  if (done === null)
    void work.catch((error: unknown) => deps.reportError(error, { requestId: file.id, method: 'POST', path: '/publications/import' }));
  return done;
}
