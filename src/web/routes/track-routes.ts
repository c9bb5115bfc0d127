import { type Request, type RequestHandler, Router } from 'express';
import { TrackView } from '../../../views/pages/track.tsx';
import { TrackEnterView } from '../../../views/pages/track-enter.tsx';
import { ReplyView } from '../../../views/pages/track-reply.tsx';
import { createQueryCodes } from '../../engine/query-codes.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { createFileStore } from '../../store/file-store.ts';
import { grantAccess, requireApplicantOf } from '../applicant-access.ts';
import { type ApplicantCase, loadApplicantCase } from '../applicant-case.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { replyPage } from '../pages/reply-page.ts';
import { trackDays } from '../pages/track-days.ts';
import { type EnterAttempt, refusedCode, trackEnterPage } from '../pages/track-enter-page.ts';
import { isReply, letterName, type SentLetter } from '../pages/track-letters.ts';
import { hrefOf, trackPage } from '../pages/track-page.ts';
import { filesForApplicant } from '../pages/track-rounds.ts';
import { recordOpened } from '../record-opened.ts';
import { wrongCodeLimit } from '../security.ts';
import { sendPage } from '../send-page.ts';
import { destroySession, saveSession } from '../session.ts';
import { trackTexts } from '../texts/track.ts';
import { trackCalendar } from '../track-calendar.ts';
import { filedFile } from '../uploads/resolve-files.ts';
import { sendStoredFile } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';
import { actRoutes } from './act-routes.ts';

/** What applicants see and do after they applied: domain 5.2 for how they are let in. */
export function trackRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/track', (req, res) => {
    const attempt = { number: '', next: typeof req.query.next === 'string' ? req.query.next : '' };
    sendEnter({ req, res }, { attempt, left: req.query.left === '1' });
  });
  router.post('/track', wrongCodeLimit(tooManyWrongCodes), enter(deps));
  router.post('/track/leave', leave);
  router.use('/track/:caseId', requireApplicantOf('caseId'));
  router.get('/track/:caseId', async (req, res) => {
    const found = await loadApplicantCase(deps, req.params.caseId);
    const frame = frameOf({ req, res }, { title: titleOf(found), current: 'track', area: 'public', anonymousForm: true });
    sendPage(res, { view: TrackView, model: trackPage(frame, { ...found, hasDays: trackDays(found).length > 0 }) });
  });
  router.get('/track/:caseId/reply', reply(deps));
  router.get('/track/:caseId/days.ics', calendarFile(deps));
  router.get('/track/:caseId/files/:fileId', async (req, res) => {
    const found = await loadApplicantCase(deps, req.params.caseId);
    const file = await fileFor(deps, { found, fileId: req.params.fileId });
    if (file === undefined) throw new HttpProblem(404, 'notFound');
    const letter = replyLetter(found, file.id);
    if (letter !== undefined && (await deps.vault.has(file.sha256)))
      await recordOpened(req as Request, deps, { found, document: letterName(letter) });
    // Only letters of the organ are shown by the browser; what people uploaded is saved.
    const isLetter = found.letters.some(({ fileId }) => fileId === file.id);
    const disposition = isLetter && req.query.inline === '1' ? 'inline' : 'attachment';
    await sendStoredFile({ req, res }, deps, file, { disposition });
  });
  router.use(actRoutes(deps));
  return router;
}

/** What an applicant may have: what came with replies, what they sent in themselves, the letters to them. */
export async function fileFor(
  { db }: Pick<WebDeps, 'db'>,
  { found, fileId }: { readonly found: ApplicantCase; readonly fileId: string },
): Promise<FiledFile | undefined> {
  const letter = found.letters.find((one) => one.fileId === fileId);
  if (letter === undefined) return filesForApplicant(found.view.history).find(({ id }) => id === fileId);
  const row = await createFileStore(db.read).findById(fileId);
  return row === undefined ? undefined : filedFile(row);
}

/** The letter of the reply of the current round, if that is what the file is. */
function replyLetter({ letters, current }: ApplicantCase, fileId: string): SentLetter | undefined {
  return letters.find((one) => one.fileId === fileId && isReply(one.letter) && one.version === current.reply?.issuedVersion);
}

