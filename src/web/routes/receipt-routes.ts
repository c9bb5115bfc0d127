import { Router } from 'express';
import { NoReceiptView, ReceiptView } from '../../../views/pages/receipt.tsx';
import { replyIfConfirmed } from '../../law/reply-if-confirmed.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { frameOf } from '../frame.ts';
import { receiptPage } from '../pages/receipt-page.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { portalTexts } from '../texts/portal.ts';
import type { WebDeps } from '../web-deps.ts';

/** The receipt of the application that this browser sent last. Its query code is shown once. */
export function receiptRoutes(deps: Pick<WebDeps, 'db' | 'today' | 'calendar'>): Router {
  const router = Router();
  router.get('/apply/receipt', async (req, res) => {
    const { receipt } = req.session;
    const row = receipt === undefined ? undefined : await createCaseStore(deps.db.read).findById(receipt.caseId);
    const organ = row === undefined ? undefined : await createOrganStore(deps.db.read).findById(row.organId);
    if (receipt === undefined || row === undefined || organ === undefined) {
      const frame = frameOf({ req, res }, { title: portalTexts.receipt.none, current: 'apply', area: 'public' });
      return sendPage(res, { view: NoReceiptView, model: { frame }, status: 404 });
    }
    const { code = null, mailedTo = null, caseId } = receipt;
    const frame = frameOf({ req, res }, { title: portalTexts.receipt.title, current: 'apply', area: 'public' });
    const model = receiptPage(frame, {
      caseNo: row.caseNo ?? row.id,
      code,
      organ,
      subject: row.title ?? '',
      submittedOn: row.arrivedOn ?? deps.today(),
      mailedTo,
      forecast: replyIfConfirmed(deps.today(), deps.calendar()),
    });
    // Before the page goes out: a page that was seen must not be followed by another with the code.
    req.session.receipt = { caseId, ...(mailedTo === null ? {} : { mailedTo }) };
    await saveSession(req);
    sendPage(res, { view: ReceiptView, model });
  });
  return router;
}
