import { type RequestHandler, type Response, Router } from 'express';
import { TemplateView } from '../../../views/pages/template.tsx';
import { TemplateResetView } from '../../../views/pages/template-reset.tsx';
import { TemplatesView } from '../../../views/pages/templates.tsx';
import { readStored } from '../../engine/files/read-stored.ts';
import { createLetterSettingsStore, type TemplateKey } from '../../store/letter-settings-store.ts';
import { createUserStore } from '../../store/user-store.ts';
import { currentUser, hasRole } from '../auth.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { dropUpload, findOwnUpload, postedUpload } from '../letters/own-upload.ts';
import {
  adoptTemplate,
  checkUpload,
  isTemplateKey,
  type LetterDeps,
  resetTemplate,
  samplePdf,
  templateInForce,
  templateName,
  templateVersion,
} from '../letters/template-desk.ts';
import { templatePage, type UploadOutcome } from '../pages/template-page.ts';
import { latestOf, templatesPage } from '../pages/templates-page.ts';
import { requirePlace } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { templateTexts } from '../texts/templates.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import { fileNameParameters } from '../uploads/send-file.ts';
import { sendPdf } from '../uploads/send-pdf.ts';
import type { StaffUser } from '../web-deps.ts';

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const BASE = '/letters/templates';

/** Templates of letters: read by those who write and sign letters, changed by heads of office and administrators. */
export function templateRoutes(deps: LetterDeps): Router {
  const router = Router();
  router.use(BASE, requirePlace('templates'));
  router.get(BASE, async (req, res) => {
    const organId = organOf(res);
    const rows = await createLetterSettingsStore(deps.db.read).listTemplates(organId);
    const frame = frameOf({ req, res }, { title: templateTexts.title, current: 'templates' });
    const people = await peopleOf(deps, organId);
    sendPage(res, { view: TemplatesView, model: templatesPage(frame, { rows, people, mayChange: mayChange(res) }) });
  });
  router.get(`${BASE}/:key`, showTemplate(deps));
  router.get(`${BASE}/:key/template.docx`, sendDocx(deps));
  router.get(`${BASE}/:key/preview.pdf`, sendPreview(deps));
  router.post(`${BASE}/:key`, requireChange, acceptUploads(deps), takeUpload(deps));
  router.post(`${BASE}/:key/adopt`, requireChange, adopt(deps));
  router.get(`${BASE}/:key/reset`, requireChange, (req, res) => {
    const key = keyOf(req.params.key);
    const name = templateName(key);
    const frame = frameOf({ req, res }, { title: templateTexts.reset.title(name), current: 'templates' });
    return askReset({ req, res }, deps, { key, name, frame });
  });
  router.post(`${BASE}/:key/reset`, requireChange, reset(deps));
  return router;
}

const requireChange: RequestHandler = (_req, res, next) => {
  if (!mayChange(res)) throw new HttpProblem(403, 'forbidden');
  next();
};

export function mayChange(res: Response): boolean {
  return mayChangeTemplates(currentUser(res));
}

export function mayChangeTemplates(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, ['officeHead', 'admin']);
}

export function organOf(res: Response): number {
  const { organId } = currentUser(res);
  if (organId === null) throw new HttpProblem(403, 'forbidden');
  return organId;
}

/** Names by id, of those who have left too. */
export async function peopleOf({ db }: Pick<LetterDeps, 'db'>, organId: number): Promise<ReadonlyMap<string, string>> {
  return new Map((await createUserStore(db.read).list({ organId })).map(({ id, name }) => [id, name]));
}

function keyOf(key: unknown): TemplateKey {
  if (!isTemplateKey(key)) throw new HttpProblem(404, 'notFound');
  return key;
}

function showTemplate(deps: LetterDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const key = keyOf(req.params.key);
    const file = mayChange(res) ? await findOwnUpload(http, deps, req.query.file) : undefined;
    if (file === undefined) {
      const gone = mayChange(res) && req.query.file !== undefined;
      return sendTemplate(http, deps, { key, outcome: gone ? { result: 'error', text: templateTexts.problems.gone } : null });
    }
    const checked = await checkUpload(deps, { key, bytes: await readStored(deps.vault, file.sha256) });
    const outcome: UploadOutcome = checked.ok
      ? { result: 'checked', fileId: file.id, name: file.name, used: checked.placeholders }
      : { result: 'broken', name: file.name, problems: checked.problems };
    await sendTemplate(http, deps, { key, outcome });
  };
}

interface TemplateAnswer {
  readonly key: TemplateKey;
  readonly outcome: UploadOutcome | null;
}

async function sendTemplate(http: Http, deps: LetterDeps, { key, outcome }: TemplateAnswer): Promise<void> {
  const { res } = http;
  const organId = organOf(res);
  const failed = outcome !== null && outcome.result !== 'checked';
  const frame = frameOf(http, { title: templateName(key), current: 'templates', failed });
  const rows = await createLetterSettingsStore(deps.db.read).listTemplates(organId);
  const model = templatePage(frame, { key, rows, people: await peopleOf(deps, organId), mayChange: mayChange(res), outcome });
  sendPage(res, { view: TemplateView, model, status: failed ? 422 : 200 });
}

