import { type RequestHandler, Router } from 'express';
import { ConfirmSignInView } from '../../../../views/pages/confirm-sign-in.tsx';
import { currentUser } from '../../auth.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { safeNext } from '../../pages/login-page.ts';
import { sendPage } from '../../send-page.ts';
import { renewKeeping } from '../../session.ts';
import { accessTexts } from '../../texts/access.ts';
import type { WebDeps } from '../../web-deps.ts';
import { minutesUntil } from '../login-code-routes.ts';
import { ownRow } from './own-row.ts';

/** Before grave acts the person proves once more to be the one: by a one-time code, or by the password where there are none. */
export function confirmRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/settings/confirm', (req, res) => sendForm(deps, { req, res }, { next: nextOf(req.query.next) }));
  router.post('/settings/confirm', take(deps));
  return router;
}

function take(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const raw = rawForm(req.body);
    const [next, user, words] = [nextOf(firstValue(raw, 'next')), await ownRow(deps, res), accessTexts.confirm];
    const byCode = (await deps.access.secondFactorOf(user.id)) !== undefined;
    const typed = raw[byCode ? 'code' : 'password']?.[0] ?? '';
    if (typed.trim() === '') return sendForm(deps, { req, res }, { next, error: words.missing, status: 422 });
    const address = req.ip;
    const tried = byCode
      ? await deps.access.tryCode({ user, code: typed, address })
      : await deps.access.tryPassword({ login: user.login, password: typed, address });
    if (tried.result === 'locked') {
      return sendForm(deps, { req, res }, { next, error: accessTexts.locked(minutesUntil(tried.until, deps.now())), status: 429 });
    }
    if (tried.result === 'wrong') {
      return sendForm(deps, { req, res }, { next, error: byCode ? accessTexts.code.wrong : words.wrong, status: 401 });
    }
    await renewKeeping(req, { provenAt: deps.now().toISOString() });
    res.redirect(303, next);
  };
}

function nextOf(typed: unknown): string {
  const next = safeNext(typed);
  return next === '/' ? '/settings' : next;
}

interface Shown {
  readonly next: string;
  readonly error?: string;
  readonly status?: number;
}

async function sendForm(deps: WebDeps, http: Http, { next, error, status = 200 }: Shown): Promise<void> {
  const byCode = (await deps.access.secondFactorOf(currentUser(http.res).id)) !== undefined;
  const frame = frameOf(http, { title: accessTexts.confirm.title, failed: error !== undefined });
  sendPage(http.res, { view: ConfirmSignInView, model: { frame, next, byCode, error: error ?? null }, status });
}
