import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../views/pages/admin-page.tsx';
import {
  completeSetup,
  requireSetupFields,
  SetupClosedError,
  type SetupFields,
  type SetupLinkState,
  setupLinkState,
} from '../../engine/administration/setup.ts';
import { InvalidInputError } from '../../law/errors.ts';
import { type Problems, problemsOf } from '../admin/admin-desk.ts';
import { hashFirstPassword, passwordTrouble } from '../admin/staff-access.ts';
import { firstValue, type RawForm, rawForm, valuesOf } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { setupForm } from '../pages/admin/setup-form.ts';
import { portalLimit } from '../portal/portal-limit.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { setupTexts } from '../texts/setup.ts';
import type { WebDeps } from '../web-deps.ts';

type Deps = Pick<WebDeps, 'db' | 'now' | 'isUnset'>;

/** The first start: whoever has the one-time link makes the organ and its administrator. */
export function setupRoutes(deps: Deps): Router {
  const router = Router();
  router.use(sayHowToBegin(deps));
  router.get('/setup/:token', async (req, res) => {
    const state = await setupLinkState(deps, req.params.token);
    if (state !== 'open') return sendClosed({ req, res }, state);
    sendForm({ req, res }, { typed: EMPTY, problems: {} });
  });
  router.post('/setup/:token', portalLimit('submit'), complete(deps));
  return router;
}

/** While nobody has an account, the front door and the sign-in say how to begin. */
function sayHowToBegin({ isUnset }: Deps): RequestHandler {
  return async (req, res, next) => {
    const isAsked = req.method === 'GET' && (req.path === '/' || req.path === '/login');
    if (!isAsked || isUnset === undefined || !(await isUnset())) return next();
    const { title, text } = setupTexts.notYet;
    const frame = frameOf({ req, res }, { title, area: 'public' });
    const notes = [{ text, test: 'not-set-up', tone: 'info' as const }];
    sendPage(res, { view: AdminPageView, model: { frame, heading: title, crumb: null, lead: '', notes } });
  };
}

const EMPTY: SetupFields = { organ: '', shortName: '', superior: '', login: '', name: '' };

function complete(deps: Deps): RequestHandler<{ token: string }> {
  return async (req, res) => {
    const { token } = req.params;
    const http = { req, res } as Http;
    const raw = rawForm(req.body);
    const typed = typedIn(raw);
    const password = valuesOf(raw, 'password')[0] ?? '';
    const problems = await passwordProblems(typed, password, valuesOf(raw, 'again')[0] ?? '');
    try {
      const state = await setupLinkState(deps, token);
      if (state !== 'open') return sendClosed(http, state);
      if (Object.keys(problems).length > 0) return sendForm(http, { typed, problems: { ...fieldProblems(typed), ...problems } });
      requireSetupFields(typed);
      await completeSetup(deps, { token, fields: typed, passwordHash: await hashFirstPassword(password) });
    } catch (error) {
      if (error instanceof SetupClosedError) return sendClosed(http, error.state);
      if (!(error instanceof InvalidInputError)) throw error;
      return sendForm(http, { typed, problems: problemsOf(error) });
    }
    req.session.notice = setupTexts.done;
    await saveSession(http.req);
    res.redirect(303, '/login');
  };
}

function fieldProblems(typed: SetupFields): Problems {
  try {
    requireSetupFields(typed);
    return {};
  } catch (error) {
    if (error instanceof InvalidInputError) return problemsOf(error);
    throw error;
  }
}

async function passwordProblems({ login, name, organ }: SetupFields, password: string, again: string): Promise<Problems> {
  const trouble = await passwordTrouble(password, { login, name, organ });
  if (trouble !== undefined) return { password: trouble };
  return password === again ? {} : { again: setupTexts.differ };
}

function typedIn(raw: RawForm): SetupFields {
  const value = (name: keyof SetupFields) => firstValue(raw, name);
  return { organ: value('organ'), shortName: value('shortName'), superior: value('superior'), login: value('login'), name: value('name') };
}

function sendForm(http: Http, { typed, problems }: { readonly typed: SetupFields; readonly problems: Problems }): void {
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: setupTexts.title, area: 'public', anonymousForm: true, failed });
  const model = setupForm(frame, { action: http.req.path, typed, problems });
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}

/** A link that does not exist and one that is over are told apart: whoever has a whole token was given it. */
function sendClosed(http: Http, state: Exclude<SetupLinkState, 'open'>): void {
  const words = setupTexts;
  const frame = frameOf(http, { title: words.title, area: 'public' });
  const known = state === 'used' || state === 'needless';
  const links = [known ? { href: '/login', label: words.toLogin } : { href: '/', label: words.toHome }];
  const notes = [{ text: words.closed[state], test: `setup-${state}`, tone: 'info' as const }];
  const model = { frame, heading: words.title, crumb: null, lead: '', notes, links };
  sendPage(http.res, { view: AdminPageView, model, status: state === 'unknown' ? 404 : 410 });
}
