import { Router } from 'express';
import { type FiledFile, filesIn } from '../../law/events/files-field.ts';
import { createFileStore } from '../../store/file-store.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { filedFile } from '../uploads/resolve-files.ts';
import { sendStoredFile } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';

/** Files of a case, for the staff who may read the case. `?inline=1` shows images and PDF instead of saving them. */
export function fileRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id/files', requireCaseRole, requireOwnCase(deps));
  router.get('/cases/:id/files/:fileId', async (req, res) => {
    const { id, fileId } = req.params;
    const file = await fileOfCase({ req, res }, deps, { caseId: id, fileId });
    if (file === undefined) throw new HttpProblem(404, 'notFound');
    await deps.desk.recordRead(currentUser(res), { caseId: id, what: 'file', detail: file.id });
    await sendStoredFile({ req, res }, deps, file, { disposition: req.query.inline === '1' ? 'inline' : 'attachment' });
  });
  return router;
}

/** A file that belongs to the case, or that its history names. One of another case is not found. */
export async function fileOfCase(
  { res }: Http,
  deps: WebDeps,
  { caseId, fileId }: { readonly caseId: string; readonly fileId: string },
): Promise<FiledFile | undefined> {
  const row = await createFileStore(deps.db.read).findById(fileId);
  if (row?.caseId === caseId) return filedFile(row);
  const { history } = await deps.engine.casePage(caseId, actorOf(currentUser(res)));
  return history.flatMap(({ data }) => filesIn(data)).find(({ file }) => file.id === fileId)?.file;
}
