import { type RequestHandler, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { SettingsView } from '../../../views/pages/settings.tsx';
import { matchesPassword } from '../../engine/access/password-hash.ts';
import { readMailAddress } from '../../law/mail-address.ts';
import { createCalendarFeedStore } from '../../store/calendar-feed-store.ts';
import { createUserStore } from '../../store/user-store.ts';
import { currentUser } from '../auth.ts';
import { mayHaveFeeds } from '../calendar-links.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { changeMailSettings } from '../mail-settings.ts';
import { type MailForm, type SettingsProblem, settingsPage } from '../pages/settings-page.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { settingsTexts } from '../texts/settings.ts';
import type { WebDeps } from '../web-deps.ts';
import { ownSecurityRoutes } from './access/security-routes.ts';
import { calendarLinkRoutes } from './calendar-link-routes.ts';

const PASSWORD_WINDOW_MS = 15 * 60_000;
/** Wrong passwords of one person: whoever found an open browser must not find the password, too. */
const MAX_WRONG_PASSWORDS = 5;

/** What members of staff decide for themselves. Every operation is on the own account alone. */
export function settingsRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/settings', async (req, res) => {
    await sendSettings(deps, { req, res }, { mail: await storedMail(deps, currentUser(res).id) });
  });
  router.post('/settings', passwordLimit(deps), saveMail(deps));
  router.use(calendarLinkRoutes(deps), ownSecurityRoutes(deps));
  return router;
}

async function storedMail({ db }: WebDeps, id: string): Promise<MailForm> {
  const user = await createUserStore(db.read).findById(id);
  return { email: user?.email ?? '', language: user?.language ?? 'zh', digest: user?.digestOff !== 1 };
}

/** Mail may tell of cases: where it goes is changed by whoever knows the password, and not by a passer-by at an open browser. */
function saveMail(deps: WebDeps): RequestHandler {
  return async (req, res) => {
    const user = currentUser(res);
    const { form, password } = typedIn(req.body);
    const email = form.email === '' ? null : (readMailAddress(form.email) ?? undefined);
    const moved = (await storedMail(deps, user.id)).email !== form.email;
    if (email === undefined) {
      return sendSettings(deps, { req, res }, { mail: form, problems: [problem('email', settingsTexts.mail.emailWrong)], status: 422 });
    }
    if (moved && !(await matchesPassword(user.passwordHash, password))) {
      const text = password === '' ? settingsTexts.mail.passwordMissing : settingsTexts.mail.passwordWrong;
      const status = password === '' ? 422 : 401;
      return sendSettings(deps, { req, res }, { mail: form, problems: [problem('password', text)], status });
    }
    await changeMailSettings(deps, user.id, { email, language: form.language, digestOff: !form.digest });
    req.session.notice = settingsTexts.mail.saved;
    await saveSession(req);
    res.redirect(303, '/settings');
  };
}

/** A password is taken as it was typed, blanks and all. */
function typedIn(body: unknown): { readonly form: MailForm; readonly password: string } {
  const raw = rawForm(body);
  const language = firstValue(raw, 'language') === 'en' ? 'en' : 'zh';
  const form = { email: (raw.email?.[0] ?? '').trim(), language, digest: firstValue(raw, 'digest') === 'yes' } as const;
  return { form, password: raw.password?.[0] ?? '' };
}

interface Shown {
  readonly mail: MailForm;
  readonly problems?: readonly SettingsProblem[];
  readonly status?: number;
}

async function sendSettings(deps: WebDeps, http: Http, { mail, problems = [], status = 200 }: Shown): Promise<void> {
  const user = currentUser(http.res);
  const feeds = mayHaveFeeds(user) ? await createCalendarFeedStore(deps.db.read).list(user.id) : null;
  const frame = frameOf(http, { title: settingsTexts.title, failed: status >= 400 });
  sendPage(http.res, {
    view: SettingsView,
    model: settingsPage(frame, { mail, problems, feeds, identity: deps.identityProvider?.name ?? null }),
    status,
  });
}

function problem(field: SettingsProblem['field'], text: string): SettingsProblem {
  return { field, text };
}

/** Counts wrong passwords, of each person for themselves. */
function passwordLimit(deps: WebDeps): RequestHandler {
  return rateLimit({
    windowMs: PASSWORD_WINDOW_MS,
    limit: MAX_WRONG_PASSWORDS,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401,
    identifier: 'settings',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_req, res) => currentUser(res).id,
    handler: (req, res) => {
      const problems = [problem('password', settingsTexts.mail.tooMany)];
      return sendSettings(deps, { req, res }, { mail: typedIn(req.body).form, problems, status: 429 });
    },
  });
}
