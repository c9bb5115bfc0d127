import { type RequestHandler, Router } from 'express';
import { UnclearedFilesError } from '../../engine/outgoing/require-cleared.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { createFileStore } from '../../store/file-store.ts';
import { currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { versionOf } from '../forms/event-form.ts';
import { parseForm } from '../forms/parse-form.ts';
import { NO_FILES } from '../forms/posted-files.ts';
import { rawForm } from '../forms/raw-form.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage } from '../language.ts';
import { atVersion, inspectAll, recordClearance } from '../outgoing-check.ts';
import { CLEARANCE, CLEARANCE_REASON, clearanceFields } from '../pages/outgoing-page.ts';
import { outgoingTexts } from '../texts/outgoing.ts';
import type { WebDeps } from '../web-deps.ts';
import { answerPosted } from './case-routes.ts';
import { fileOfCase } from './file-routes.ts';
import { type Held, sendCheck, whoOf } from './record-checked.ts';
import { recordPosted } from './record-posted.ts';

/** The decision on what was found, and a page that looks into a single file. */
export function outgoingRoutes(deps: WebDeps): Router {
  const router = Router();
  const guards: RequestHandler<{ id: string; fileId: string }>[] = [requireCaseRole as RequestHandler, requireOwnCase(deps)];
  router.get('/cases/:id/files/:fileId/check', ...guards, async (req, res) => {
    const { id, fileId } = req.params;
    const row = await createFileStore(deps.db.read).findById(fileId);
    // A publication names copies that belong to the case they were given in.
    const isNamed = row !== undefined && (await fileOfCase({ req, res }, deps, { caseId: id, fileId })) !== undefined;
    if (!isNamed) throw new HttpProblem(404, 'notFound');
    await deps.desk.recordRead(currentUser(res), { caseId: id, what: 'file', detail: fileId });
    await sendCheck({ req, res }, deps, { caseId: id, raw: null, inspected: await inspectAll(deps, [fileId]), problems: [] });
  });
  router.post('/cases/:id/outgoing', ...(guards as unknown as RequestHandler<{ id: string }>[]), async (req, res) => {
    // Whoever decides records it: nobody else is even told what was found.
    if (deps.findEvent('files.cleared')?.recordedBy.some((role) => currentUser(res).roles.includes(role)) !== true)
      throw new HttpProblem(403, 'forbidden');
    await decide({ req, res }, deps, { caseId: req.params.id, raw: rawForm(req.body) });
  });
  return router;
}

async function decide(http: Http, deps: WebDeps, { caseId, raw }: Held): Promise<void> {
  const posted = await recordPosted(http, deps, { caseId, raw });
  // Cleared meanwhile, or refused for another reason.
  if (posted.result !== 'refused' || !(posted.error instanceof UnclearedFilesError))
    return answerPosted(http, deps, { id: caseId, posted });
  const inspected = await inspectAll(
    deps,
    posted.error.files.map(({ id }) => id),
  );
  const parsed = parseForm(clearanceFields(), raw, NO_FILES);
  if (parsed.result === 'invalid')
    return sendCheck(http, deps, { caseId, raw, inspected, problems: parsed.problems.map(inOwnWords), status: 422 });
  const decision = parsed.data[CLEARANCE] === 'withheld' ? 'withheld' : 'accepted';
  const reason = String(parsed.data[CLEARANCE_REASON]);
  const version = await recordClearance(deps, { ...whoOf(http), caseId, version: versionOf(raw), inspected, decision, reason });
  if (decision === 'accepted') {
    const done = await recordPosted(http, deps, { caseId, raw: atVersion(raw, version) });
    return answerPosted(http, deps, { id: caseId, posted: done });
  }
  http.req.session.notice = outgoingTexts.held;
  http.res.redirect(303, `/cases/${encodeURIComponent(caseId)}`);
}

function inOwnWords({ field, ...words }: FieldProblem): FieldProblem {
  if (field === CLEARANCE) return { field, ...inEachLanguage(() => outgoingTexts.clearanceMissing) };
  return { field, ...(field === CLEARANCE_REASON ? inEachLanguage(() => outgoingTexts.reasonMissing) : words) };
}
