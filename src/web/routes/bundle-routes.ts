import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RequestHandler, Router } from 'express';
import { BundleView } from '../../../views/pages/bundle.tsx';
import { isReceiverGone } from '../../documents/table-export.ts';
import { exportBundle } from '../../engine/bundle/export-bundle.ts';
import { writeBundle } from '../../engine/bundle/write-bundle.ts';
import { createAuditStore } from '../../store/audit-store.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { bundlePage, mayExportBundle } from '../pages/bundle-page.ts';
import { sendPage } from '../send-page.ts';
import { bundleTexts } from '../texts/bundle.ts';
import { texts } from '../texts.ts';
import { fileNameParameters } from '../uploads/send-file.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';

const EXPORTS_SHOWN = 20;

const requireExporter: RequestHandler = (_req, res, next) => {
  if (!mayExportBundle(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

/** A case as a bundle that verifies offline, for those who answer for it to others. */
export function bundleRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id/bundle{.zip}', requireCaseRole, requireOwnCase(deps), requireExporter);
  router.get('/cases/:id/bundle', async (req, res) => {
    const data = await deps.engine.casePage(req.params.id, actorOf(currentUser(res)));
    await deps.desk.recordRead(currentUser(res), { caseId: data.id, what: 'page', detail: 'bundle' });
    const acts = await createAuditStore(deps.db.read).find({ kinds: ['bundle.exported'], subject: data.id }, EXPORTS_SHOWN);
    const about = { caseId: data.id, caseNo: data.caseNo ?? texts.case.noNumber, entries: data.history.length };
    const model = bundlePage(frameOf({ req, res }, { title: bundleTexts.title }), {
      ...about,
      headHash: data.history.at(-1)?.hash ?? '',
      acts,
    });
    sendPage(res, { view: BundleView, model });
  });
  router.get('/cases/:id/bundle.zip', async (req, res) => {
    const data = await deps.engine.casePage(req.params.id, actorOf(currentUser(res)));
    await sendBundle({ req, res }, deps, data);
  });
  return router;
}

/** Kept in the record of readings and in the audit log before anything of it leaves. */
export async function sendBundle({ req, res }: Http, deps: WebDeps, { id: caseId, organId, caseNo }: CasePageData): Promise<void> {
  const { id, name } = currentUser(res);
  await deps.desk.recordReads({ id, name }, [{ caseId, what: 'export', detail: 'bundle' }]);
  const actor = { kind: 'staff', id, name } as const;
  const ask = { caseId, organId, actor, now: deps.now(), today: deps.today(), calendar: deps.calendar() };
  const bundle = await exportBundle(deps, ask);
  const fileName = `${bundleTexts.fileName(caseNo ?? caseId)} ${bundle.digest.slice(0, 12)}.zip`;
  res.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; ${fileNameParameters(fileName)}`,
    'Content-Length': String(bundle.bytes),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (req.method === 'HEAD') return void res.end();
  try {
    await pipeline(Readable.from(writeBundle(bundle), { objectMode: false }), res);
  } catch (error) {
    // The line is cut: half a bundle must not look like a whole one.
    if (!isReceiverGone(error)) deps.reportError(error, { requestId: randomUUID(), method: req.method, path: req.path });
    res.destroy();
  }
}
