import { type RequestHandler, Router } from 'express';
import { OwnPasswordView } from '../../../../views/pages/own-password.tsx';
import { findDue, findSignIn } from '../../auth.ts';
import { rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { sendPage } from '../../send-page.ts';
import { renewKeeping } from '../../session.ts';
import { accessTexts } from '../../texts/access.ts';
import type { WebDeps } from '../../web-deps.ts';
import { minutesUntil } from '../login-code-routes.ts';
import { ownRow } from './own-row.ts';

export interface PasswordProblem {
  readonly field: 'current' | 'password' | 'again';
  readonly text: string;
}

/** A member of staff changes their own password. All their other sign-ins end, and their API keys unless they want to go on with them. */
export function ownPasswordRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/settings/password', (req, res) => sendForm(deps, { req, res }, { problems: [], endKeys: true }));
  router.post('/settings/password', change(deps));
  return router;
}

function change(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const raw = rawForm(req.body);
    const [current = '', password = '', again = ''] = [raw.current?.[0], raw.password?.[0], raw.again?.[0]];
    const endKeys = raw.endKeys?.[0] === 'yes';
    const user = await ownRow(deps, res);
    const signIn = findSignIn(res);
    if (signIn === undefined) throw new Error('Nobody is signed in');
    const words = accessTexts.password;
    const refuse = (field: PasswordProblem['field'], text: string, status: number) =>
      sendForm(deps, { req, res }, { problems: [{ field, text }], endKeys, status });
    if (current === '') return refuse('current', words.currentMissing, 422);
    const tried = await deps.access.tryPassword({ login: user.login, password: current, address: req.ip });
    if (tried.result === 'locked') return refuse('current', accessTexts.locked(minutesUntil(tried.until, deps.now())), 429);
    if (tried.result === 'wrong') return refuse('current', words.currentWrong, 401);
    const trouble = await deps.access.checkPassword(password, user);
    if (trouble !== undefined) return refuse('password', words.sentence(sayLabel(trouble)), 422);
    if (password === current) return refuse('password', words.same, 422);
    if (password !== again) return refuse('again', words.differ, 422);
    await deps.access.changePassword(user, { password, keep: signIn.id, endKeys });
    await renewKeeping(req, { provenAt: deps.now().toISOString(), notice: words.changed });
    res.redirect(303, findDue(res) === undefined ? '/settings' : (req.session.goOn ?? '/'));
  };
}

interface Shown {
  readonly problems: readonly PasswordProblem[];
  readonly endKeys: boolean;
  readonly status?: number;
}

async function sendForm(deps: WebDeps, http: Http, { problems, endKeys, status = 200 }: Shown): Promise<void> {
  const frame = frameOf(http, { title: accessTexts.password.title, failed: status >= 400 });
  const user = await ownRow(deps, http.res);
  const keys = await deps.access.openKeysOf(user);
  const errors = problems.map(({ field, text }) => ({ text, href: `#${field}` }));
  const isDue = findDue(http.res) !== undefined;
  const model = { frame, name: user.name, problems, errors, isDue, keys: keys === 0 ? null : { count: keys, end: endKeys } };
  sendPage(http.res, { view: OwnPasswordView, model, status });
}
