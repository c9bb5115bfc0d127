import { type RequestHandler, Router } from 'express';
import { OwnPasswordView } from '../../../../views/pages/own-password.tsx';
import { currentUser, findDue, findSignIn } from '../../auth.ts';
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

/** A member of staff changes their own password. All their other sign-ins end. */
export function ownPasswordRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/settings/password', (req, res) => sendForm({ req, res }, []));
  router.post('/settings/password', change(deps));
  return router;
}

function change(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const raw = rawForm(req.body);
    const [current = '', password = '', again = ''] = [raw.current?.[0], raw.password?.[0], raw.again?.[0]];
    const user = await ownRow(deps, res);
    const signIn = findSignIn(res);
    if (signIn === undefined) throw new Error('Nobody is signed in');
    const words = accessTexts.password;
    if (current === '') return sendForm({ req, res }, [{ field: 'current', text: words.currentMissing }], 422);
    const tried = await deps.access.tryPassword({ login: user.login, password: current, address: req.ip });
    if (tried.result === 'locked') {
      return sendForm({ req, res }, [{ field: 'current', text: accessTexts.locked(minutesUntil(tried.until, deps.now())) }], 429);
    }
    if (tried.result === 'wrong') return sendForm({ req, res }, [{ field: 'current', text: words.currentWrong }], 401);
    const trouble = await deps.access.checkPassword(password, user);
    if (trouble !== undefined) return sendForm({ req, res }, [{ field: 'password', text: words.sentence(sayLabel(trouble)) }], 422);
    if (password === current) return sendForm({ req, res }, [{ field: 'password', text: words.same }], 422);
    if (password !== again) return sendForm({ req, res }, [{ field: 'again', text: words.differ }], 422);
    await deps.access.changePassword(user, { password, keep: signIn.id });
    await renewKeeping(req, { provenAt: deps.now().toISOString(), notice: words.changed });
    res.redirect(303, findDue(res) === undefined ? '/settings' : (req.session.goOn ?? '/'));
  };
}

function sendForm(http: Http, problems: readonly PasswordProblem[], status = 200): void {
  const frame = frameOf(http, { title: accessTexts.password.title, failed: status >= 400 });
  const { name } = currentUser(http.res);
  const errors = problems.map(({ field, text }) => ({ text, href: `#${field}` }));
  sendPage(http.res, { view: OwnPasswordView, model: { frame, name, problems, errors, isDue: findDue(http.res) !== undefined }, status });
}