/** Checks what was uploaded; nothing changes yet. What fails is forgotten. */
function takeUpload(deps: LetterDeps): RequestHandler<{ key: string }> {
  return async (req, res) => {
    const http = { req, res } as unknown as Http;
    const key = keyOf(req.params.key);
    const posted = await postedUpload(http, deps, { raw: rawForm(req.body), name: 'file' });
    if (posted.result !== 'file') {
      const { none, notTaken } = templateTexts.problems;
      const text = posted.result === 'none' ? none : notTaken(posted.reason);
      return sendTemplate(http, deps, { key, outcome: { result: 'error', text } });
    }
    const { file } = posted;
    const checked = await checkUpload(deps, { key, bytes: await readStored(deps.vault, file.sha256) });
    if (checked.ok) return res.redirect(303, `${BASE}/${key}?file=${encodeURIComponent(file.id)}`);
    await dropUpload(deps, file);
    await sendTemplate(http, deps, { key, outcome: { result: 'broken', name: file.name, problems: checked.problems } });
  };
}

/** Only what passes the check now is put into use, whatever passed before. */
function adopt(deps: LetterDeps): RequestHandler<{ key: string }> {
  return async (req, res) => {
    const http = { req, res } as unknown as Http;
    const key = keyOf(req.params.key);
    const raw = rawForm(req.body);
    const file = await findOwnUpload(http, deps, firstValue(raw, 'file'));
    if (file === undefined) return sendTemplate(http, deps, { key, outcome: { result: 'error', text: templateTexts.problems.gone } });
    if (firstValue(raw, 'do') === 'drop') {
      await dropUpload(deps, file);
      return res.redirect(303, `${BASE}/${key}`);
    }
    const checked = await checkUpload(deps, { key, bytes: await readStored(deps.vault, file.sha256) });
    if (!checked.ok) return sendTemplate(http, deps, { key, outcome: { result: 'broken', name: file.name, problems: checked.problems } });
    const seen = Number(firstValue(raw, 'seen'));
    const version = await adoptTemplate(deps, { organId: organOf(res as Response), key, file, seen, by: currentUser(res as Response).id });
    if (version === undefined) return sendTemplate(http, deps, { key, outcome: { result: 'error', text: templateTexts.problems.stale } });
    req.session.notice = templateTexts.adopted(version);
    await saveSession(http.req);
    res.redirect(303, `${BASE}/${key}`);
  };
}

async function askReset(
  { res }: Http,
  { db }: LetterDeps,
  { key, name, frame }: { readonly key: TemplateKey; readonly name: string; readonly frame: ReturnType<typeof frameOf> },
): Promise<void> {
  const latest = latestOf(await createLetterSettingsStore(db.read).listTemplates(organOf(res)), key);
  if (latest?.sha256 == null) return res.redirect(303, `${BASE}/${key}`);
  sendPage(res, { view: TemplateResetView, model: { frame, name, href: `${BASE}/${key}`, seen: latest.version } });
}

function reset(deps: LetterDeps): RequestHandler {
  return async (req, res) => {
    const key = keyOf(req.params.key);
    const seen = Number(firstValue(rawForm(req.body), 'seen'));
    const version = await resetTemplate(deps, { organId: organOf(res), key, seen, by: currentUser(res).id });
    if (version === undefined)
      return sendTemplate({ req, res }, deps, { key, outcome: { result: 'error', text: templateTexts.problems.stale } });
    req.session.notice = templateTexts.reset.done;
    await saveSession(req);
    res.redirect(303, `${BASE}/${key}`);
  };
}

/** The template in force, or a version of the office's own. */
export async function wantedTemplate({ req, res }: Http, deps: LetterDeps, key: TemplateKey) {
  const organId = organOf(res);
  const { version } = req.query;
  if (version === undefined) return templateInForce(deps, { organId, key });
  if (typeof version !== 'string' || !/^\d{1,6}$/.test(version)) throw new HttpProblem(404, 'notFound');
  return templateVersion(deps, { organId, key, version: Number(version) });
}

function sendDocx(deps: LetterDeps): RequestHandler {
  return async (req, res) => {
    const key = keyOf(req.params.key);
    const { bytes, row } = await wantedTemplate({ req, res }, deps, key);
    const version = row === null ? templateTexts.builtIn : templateTexts.office(row.version);
    res
      .set({
        'Content-Type': DOCX_TYPE,
        'Content-Disposition': `attachment; ${fileNameParameters(`${templateName(key)} ${version}.docx`)}`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      })
      .send(Buffer.from(bytes));
  };
}

function sendPreview(deps: LetterDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const key = keyOf(req.params.key);
    const upload = req.query.file === undefined ? undefined : await findOwnUpload(http, deps, req.query.file);
    if (req.query.file !== undefined && upload === undefined) throw new HttpProblem(404, 'notFound');
    const bytes = upload === undefined ? (await wantedTemplate(http, deps, key)).bytes : await readStored(deps.vault, upload.sha256);
    if (upload !== undefined && !(await checkUpload(deps, { key, bytes })).ok) throw new HttpProblem(404, 'notFound');
    const pdf = await samplePdf(deps, { organId: organOf(res), key, bytes, long: req.query.long === '1' });
    sendPdf(res, { pdf, name: templateName(key) });
  };
}
