import { Router } from 'express';
import { QueryCodeView } from '../../../views/pages/query-code.tsx';
import { createQueryCodes } from '../../engine/query-codes.ts';
import { createCaseStore } from '../../store/case-store.ts';
import type { CaseRow } from '../../store/rows.ts';
import { currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { issuesReceipts } from '../pages/case-tools.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { portalTexts } from '../texts/portal.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** A query code on its way to the page that shows it once. */
    newCode?: { readonly caseId: string; readonly code: string };
  }
}

/** A new query code for an applicant who lost the old one and has shown who they are. That it was issued is kept with the readings of the case. */
export function queryCodeRoutes(deps: Pick<WebDeps, 'db' | 'now' | 'engine' | 'desk'>): Router {
  const router = Router();
  const guards = [requireCaseRole, requireOwnCase(deps)];
  router.post('/cases/:id/query-code', ...guards, async (req, res) => {
    const caseId = String(req.params.id);
    const code = await issueCode(deps, mayIssue(currentUser(res)), caseId);
    req.session.newCode = { caseId, code };
    await saveSession(req);
    res.redirect(303, `/cases/${encodeURIComponent(caseId)}/query-code`);
  });
  router.get('/cases/:id/query-code', ...guards, async (req, res) => {
    const caseId = String(req.params.id);
    mayIssue(currentUser(res));
    const row = await caseOf(deps, caseId);
    const { newCode } = req.session;
    delete req.session.newCode;
    await saveSession(req);
    const code = newCode?.caseId === caseId ? newCode.code : null;
    const frame = frameOf({ req, res }, { title: portalTexts.newCode.title });
    const backHref = `/cases/${encodeURIComponent(caseId)}`;
    sendPage(res, { view: QueryCodeView, model: { frame, caseNo: row.caseNo ?? row.id, code, backHref } });
  });
  return router;
}

/** The code before it opens nothing any more. @throws {HttpProblem} 404 for what has no applicant. */
export async function issueCode(deps: Pick<WebDeps, 'db' | 'now' | 'desk'>, user: StaffUser, caseId: string): Promise<string> {
  await caseOf(deps, caseId);
  await deps.desk.recordReads(user, [{ caseId, what: 'page', detail: 'query-code' }]);
  return createQueryCodes(deps).issue(caseId);
}

/** What somebody applied for or complained of: the organ's own publications have no applicant to whom a code could open them. */
async function caseOf(deps: Pick<WebDeps, 'db'>, caseId: string): Promise<CaseRow> {
  const row = await createCaseStore(deps.db.read).findById(caseId);
  if (row === undefined || row.kind === 'publication') throw new HttpProblem(404, 'notFound');
  return row;
}

function mayIssue(user: StaffUser): StaffUser {
  if (!issuesReceipts(user)) throw new HttpProblem(403, 'forbidden');
  return user;
}
