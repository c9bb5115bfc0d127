import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../views/pages/admin-page.tsx';
import { MAX_KEY_DAYS } from '../../law/access/key-rules.ts';
import { InvalidInputError } from '../../law/errors.ts';
import { type ApiKeyRow, createApiKeyStore } from '../../store/api-key-store.ts';
import { administered, idFrom, leave, type Problems, problemsOf } from '../admin/admin-desk.ts';
import { recentForPosting } from '../admin/recent.ts';
import { createApiKeys, type NewKey } from '../api/keys/api-keys.ts';
import { currentUser } from '../auth.ts';
import { firstValue, type RawForm, rawForm, valuesOf } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { apiKeyForm, apiKeysPage, KEYS_HREF, type KeysOf, newSecretPage, type TypedKey } from '../pages/api-keys-page.ts';
import { requirePlace } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { adminTexts } from '../texts/admin.ts';
import { apiKeyTexts } from '../texts/api-keys.ts';
import { settingsTexts } from '../texts/settings.ts';
import type { WebDeps } from '../web-deps.ts';

const NOTHING_TYPED: TypedKey = { name: '', days: String(MAX_KEY_DAYS), scopes: [], organ: '', contact: '', roles: [] };

/** Keys for the API: everybody's own under the settings, those of programs for administrators. */
export function apiKeyRoutes(deps: WebDeps): Router[] {
  const programs = Router();
  programs.use(KEYS_HREF.programs, requirePlace('admin'));
  return [keyRoutes(Router(), deps, 'own'), keyRoutes(programs, deps, 'programs')];
}

function keyRoutes(router: Router, deps: WebDeps, of: KeysOf): Router {
  const href = KEYS_HREF[of];
  const recent = recentForPosting(deps);
  router.get(href, (req, res) => sendList(deps, { req, res }, of));
  router.get(`${href}/new`, recent, (req, res) => sendForm(deps, { req, res }, { of, typed: NOTHING_TYPED, problems: {} }));
  router.post(href, recent, make(deps, of));
  router.post(`${href}/:id/revoke`, revoke(deps, of));
  return router;
}

function placeOf(of: KeysOf) {
  return of === 'programs' ? ({ current: 'admin' } as const) : {};
}

async function sendList(deps: WebDeps, http: Http, of: KeysOf): Promise<void> {
  const crumb = of === 'programs' ? { href: '/admin', label: adminTexts.back } : { href: '/settings', label: settingsTexts.title };
  const frame = frameOf(http, { title: apiKeyTexts[of].title, ...placeOf(of) });
  sendPage(http.res, {
    view: AdminPageView,
    model: apiKeysPage(frame, { of, keys: await keysFor(deps, http, of), now: deps.now(), crumb }),
  });
}

/** Administrators see the keys of their organs, those of their people among them: whoever leaves loses them. */
async function keysFor(deps: WebDeps, http: Http, of: KeysOf): Promise<readonly ApiKeyRow[]> {
  const store = createApiKeyStore(deps.db.read);
  if (of === 'own') return store.listOfUser(currentUser(http.res).id);
  const organs = await administered(deps, http);
  return (await Promise.all(organs.map(({ id }) => store.listOfOrgan(id)))).flat();
}

interface FormAsked {
  readonly of: KeysOf;
  readonly typed: TypedKey;
  readonly problems: Problems;
}

async function sendForm(deps: WebDeps, http: Http, { of, typed, problems }: FormAsked): Promise<void> {
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: apiKeyTexts.form.title, ...placeOf(of), failed });
  const organs = of === 'programs' ? await administered(deps, http) : [];
  sendPage(http.res, { view: AdminFormView, model: apiKeyForm(frame, { of, typed, problems, organs }), status: failed ? 422 : 200 });
}

function make(deps: WebDeps, of: KeysOf): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const typed = typedIn(rawForm(req.body));
    const asked = await askedFor(deps, http, { of, typed });
    try {
      const { key, secret } = await createApiKeys(deps).make(currentUser(res), asked);
      const frame = frameOf(http, { title: apiKeyTexts.secret.title, ...placeOf(of), once: true });
      sendPage(res, { view: AdminPageView, model: newSecretPage(frame, { of, name: key.name, secret }), status: 201 });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      await sendForm(deps, http, { of, typed, problems: problemsOf(error) });
    }
  };
}

function typedIn(raw: RawForm): TypedKey {
  return {
    name: firstValue(raw, 'name'),
    days: firstValue(raw, 'days'),
    scopes: valuesOf(raw, 'scopes'),
    organ: firstValue(raw, 'organ'),
    contact: firstValue(raw, 'contact'),
    roles: valuesOf(raw, 'roles'),
  };
}

/** An organ that the person does not administer is none; 0 is refused as such. */
async function askedFor(deps: WebDeps, http: Http, { of, typed }: { readonly of: KeysOf; readonly typed: TypedKey }): Promise<NewKey> {
  const { name, scopes, contact, roles } = typed;
  const days = Number(typed.days.normalize('NFKC'));
  if (of === 'own') return { name, scopes, days, program: null };
  const organs = await administered(deps, http);
  const organId = organs.find(({ id }) => id === idFrom(typed.organ))?.id ?? 0;
  return { name, scopes, days, program: { organId, contact, roles } };
}

function revoke(deps: WebDeps, of: KeysOf): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const key = (await keysFor(deps, http, of)).find(({ id }) => id === req.params.id);
    if (key === undefined) throw new HttpProblem(404, 'notFound');
    await createApiKeys(deps).revoke(currentUser(res), key);
    await leave(http, apiKeyTexts.revoked(key.name), KEYS_HREF[of]);
  };
}
