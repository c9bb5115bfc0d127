import { Router } from 'express';
import { CaseFileView } from '../../../views/pages/case-file.tsx';
import { assembleCaseFile } from '../../engine/case-file/assemble-case-file.ts';
import { gatherItems, listPapers } from '../../engine/case-file/gather-items.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { withLanguage } from '../language.ts';
import { caseFilePage } from '../pages/case-file-page.ts';
import { historyLine } from '../pages/history-part.ts';
import { sendPage } from '../send-page.ts';
import { caseFileTexts } from '../texts/case-file.ts';
import { texts } from '../texts.ts';
import { fileNameParameters, PDF_VIEWER } from '../uploads/send-file.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';

/** The case as one PDF, for the staff who may read it. */
export function caseFileRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id', requireCaseRole, requireOwnCase(deps));
  router.get('/cases/:id/file', async (req, res) => {
    const user = currentUser(res);
    const data = await deps.engine.casePage(req.params.id, actorOf(user));
    await deps.desk.recordRead(user, { caseId: data.id, what: 'page', detail: 'case-file' });
    const papers = await listPapers(deps, { caseId: data.id, history: data.history });
    const caseNo = data.caseNo ?? texts.case.noNumber;
    const frame = frameOf({ req, res }, { title: caseFileTexts.title });
    sendPage(res, { view: CaseFileView, model: caseFilePage(frame, { caseId: data.id, caseNo, papers }) });
  });
  router.get('/cases/:id/file.pdf', async (req, res) => {
    const user = currentUser(res);
    const data = await deps.engine.casePage(req.params.id, actorOf(user));
    await deps.desk.recordRead(user, { caseId: data.id, what: 'file', detail: 'case-file' });
    const bytes = await inTurn(() => makeCaseFile(deps, data));
    res.set({
      'Content-Disposition': `attachment; ${fileNameParameters(`卷宗 ${data.caseNo ?? data.id}.pdf`)}`,
      'Content-Security-Policy': PDF_VIEWER,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    res.type('application/pdf').send(Buffer.from(bytes));
  });
  return router;
}

/** A large case takes much memory while it is put together: whoever asks second waits. */
export const inTurn = oneAtATime();

function oneAtATime(): <T>(make: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (make) => {
    const made = last.then(make, make);
    last = made;
    return made;
  };
}

/** In Chinese whatever the reader's language: the file is an official paper. */
export async function makeCaseFile(deps: WebDeps, data: CasePageData): Promise<Uint8Array> {
  const { id: caseId, history } = data;
  const items = await gatherItems(deps, await listPapers(deps, { caseId, history }));
  const words = withLanguage('zh', () => ({
    caseNo: data.caseNo ?? texts.case.noNumber,
    title: data.title ?? texts.queue.noTitle,
    madeOn: deps.today().replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
    history: history.map((line) => {
      const { on, who, sentence } = historyLine(line, deps.findEvent);
      return { on, who, what: sentence };
    }),
  }));
  const headHash = history.at(-1)?.hash ?? '';
  return assembleCaseFile({ ...words, organ: data.organName, items, headHash, madeAt: deps.now().toISOString() });
}
