import type { Router } from 'express';
import { RedactionBurningView } from '../../../views/pages/redaction-burning.tsx';
import { RedactionSubmitView } from '../../../views/pages/redaction-submit.tsx';
import { findLeftovers, pagesWithoutText } from '../../engine/redactions/find-marks.ts';
import type { RedactionDeps } from '../../engine/redactions/redactions.ts';
import { beginRelease } from '../../engine/redactions/release-copy.ts';
import { InvalidInputError, StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import type { RedactionRow } from '../../store/redaction-store.ts';
import { actorOf, currentUser } from '../auth.ts';
import { versionOf } from '../forms/event-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { sayLabel } from '../language.ts';
import { redactionSubmitPage, type SubmitProblems } from '../pages/redaction-submit-page.ts';
import { hasCheckRole, type LoadedRedaction, loadRedaction, mayRedact, type RedactionDesk, redactionHref } from '../redaction-desk.ts';
import { sendPage } from '../send-page.ts';
import { sendRedaction } from '../send-redaction.ts';
import { redactionTexts } from '../texts/redaction.ts';
import type { WebDeps } from '../web-deps.ts';
import { revisionOf } from './redaction-mark-routes.ts';

const MAX_TITLE = 180;
const MAX_OPINION = 2000;

/** From the marks to the released copy: submitted by one person, returned or approved by another. */
export function addCheckRoutes(router: Router, desk: RedactionDesk): void {
  const base = '/cases/:id/redactions/:rid';
  router.get(`${base}/submit`, async (req, res) => {
    await sendSubmit({ req, res }, desk, { problems: {} });
  });
  router.post(`${base}/submit`, async (req, res) => {
    await submit({ req, res }, desk);
  });
  router.post(`${base}/return`, async (req, res) => {
    await giveBack({ req, res }, desk);
  });
  router.post(`${base}/release`, async (req, res) => {
    await release({ req, res }, desk);
  });
  router.get(`${base}/burning`, async (req, res) => {
    await sendBurning({ req, res }, desk);
  });
}

interface SubmitAsk {
  readonly problems: SubmitProblems;
  readonly title?: string;
  readonly status?: number;
}

async function sendSubmit(http: Http, desk: RedactionDesk, { problems, title, status = 200 }: SubmitAsk): Promise<void> {
  const loaded = await loadRedaction(desk, http);
  const { row, marks, mayDraw } = loaded;
  if (!mayDraw) return http.res.redirect(303, redactionHref(row));
  const { reader } = desk.redactions;
  await desk.deps.desk.recordRead(currentUser(http.res), { caseId: row.caseId, what: 'file', detail: row.file.id });
  const frame = frameOf(http, { title: redactionTexts.submit.title, failed: status !== 200 });
  const model = redactionSubmitPage(frame, {
    loaded,
    title: title ?? row.title,
    leftovers: await findLeftovers(reader, { row, marks }),
    withoutText: await pagesWithoutText(reader, row),
    problems,
  });
  sendPage(http.res, { view: RedactionSubmitView, model, status });
}

async function submit(http: Http, desk: RedactionDesk): Promise<void> {
  const { req, res } = http;
  if (!mayRedact(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  const loaded = await loadRedaction(desk, http);
  if (!loaded.mayDraw) throw new HttpProblem(403, 'forbidden');
  const raw = rawForm(req.body);
  const title = firstValue(raw, 'title');
  const problems = await submitProblems(desk, loaded, raw);
  if (Object.keys(problems).length > 0) return sendSubmit(http, desk, { problems, title, status: 422 });
  const act = { row: loaded.row, actor: actorOf(currentUser(res)), expectedVersion: versionOf(raw) };
  const refused = await refusalOf(() => desk.redactions.propose({ ...act, revision: revisionOf(raw), title }));
  if (refused !== null) return sendSubmit(http, desk, { problems: { form: refused }, title, status: 409 });
  req.session.notice = redactionTexts.submit.done;
  res.redirect(303, redactionHref(loaded.row));
}

/** What looks overlooked must be confirmed to be meant. */
export async function submitProblems({ redactions }: RedactionDesk, loaded: LoadedRedaction, raw: RawForm): Promise<SubmitProblems> {
  const { row, marks } = loaded;
  const words = redactionTexts.submit;
  const length = [...firstValue(raw, 'title')].length;
  const doubts = (await findLeftovers(redactions.reader, { row, marks })).length + (await pagesWithoutText(redactions.reader, row)).length;
  return {
    ...(marks.length === 0 ? { form: words.nothing } : {}),
    ...(length === 0 || length > MAX_TITLE ? { title: words.nameWrong } : {}),
    ...(doubts > 0 && firstValue(raw, 'confirmed') !== 'yes' ? { confirmed: words.notChecked } : {}),
  };
}

/** For those alone who may decide on it. */
async function loadForCheck(http: Http, desk: RedactionDesk): Promise<LoadedRedaction> {
  const loaded = hasCheckRole(currentUser(http.res)) ? await loadRedaction(desk, http) : undefined;
  if (loaded?.mayCheck !== true) throw new HttpProblem(403, 'forbidden');
  return loaded;
}

async function giveBack(http: Http, desk: RedactionDesk): Promise<void> {
  const { req, res } = http;
  const { row } = await loadForCheck(http, desk);
  const raw = rawForm(req.body);
  const opinion = firstValue(raw, 'opinion');
  const length = [...opinion].length;
  if (length === 0 || length > MAX_OPINION) {
    return sendRedaction(http, desk, { page: 0, problem: { text: redactionTexts.check.opinionWrong, status: 422 }, opinion });
  }
  const act = { row, actor: actorOf(currentUser(res)), expectedVersion: versionOf(raw) };
  const refused = await refusalOf(() => desk.redactions.giveBack({ ...act, opinion }));
  if (refused !== null) return sendRedaction(http, desk, { page: 0, problem: { text: refused, status: 409 }, opinion });
  req.session.notice = redactionTexts.check.returnedDone;
  res.redirect(303, redactionHref(row));
}

/** Starts the burning, which goes on after the answer. */
async function release(http: Http, desk: RedactionDesk): Promise<void> {
  const { req, res } = http;
  const { row } = await loadForCheck(http, desk);
  if (firstValue(rawForm(req.body), 'confirmed') !== 'yes') {
    return sendRedaction(http, desk, { page: 0, problem: { text: redactionTexts.check.notConfirmed, status: 422 } });
  }
  const refused = await refusalOf(() => startRelease(http, desk, row));
  if (refused !== null) return sendRedaction(http, desk, { page: 0, problem: { text: refused, status: 409 } });
  res.redirect(303, `${redactionHref(row)}/burning`);
}

/** The copy is made after the answer. @throws {StepRefusedError | InvalidInputError | StaleVersionError} */
export async function startRelease({ req, res }: Http, { deps }: RedactionDesk, row: RedactionRow): Promise<void> {
  const begun = await beginRelease(depsOf(deps), { row, actor: actorOf(currentUser(res)) });
  begun?.run().catch((error: unknown) => {
    deps.reportError(error, { requestId: row.id, method: 'POST', path: req.path });
  });
}

function depsOf(deps: WebDeps): RedactionDeps {
  return { ...deps, record: (caseId, event, options) => deps.engine.record(caseId, event, options) };
}

/** How far it is; the redaction itself when nothing is being made. */
async function sendBurning(http: Http, desk: RedactionDesk): Promise<void> {
  const { row, burning, standing } = await loadRedaction(desk, http);
  if (!burning || standing.state === 'released') return http.res.redirect(303, redactionHref(row));
  const done = row.burnPage ?? 0;
  const pages = row.pageSizes.length;
  const words = redactionTexts.burning;
  const model = {
    frame: frameOf(http, { title: words.title }),
    href: redactionHref(row),
    file: row.file.name,
    done,
    pages,
    progress: done === 0 ? words.starting : words.progress(done, pages),
  };
  sendPage(http.res, { view: RedactionBurningView, model });
}

/** What to say when it was refused; null when it was done. */
async function refusalOf(doing: () => Promise<void>): Promise<string | null> {
  try {
    await doing();
    return null;
  } catch (error) {
    if (error instanceof StaleVersionError) return redactionTexts.errors.staleCase;
    if (error instanceof StepRefusedError || error instanceof InvalidInputError) return sayLabel(error.text);
    throw error;
  }
}
