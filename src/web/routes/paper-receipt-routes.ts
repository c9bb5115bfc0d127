import { Router } from 'express';
import { PaperReceiptView } from '../../../views/pages/paper-receipt.tsx';
import { createQueryCodes } from '../../engine/query-codes.ts';
import { createGuideStore } from '../../store/guide-store.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { issuesReceipts } from '../pages/case-tools.ts';
import { paperReceiptPage } from '../pages/paper-receipt-page.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { intakeTexts } from '../texts/intake.ts';
import type { CasePageData, StaffUser, WebDeps } from '../web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** A query code on its way to the receipt that shows it once. */
    receiptCode?: { readonly caseId: string; readonly code: string };
  }
}

/** The receipt on paper for those who did not apply on the site. */
export function paperReceiptRoutes(deps: WebDeps): Router {
  const router = Router();
  const guards = [requireCaseRole, requireOwnCase(deps)];
  router.post('/cases/:id/receipt', ...guards, async (req, res) => {
    const user = mayIssue(currentUser(res));
    const { id } = await requestOf(deps, String(req.params.id), user);
    await deps.desk.recordReads(user, [{ caseId: id, what: 'page', detail: 'query-code' }]);
    const code = await createQueryCodes(deps).issue(id);
    req.session.receiptCode = { caseId: id, code };
    await saveSession(req);
    res.redirect(303, `/cases/${encodeURIComponent(id)}/receipt`);
  });
  router.get('/cases/:id/receipt', ...guards, async (req, res) => {
    const user = mayIssue(currentUser(res));
    const data = await requestOf(deps, String(req.params.id), user);
    const guide = (await createGuideStore(deps.db.read).findLatest(data.organId))?.content;
    await deps.desk.recordRead(user, { caseId: data.id, what: 'page', detail: 'receipt' });
    const { receiptCode } = req.session;
    // Before the page goes out: a page that was seen must not be followed by another with the code.
    delete req.session.receiptCode;
    await saveSession(req);
    const code = receiptCode?.caseId === data.id ? receiptCode.code : null;
    const frame = frameOf({ req, res }, { title: intakeTexts.receiptPage.title });
    sendPage(res, { view: PaperReceiptView, model: paperReceiptPage(frame, { data, guide, code, today: deps.today() }) });
  });
  return router;
}

/** Only applications have a receipt. */
async function requestOf(deps: Pick<WebDeps, 'engine'>, caseId: string, user: StaffUser): Promise<CasePageData> {
  const data = await deps.engine.casePage(caseId, actorOf(user));
  if (data.kind !== 'request') throw new HttpProblem(404, 'notFound');
  return data;
}

function mayIssue(user: StaffUser): StaffUser {
  if (!issuesReceipts(user)) throw new HttpProblem(403, 'forbidden');
  return user;
}
