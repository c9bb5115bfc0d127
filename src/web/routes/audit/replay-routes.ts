import { Router } from 'express';
import { CompareView } from '../../../../views/pages/compare.tsx';
import { ReplayView } from '../../../../views/pages/replay.tsx';
import { ReplayCase } from '../../../../views/partials/replay-part.tsx';
import { loadReplayed } from '../../../engine/audit/replay-case.ts';
import { readCompareAddress, readReplayAddress } from '../../audit/replay-address.ts';
import { currentUser, requireCaseRole, requireOwnCase } from '../../auth.ts';
import { frameOf } from '../../frame.ts';
import { comparePage } from '../../pages/audit/compare-page.ts';
import { replayPage, replayPart } from '../../pages/audit/replay-page.ts';
import { sendFragment } from '../../send-fragment.ts';
import { sendPage } from '../../send-page.ts';
import { replayTexts } from '../../texts/replay.ts';
import type { WebDeps } from '../../web-deps.ts';

/** A case as it stood, for whoever may read it: nothing is shown that its history does not tell. */
export function replayRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id', requireCaseRole, requireOwnCase(deps));
  router.get<'/cases/:id/replay', { id: string }>('/cases/:id/replay', async (req, res) => {
    const { id } = req.params;
    await deps.desk.recordRead(currentUser(res), { caseId: id, what: 'replay' });
    const replayed = await loadReplayed(deps.db, { caseId: id, now: deps.now() });
    const address = readReplayAddress(req.query, replayed.history.length);
    if (req.query.fragment === '1') {
      const part = replayPart(replayed.at(address.moment), { replayed, moment: address.moment, deps });
      return sendFragment(res, { view: ReplayCase, model: { part } });
    }
    const frame = frameOf({ req, res }, { title: replayTexts.title, failed: address.wrongDay !== null });
    const status = address.wrongDay === null ? 200 : 422;
    sendPage(res, { view: ReplayView, model: replayPage(frame, { replayed, address, deps }), status });
  });
  router.get<'/cases/:id/compare', { id: string }>('/cases/:id/compare', async (req, res) => {
    const { id } = req.params;
    await deps.desk.recordRead(currentUser(res), { caseId: id, what: 'compare' });
    const replayed = await loadReplayed(deps.db, { caseId: id, now: deps.now() });
    const address = readCompareAddress(req.query, replayed.history.length);
    const failed = address.wrong.from !== null || address.wrong.to !== null;
    const frame = frameOf({ req, res }, { title: replayTexts.compare.title, failed });
    sendPage(res, { view: CompareView, model: comparePage(frame, { replayed, address, deps }), status: failed ? 422 : 200 });
  });
  return router;
}
