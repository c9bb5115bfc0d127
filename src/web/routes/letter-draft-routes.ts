import { type Request, type Response, Router } from 'express';
import { LetterDraftView } from '../../../views/pages/letter-draft.tsx';
import type { LetterDesk } from '../../engine/letters/letter-desk.ts';
import type { ReplyDraft, SavedReply } from '../../engine/letters/reply-draft.ts';
import { actorOf, currentUser } from '../auth.ts';
import { parseLetterText } from '../forms/letter-text-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage } from '../language.ts';
import { editsReplies, letterDeskOf } from '../letter-desk-of.ts';
import { letterDraftPage, type RefusedText } from '../pages/letter-draft-page.ts';
import { sendPage } from '../send-page.ts';
import { letterTexts } from '../texts/letters.ts';
import { sendPdf } from '../uploads/send-pdf.ts';
import type { WebDeps } from '../web-deps.ts';

type CaseHandler = (req: Request<{ id: string }>, res: Response) => Promise<void>;

/** The text of a reply: edited by officers while it is drafted, looked at by everybody who reads the case. Mounted behind the guards of letters. */
export function letterDraftRoutes(deps: WebDeps): Router {
  const router = Router();
  const handle =
    (answer: (http: Http, open: OpenReply) => Promise<void>): CaseHandler =>
    async (req, res) => {
      const http = { req, res } as unknown as Http;
      await answer(http, await openReply(http, deps, req.params.id));
    };
  const mayEdit = (res: Response): void => {
    if (!editsReplies(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  };
  router.get(
    '/cases/:id/letters/draft',
    handle((http, open) => sendDraft(http, deps, { ...open, refused: null })),
  );
  router.get(
    '/cases/:id/letters/draft.pdf',
    handle((http, { reply, ...open }) => sendPaper(http, { ...open, text: reply.text })),
  );
  router.post<'/cases/:id/letters/draft', { id: string }>('/cases/:id/letters/draft', async (req, res) => {
    mayEdit(res);
    const http = { req, res } as unknown as Http;
    await takeText(http, deps, { ...(await openReply(http, deps, req.params.id)), raw: rawForm(req.body) });
  });
  router.post<'/cases/:id/letters/draft/preview', { id: string }>('/cases/:id/letters/draft/preview', async (req, res) => {
    mayEdit(res);
    const http = { req, res } as unknown as Http;
    const open = await openReply(http, deps, req.params.id);
    const { typed, paragraphs, problems } = parseLetterText(rawForm(req.body));
    if (problems.length > 0) return sendDraft(http, deps, { ...open, refused: { typed, paragraphs, problems, outcome: null } });
    await sendPaper(http, { ...open, text: paragraphs });
  });
  return router;
}

interface OpenReply {
  readonly id: string;
  readonly desk: LetterDesk;
  readonly reply: ReplyDraft;
}

/** Whoever gets it has read it. @throws {HttpProblem} 404 while there is none. */
async function openReply({ res }: Http, deps: WebDeps, id: string): Promise<OpenReply> {
  const desk = letterDeskOf(deps);
  const reply = await desk?.findReply(id);
  if (desk === undefined || reply === undefined) throw new HttpProblem(404, 'notFound');
  await deps.desk.recordRead(currentUser(res), { caseId: id, what: 'page', detail: 'letter-draft' });
  return { id, desk, reply };
}

async function sendPaper(
  { res }: Http,
  { id, desk, text }: Omit<OpenReply, 'reply'> & { readonly text: readonly string[] },
): Promise<void> {
  const preview = await desk.previewReply(id, text);
  if (preview === undefined) throw new HttpProblem(404, 'notFound');
  sendPdf(res, { pdf: preview.pdf, name: preview.title });
}

/** The button says what is wanted: `save`, or `reset` for the text as the system writes it. */
async function takeText(http: Http, deps: WebDeps, { raw, ...open }: OpenReply & { readonly raw: RawForm }): Promise<void> {
  const { id, desk, reply } = open;
  const words = letterTexts.draft;
  const isReset = firstValue(raw, 'do') === 'reset';
  const text = isReset ? resetText(reply, raw) : parseLetterText(raw);
  if (text.problems.length > 0) return sendDraft(http, deps, { ...open, refused: { ...text, outcome: null } });
  const { paragraphs } = text;
  const { name } = currentUser(http.res);
  const outcome = await desk.saveReply({
    caseId: id,
    proposal: numberIn(raw, 'proposal'),
    revision: numberIn(raw, 'revision'),
    paragraphs,
    by: name,
  });
  if (outcome !== 'saved') return sendConflict(http, deps, { ...open, text, outcome });
  http.req.session.notice = isReset ? words.reset.done : words.done;
  http.res.redirect(303, `/cases/${encodeURIComponent(id)}/letters/draft`);
}

type TypedText = Omit<RefusedText, 'outcome'>;

function resetText(reply: ReplyDraft, raw: RawForm): TypedText {
  const confirmed = firstValue(raw, 'confirmed') !== '';
  const problem = { field: 'confirmed', ...inEachLanguage(() => letterTexts.draft.reset.missing) };
  const paragraphs = confirmed ? reply.generated : reply.text;
  return { typed: paragraphs.join('\n\n'), paragraphs, problems: confirmed ? [] : [problem] };
}

/** The case as it is by now, and the text that was not saved. */
async function sendConflict(
  http: Http,
  deps: WebDeps,
  { text, outcome, ...open }: OpenReply & { readonly text: TypedText; readonly outcome: Exclude<SavedReply, 'saved'> },
): Promise<void> {
  const reply = (await open.desk.findReply(open.id)) ?? open.reply;
  await sendDraft(http, deps, { ...open, reply, refused: { ...text, outcome } });
}

/** 0, which no proposal and no saved text has, when it is not a number. */
function numberIn(raw: RawForm, name: string): number {
  const number = Number(firstValue(raw, name));
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

async function sendDraft(
  http: Http,
  deps: WebDeps,
  { id, reply, refused }: OpenReply & { readonly refused: RefusedText | null },
): Promise<void> {
  const user = currentUser(http.res);
  const data = await deps.engine.casePage(id, actorOf(user));
  const frame = frameOf(http, { title: letterTexts.draft.title, failed: refused !== null });
  const fromEarlier = http.req.query.from === 'earlier';
  const model = letterDraftPage(frame, { data, user, reply, refused, fromEarlier });
  const status = refused === null ? 200 : refused.outcome === null ? 422 : 409;
  sendPage(http.res, { view: LetterDraftView, model, status });
}
