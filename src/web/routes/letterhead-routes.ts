import { type RequestHandler, type Response, Router } from 'express';
import { LetterheadView } from '../../../views/pages/letterhead.tsx';
import { builtInTemplate, fillTemplate } from '../../documents/letters/fill-template.ts';
import { sampleContents } from '../../documents/letters/sample-content.ts';
import { readStored } from '../../engine/files/read-stored.ts';
import { createLetterSettingsStore } from '../../store/letter-settings-store.ts';
import { currentUser } from '../auth.ts';
import { type LetterheadErrors, type LetterheadTyped, letterheadErrors, readLetterhead, widthOf } from '../forms/letterhead-form.ts';
import { rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import {
  type LetterheadInForce,
  letterheadInForce,
  letterheadOf,
  SEAL_WIDTH,
  saveLetterhead,
  sealOf,
  sealTrouble,
} from '../letters/letterhead-desk.ts';
import { dropUpload, type PostedUpload, postedUpload } from '../letters/own-upload.ts';
import { type LetterDeps, typeset } from '../letters/template-desk.ts';
import { letterheadPage } from '../pages/letterhead-page.ts';
import { requirePlace } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { letterheadTexts } from '../texts/letterhead.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import { sendPdf } from '../uploads/send-pdf.ts';
import { mayChange, organOf, peopleOf } from './template-routes.ts';

/** How the organ appears on its letters; every change is a version that stays. */
export function letterheadRoutes(deps: LetterDeps): Router {
  const router = Router();
  router.use('/letterhead', requirePlace('letterhead'));
  router.get('/letterhead', async (req, res) => {
    const { row } = await letterheadInForce(deps, organOf(res));
    const typed = {
      content: letterheadOf(row),
      sealWidth: String(row?.sealWidthMm ?? SEAL_WIDTH.usual),
      removeSeal: false,
      seen: row?.version ?? 0,
    };
    await sendLetterhead({ req, res }, deps, { typed, errors: {} });
  });
  router.post('/letterhead', requireChange, acceptUploads(deps), save(deps));
  router.get('/letterhead/seal.png', sendSeal(deps));
  router.get('/letterhead/preview.pdf', sendPreview(deps));
  return router;
}

const requireChange: RequestHandler = (_req, res, next) => {
  if (!mayChange(res)) throw new HttpProblem(403, 'forbidden');
  next();
};

interface LetterheadAnswer {
  readonly typed: LetterheadTyped;
  readonly errors: LetterheadErrors;
}

async function sendLetterhead(http: Http, deps: LetterDeps, { typed, errors }: LetterheadAnswer): Promise<void> {
  const { res } = http;
  const organId = organOf(res);
  const failed = Object.keys(errors).length > 0;
  const { organ } = await letterheadInForce(deps, organId);
  const rows = await createLetterSettingsStore(deps.db.read).listLetterheads(organId);
  const frame = frameOf(http, { title: letterheadTexts.title, current: 'templates', failed });
  const people = await peopleOf(deps, organId);
  const model = letterheadPage(frame, { organName: organ.name, rows, people, typed, errors, mayChange: mayChange(res) });
  sendPage(res, { view: LetterheadView, model, status: failed ? 422 : 200 });
}

function save(deps: LetterDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const raw = rawForm(req.body);
    const typed = readLetterhead(raw);
    const posted = await postedUpload(http, deps, { raw, name: 'seal' });
    const sealError = await sealErrorOf(deps, posted);
    const errors = { ...letterheadErrors(typed), ...(sealError === undefined ? {} : { seal: sealError }) };
    const sealWidthMm = widthOf(typed.sealWidth);
    if (Object.keys(errors).length > 0 || sealWidthMm === undefined) return refuse(http, deps, { typed, errors, posted });
    const version = await saveLetterhead(deps, {
      organId: organOf(res),
      content: typed.content,
      seal: posted.result === 'file' ? posted.file : typed.removeSeal ? 'none' : 'keep',
      sealWidthMm,
      seen: typed.seen,
      by: currentUser(res).id,
    });
    if (version === undefined) return refuse(http, deps, { typed, errors: { form: letterheadTexts.problems.stale }, posted });
    req.session.notice = letterheadTexts.saved(version);
    await saveSession(req);
    res.redirect(303, '/letterhead');
  };
}

/** A picture that came with a form that was refused is chosen again: nothing of it stays. */
async function refuse(
  http: Http,
  deps: LetterDeps,
  { posted, ...answer }: LetterheadAnswer & { readonly posted: PostedUpload },
): Promise<void> {
  if (posted.result === 'file') await dropUpload(deps, posted.file);
  const stale = answer.errors.form !== undefined;
  const latest = stale ? (await letterheadInForce(deps, organOf(http.res))).row?.version : undefined;
  const typed = latest === undefined ? answer.typed : { ...answer.typed, seen: latest };
  await sendLetterhead(http, deps, { ...answer, typed });
}

async function sealErrorOf(deps: LetterDeps, posted: PostedUpload): Promise<string | undefined> {
  if (posted.result === 'none') return undefined;
  if (posted.result === 'refused') return posted.reason;
  const trouble = await sealTrouble(deps, posted.file);
  return trouble === undefined ? undefined : letterheadTexts.problems.seal[trouble];
}

/** The version asked for, else the one in force. */
export async function wantedLetterhead({ req, res }: { readonly req: Http['req']; readonly res: Response }, deps: LetterDeps) {
  const { version } = req.query;
  if (version === undefined) return letterheadInForce(deps, organOf(res));
  if (typeof version !== 'string' || !/^\d{1,6}$/.test(version)) throw new HttpProblem(404, 'notFound');
  const found = await letterheadInForce(deps, organOf(res), Number(version));
  if (found.row === undefined) throw new HttpProblem(404, 'notFound');
  return found;
}

function sendSeal(deps: LetterDeps): RequestHandler {
  return async (req, res) => {
    const { row } = await wantedLetterhead({ req, res }, deps);
    if (row?.sealSha256 == null) throw new HttpProblem(404, 'notFound');
    res
      .set({ 'Content-Type': 'image/png', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
      .send(Buffer.from(await readStored(deps.vault, row.sealSha256)));
  };
}

/** A sample reply under this letterhead, by the built-in template. */
function sendPreview(deps: LetterDeps): RequestHandler {
  return async (req, res) => {
    const pdf = await letterheadPaper(deps, await wantedLetterhead({ req, res }, deps));
    sendPdf(res, { pdf, name: letterheadTexts.title });
  };
}

export async function letterheadPaper(deps: LetterDeps, { organ, letterhead, row }: LetterheadInForce): Promise<Uint8Array> {
  const [sample] = sampleContents('redHead');
  const { contactPerson, phone, office } = letterhead;
  const contact = [office, contactPerson, phone].filter((part) => part !== '').join('，');
  const content = {
    ...sample,
    redHead: letterhead.redHead || organ.name,
    signature: letterhead.signature || organ.name,
    contact: contact === '' ? '' : `联系方式：${contact}`,
  };
  const docx = fillTemplate(await builtInTemplate('redHead'), content, await sealOf(deps, row));
  return typeset(deps, { docx, title: content.title, author: organ.name });
}
