import { Router } from 'express';
import { createFileStore } from '../../store/file-store.ts';
import { createLetterStore } from '../../store/letter-store.ts';
import { currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { HttpProblem } from '../http-problem.ts';
import { filedFile } from '../uploads/resolve-files.ts';
import { sendStoredFile } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';

/** The proof of service (送达回证) that was made with an entry of the history, to be printed and signed. */
export function serviceProofRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id/service-proof', requireCaseRole, requireOwnCase(deps));
  router.get('/cases/:id/service-proof/:version', async (req, res) => {
    const { id, version } = req.params;
    const letters = await createLetterStore(deps.db.read).list(id);
    const proof = letters.find((one) => one.letter === 'SERVICE_PROOF' && String(one.version) === version);
    const row = proof === undefined ? undefined : await createFileStore(deps.db.read).findById(proof.pdfFile);
    if (row === undefined) throw new HttpProblem(404, 'notFound');
    await deps.desk.recordRead(currentUser(res), { caseId: id, what: 'file', detail: row.id });
    await sendStoredFile({ req, res }, deps, filedFile(row), { disposition: 'inline' });
  });
  return router;
}
