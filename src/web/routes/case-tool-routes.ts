import { type Request, Router } from 'express';
import { ReadsView } from '../../../views/pages/reads.tsx';
import { WhatIfView } from '../../../views/pages/what-if.tsx';
import { WhatIfResult } from '../../../views/partials/what-if-result.tsx';
import { addDays, findCivilDate } from '../../law/civil-date.ts';
import { filesIn } from '../../law/events/files-field.ts';
import { REGIMES } from '../../law/regimes.ts';
import type { ReadCursor } from '../../store/case-read-store.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { rawForm } from '../forms/raw-form.ts';
import { readSupposed, type SupposableType, type SupposedRow } from '../forms/what-if-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { mayReadReads } from '../pages/case-tools.ts';
import { readsPage } from '../pages/reads-page.ts';
import { whatIfPage } from '../pages/what-if-page.ts';
import { sendFragment } from '../send-fragment.ts';
import { sendPage } from '../send-page.ts';
import { caseToolTexts } from '../texts/case-tools.ts';
import { texts } from '../texts.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';

const READS_PER_PAGE = 50;

/** Pages about a case that change nothing: what would become of it, and who read it. */
export function caseToolRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id', requireCaseRole, requireOwnCase(deps));
  router.get('/cases/:id/what-if', async (req, res) => {
    await sendWhatIf({ req, res }, { deps, id: req.params.id, typed: req.query });
  });
  // Records nothing. The form is posted because it may name people, whom no address should.
  router.post('/cases/:id/what-if', async (req, res) => {
    await sendWhatIf({ req, res }, { deps, id: req.params.id, typed: rawForm(req.body) });
  });
  router.get('/cases/:id/reads', async (req, res) => {
    if (!mayReadReads(currentUser(res))) throw new HttpProblem(403, 'forbidden');
    await sendReads({ req, res }, { deps, id: req.params.id });
  });
  return router;
}

interface Asked {
  readonly deps: WebDeps;
  readonly id: string;
}

interface Supposed extends Asked {
  readonly typed: Readonly<Record<string, unknown>>;
}

async function sendWhatIf(http: Http, { deps, id, typed }: Supposed): Promise<void> {
  const { res } = http;
  const user = currentUser(res);
  const data = await deps.engine.casePage(id, actorOf(user));
  if (data.kind !== 'request') throw new HttpProblem(404, 'notFound');
  await deps.desk.recordRead(user, { caseId: id, what: 'what-if' });
  const rows = rowsOf(typed, { data, deps });
  const facts = rows.flatMap((row) => (row.fact === null ? [] : [row.fact]));
  const supposition = await deps.desk.suppose(id, { facts, actorId: user.id });
  const model = whatIfPage(frameOf(http, { title: caseToolTexts.whatIf.title, failed: rows.some((row) => row.error !== null) }), {
    id,
    caseNo: data.caseNo ?? texts.case.noNumber,
    title: data.title ?? texts.queue.noTitle,
    calendarVersion: data.calendarVersion,
    rows,
    supposition,
  });
  if ([typed.fragment].flat().includes('1')) return sendFragment(res, { view: WhatIfResult, model: { result: model.result } });
  sendPage(res, { view: WhatIfView, model });
}

/** The oldest day that can be supposed is that of the newest fact on record. */
function rowsOf(typed: Supposed['typed'], { data, deps }: { readonly data: CasePageData; readonly deps: WebDeps }): readonly SupposedRow[] {
  const newest = data.history.reduce((latest, { on }) => (on > latest ? on : latest), data.history[0]?.on ?? deps.today());
  const { dueOn } = data.clock;
  const consulted = Object.keys((data.instances[0]?.context.consultations as object | undefined) ?? {});
  const proposed = (type: SupposableType): string => {
    if (type === 'period.extended') return String(REGIMES[data.clock.regime ?? 'R2019'].extensionCapWorkingDays);
    if (type === 'correction.requested') return '15';
    if (type === 'reply.deferred') return addDays(dueOn !== null && dueOn > deps.today() ? dueOn : deps.today(), 30);
    const prefix = type.startsWith('organ.') ? 'organ:' : type.startsWith('thirdParty.') ? 'thirdParty:' : null;
    const known = prefix === null ? undefined : consulted.find((key) => key.startsWith(prefix));
    return prefix === null || known === undefined || type.endsWith('.consulted') ? '' : known.slice(prefix.length);
  };
  return readSupposed({ query: typed, from: findCivilDate(newest) ?? deps.today(), today: deps.today(), proposed });
}

async function sendReads(http: Http, { deps, id }: Asked): Promise<void> {
  const user = currentUser(http.res);
  const data = await deps.engine.casePage(id, actorOf(user));
  await deps.desk.recordRead(user, { caseId: id, what: 'reads' });
  const after = cursorOf(http.req);
  const reads = await deps.desk.reads(id, { after, limit: READS_PER_PAGE });
  const model = readsPage(frameOf(http, { title: caseToolTexts.reads.title }), {
    id,
    caseNo: data.caseNo ?? texts.case.noNumber,
    title: data.title ?? texts.queue.noTitle,
    reads,
    isFirst: after === null,
    fileNames: new Map(data.history.flatMap((line) => filesIn(line.data)).map(({ file }) => [file.id, file.name])),
  });
  sendPage(http.res, { view: ReadsView, model });
}

function cursorOf({ query }: Request): ReadCursor | null {
  return typeof query.at === 'string' && typeof query.id === 'string' ? { readAt: query.at, id: query.id } : null;
}
