import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import multer from 'multer';
import { findUser } from './auth.ts';
import { wantsHtml } from './failure.ts';
import { firstValue, type RawForm, rawForm } from './forms/raw-form.ts';
import { saveSession } from './session.ts';
import { intakeTexts } from './texts/intake.ts';
import { isMultipart } from './uploads/upload-handlers.ts';

declare module 'express-session' {
  interface SessionData {
    /** A form that was posted when the sign-in had run out; kept until its user has signed in again. */
    keptForm?: KeptForm;
  }
}

export interface KeptForm {
  readonly raw: RawForm;
  /** Id of the user who filled it in, as the form says. */
  readonly by: string;
}

/** The form that may come back, and where it is filled in again. */
const KEPT_PATH = '/cases';
const FORM_AGAIN = '/cases/new?kept=1';
/** Input that holds the id of the user who fills the form in. */
export const KEEPER_INPUT = 'by';
const KEPT_NAMES = /^(?:data\.[\w.-]{1,80}|on|channel|receipt|token|by)$/;
/** More than the longest application with everything filled in; a session is sent to the database as a whole. */
const MAX_BYTES = 64 * 1024;
const WINDOW_MS = 15 * 60_000;
const MAX_KEPT = 30;

/**
 * Stands before the check of tokens: the post of somebody whose session ran out has a token that nothing knows any more. Its form is put
 * into the new session, and the sign-in form follows. Nothing is recorded; only forms of this very site are kept, as the browser says. Files
 * in the post are not read: those that a script uploaded before are named in it by their ids.
 */
export function keepExpiredForm(): RequestHandler[] {
  const isMeant: (req: Request, signedIn: boolean) => boolean = (req, signedIn) =>
    req.method === 'POST' && req.path === KEPT_PATH && !signedIn && wantsHtml(req) && isOfThisSite(req);
  const readFields = multer({ fileFilter: (_req, _file, done) => done(null, false), limits: { fields: 150, fieldSize: MAX_BYTES } }).any();
  const limit = rateLimit({
    windowMs: WINDOW_MS,
    limit: MAX_KEPT,
    identifier: 'keptForms',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
  });
  const only =
    (handler: RequestHandler): RequestHandler =>
    (req, res, next) =>
      isMeant(req, findUser(res) !== undefined) ? handler(req, res, next) : next();
  return [only(limit), only((req, res, next) => (isMultipart(req) ? readFields(req, res, next) : next())), only(keep)];
}

const keep: RequestHandler = async (req, res) => {
  const raw = Object.fromEntries(Object.entries(rawForm(req.body)).filter(([name]) => KEPT_NAMES.test(name)));
  const by = firstValue(raw, KEEPER_INPUT);
  if (by !== '' && JSON.stringify(raw).length <= MAX_BYTES) {
    req.session.keptForm = { raw, by };
    req.session.notice = intakeTexts.keptAtLogin;
    await saveSession(req);
  }
  res.redirect(303, `/login?next=${encodeURIComponent(FORM_AGAIN)}`);
};

/** Browsers tell where a post comes from; one that does not is not believed. */
function isOfThisSite(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = req.get('origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === req.get('host');
}

/** The form of this user that was kept, until it is recorded. Somebody else's is forgotten. */
export function keptFormOf(req: Request, userId: string): RawForm | undefined {
  const { keptForm } = req.session;
  if (keptForm?.by === userId) return keptForm.raw;
  delete req.session.keptForm;
  return undefined;
}

export function forgetKeptForm(req: Request): void {
  delete req.session.keptForm;
}
