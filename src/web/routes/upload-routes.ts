import { type RequestHandler, Router } from 'express';
import { InvalidInputError } from '../../law/errors.ts';
import { createFileStore } from '../../store/file-store.ts';
import { rawForm, valuesOf } from '../forms/raw-form.ts';
import { HttpProblem } from '../http-problem.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import { acceptUploads, refusedUploads } from '../uploads/multipart.ts';
import { filedFile } from '../uploads/resolve-files.ts';
import { sendStoredFile } from '../uploads/send-file.ts';
import { dropFile } from '../uploads/take-file.ts';
import type { WebDeps } from '../web-deps.ts';

/** The input under which a script sends one file. */
const FILE_INPUT = 'file';

/** For scripts of forms: files one by one, before the form itself is sent. Open to all who have a form, signed in or not. */
export function uploadRoutes(deps: WebDeps): Router {
  const router = Router();
  router.post('/uploads', answersJson, acceptUploads(deps), async (req, res) => {
    const refused = refusedUploads(req);
    if (refused.length > 0) throw new InvalidInputError(refused);
    const [id] = valuesOf(rawForm(req.body), FILE_INPUT);
    const row = id === undefined ? undefined : await createFileStore(deps.db.write).findById(id);
    // An id that was sent as text is no upload: the row must be the sender's own.
    if (row === undefined || row.owner !== fileOwnerOf({ req, res })) throw new HttpProblem(400, 'badRequest');
    const { name, bytes, mediaType } = filedFile(row);
    res.status(201).set('Cache-Control', 'no-store').json({ id: row.id, name, bytes, mediaType });
  });
  // For whoever fills a form in beside the scan. Once a record has it, the file is read as one of its case.
  router.get('/uploads/:id', async (req, res) => {
    const row = await createFileStore(deps.db.write).findById(req.params.id ?? '');
    if (row === undefined || row.claimedAt !== null || row.owner !== fileOwnerOf({ req, res })) throw new HttpProblem(404, 'notFound');
    await sendStoredFile({ req, res }, deps, filedFile(row), { disposition: req.query.inline === '1' ? 'inline' : 'attachment' });
  });
  router.delete('/uploads/:id', answersJson, async (req, res) => {
    const row = await createFileStore(deps.db.write).findById(String(req.params.id));
    if (row === undefined || row.owner !== fileOwnerOf({ req, res }) || !(await dropFile(deps, row)))
      throw new HttpProblem(404, 'notFound');
    res.status(204).end();
  });
  return router;
}

/** No page ever asks here: failures are told as problem+json whatever the client accepts. */
const answersJson: RequestHandler = (req, _res, next) => {
  req.headers.accept = 'application/json';
  next();
};