function enter(deps: WebDeps): RequestHandler {
  const codes = createQueryCodes({ db: deps.db, now: deps.now });
  return async (req, res) => {
    const raw = rawForm(req.body);
    const [number, code, next] = [firstValue(raw, 'number'), firstValue(raw, 'code'), firstValue(raw, 'next')];
    const attempt = { number, next };
    if (number === '' || code === '') {
      const missing = { numberMissing: number === '', codeMissing: code === '' };
      return sendEnter({ req, res }, { attempt: { ...attempt, ...missing }, status: 422 });
    }
    const checked = await codes.check({ number, code });
    if (checked.result !== 'ok') {
      const status = checked.result === 'locked' ? 429 : 401;
      return sendEnter({ req, res }, { attempt: { ...attempt, problem: refusedCode(checked) }, status });
    }
    await grantAccess(req, checked.caseId);
    const home = hrefOf(checked.caseId);
    res.redirect(303, isWithin(next, home) ? next : home);
  };
}

/** Forgets every case that this browser may see, and what it sent last. Whoever is signed in stays so. */
const leave: RequestHandler = async (req, res) => {
  if (req.session.signInId === undefined && req.session.accountId === undefined) await destroySession(req);
  else {
    delete req.session.tracked;
    delete req.session.receipt;
    delete req.session.feedbackReceipt;
    await saveSession(req);
  }
  res.redirect(303, '/track?left=1');
};

function reply(deps: WebDeps): RequestHandler<{ caseId: string }> {
  return async (req, res) => {
    const found = await loadApplicantCase(deps, req.params.caseId);
    const asked = Number(req.query.round ?? found.current.number);
    const round = found.rounds.find(({ number }) => number === asked);
    if (round === undefined || round.reply === null) throw new HttpProblem(404, 'notFound');
    if (round === found.current) await recordOpened(req as Request, deps, { found, document: trackTexts.reply.title });
    const frame = frameOf({ req, res }, { title: trackTexts.reply.title, current: 'track', area: 'public' });
    sendPage(res, { view: ReplyView, model: replyPage(frame, { ...found, round, sent: round.reply }) });
  };
}

function calendarFile(deps: WebDeps): RequestHandler<{ caseId: string }> {
  return async (req, res) => {
    const found = await loadApplicantCase(deps, req.params.caseId);
    const { row } = found.view;
    const caseNo = row.caseNo ?? trackTexts.page.noNumber;
    const text = trackCalendar({ caseId: row.id, caseNo, version: row.version, days: trackDays(found), at: deps.now() });
    res
      .set({
        'Cache-Control': 'no-store',
        'Content-Disposition': 'attachment; filename="days.ics"',
        'X-Content-Type-Options': 'nosniff',
      })
      .type('text/calendar; charset=utf-8')
      .send(text);
  };
}

interface EnterAnswer {
  readonly attempt: EnterAttempt;
  readonly left?: boolean;
  readonly status?: number;
}

function sendEnter(http: Http, { attempt, left = false, status = 200 }: EnterAnswer): void {
  const frame = frameOf(http, {
    title: trackTexts.enter.title,
    current: 'track',
    area: 'public',
    anonymousForm: true,
    failed: status !== 200,
  });
  sendPage(http.res, { view: TrackEnterView, model: trackEnterPage(frame, { ...attempt, left }), status });
}

function titleOf({ view }: ApplicantCase): string {
  return trackTexts.page.title(view.row.caseNo ?? trackTexts.page.noNumber);
}

/** Only an address of that very case, whatever a link asked for. */
function isWithin(next: string, home: string): boolean {
  return next.startsWith(home) && /^[\w\-./?=]*$/.test(next) && !next.includes('..') && /^($|[/?])/.test(next.slice(home.length));
}

const tooManyWrongCodes: RequestHandler = (req, res) => {
  const attempt = { number: firstValue(rawForm(req.body), 'number'), next: '', problem: trackTexts.enter.tooMany };
  sendEnter({ req, res }, { attempt, status: 429 });
};
