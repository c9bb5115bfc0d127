import { type Request, type Response, Router } from 'express';
import { CalendarLinkView, LinkRevocationView, NewLinkView } from '../../../views/pages/calendar-links.tsx';
import { createCalendarFeedStore, FEED_KINDS, type ListedFeed, MAX_FEEDS } from '../../store/calendar-feed-store.ts';
import { currentUser } from '../auth.ts';
import { addressOfFeed, endLink, findOwnCase, makeLink, mayHaveFeeds, unitsOf, type WantedFeed } from '../calendar-links.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { type LinkForm, type LinkProblem, linkPage, newLinkPage } from '../pages/calendar-link-page.ts';
import { feedName } from '../pages/settings-page.ts';
import { sendPage } from '../send-page.ts';
import { saveSession } from '../session.ts';
import { settingsTexts } from '../texts/settings.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** The secret of a new calendar link on its way to the page that shows it once. */
    newLink?: { readonly id: string; readonly token: string };
  }
}

const LIST = '/settings#calendars';

type Owner = StaffUser & { readonly organId: number };

/** One's own calendar links: made, shown once, revoked. Those of others are not found. */
export function calendarLinkRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/settings/calendars/new', async (req, res) => {
    const caseId = typeof req.query.case === 'string' ? req.query.case : null;
    const form: LinkForm = { kind: caseId === null ? 'officer' : 'case', unit: currentUser(res).unit };
    await sendNewLink(deps, { req, res }, { form, caseId });
  });
  router.post('/settings/calendars', (req, res) => create(deps, { req, res }));
  router.get('/settings/calendars/:id', async (req, res) => {
    const feed = await ownFeed(deps, { req, res });
    const { newLink } = req.session;
    delete req.session.newLink;
    await saveSession(req);
    const address = newLink?.id === feed.id ? addressOfFeed(deps, req, newLink.token) : null;
    const frame = frameOf({ req, res }, { title: settingsTexts.shown.title });
    sendPage(res, { view: CalendarLinkView, model: linkPage(frame, { feed, address }) });
  });
  router.get('/settings/calendars/:id/revoke', async (req, res) => {
    const feed = await ownFeed(deps, { req, res });
    const what = feedName(feed);
    const frame = frameOf({ req, res }, { title: settingsTexts.revoke.title(what) });
    sendPage(res, { view: LinkRevocationView, model: { frame, what, action: `/settings/calendars/${feed.id}/revoke`, back: LIST } });
  });
  router.post('/settings/calendars/:id/revoke', async (req, res) => {
    await endLink(deps, currentUser(res), await ownFeed(deps, { req, res }));
    req.session.notice = settingsTexts.revoke.done;
    await saveSession(req);
    res.redirect(303, LIST);
  });
  return router;
}

async function create(deps: WebDeps, http: Http): Promise<void> {
  const owner = ownerOf(http.res);
  const raw = rawForm(http.req.body);
  const [kind, unit, caseId] = ['kind', 'unit', 'case'].map((name) => firstValue(raw, name));
  const form: LinkForm = { kind: FEED_KINDS.find((known) => known === kind) ?? null, unit: unit ?? null };
  const refuse = (problem: LinkProblem) => sendNewLink(deps, http, { form, caseId: caseId || null, problems: [problem] });
  if (form.kind === null) return refuse({ field: 'kind', text: settingsTexts.newLink.kindMissing });
  if (form.kind === 'unit' && !(await unitsOf(deps, owner)).includes(unit ?? '')) {
    return refuse({ field: 'unit', text: settingsTexts.newLink.unitMissing });
  }
  if (form.kind === 'case' && (await findOwnCase(deps, owner, caseId ?? '')) === undefined) throw new HttpProblem(404, 'notFound');
  const wanted: WantedFeed = {
    kind: form.kind,
    unit: form.kind === 'unit' ? form.unit : null,
    caseId: form.kind === 'case' ? (caseId ?? null) : null,
  };
  const link = await makeLink(deps, owner, wanted);
  if (link === undefined) return refuse({ field: 'kind', text: settingsTexts.newLink.full(MAX_FEEDS) });
  http.req.session.newLink = link;
  await saveSession(http.req);
  http.res.redirect(303, `/settings/calendars/${link.id}`);
}

interface Asked {
  readonly form: LinkForm;
  /** Of the case from which the person came. */
  readonly caseId: string | null;
  readonly problems?: readonly LinkProblem[];
}

async function sendNewLink(deps: WebDeps, http: Http, { form, caseId, problems = [] }: Asked): Promise<void> {
  const owner = ownerOf(http.res);
  const ofCase = caseId === null ? null : ((await findOwnCase(deps, owner, caseId)) ?? null);
  if (caseId !== null && ofCase === null) throw new HttpProblem(404, 'notFound');
  const units = await unitsOf(deps, owner);
  const frame = frameOf(http, { title: settingsTexts.newLink.title, failed: problems.length > 0 });
  const model = newLinkPage(frame, { form, problems, units, ofCase });
  sendPage(http.res, { view: NewLinkView, model, status: problems.length > 0 ? 422 : 200 });
}

/** Whoever reads no cases has no calendars of them. */
function ownerOf(res: Response): Owner {
  const user = currentUser(res);
  if (!mayHaveFeeds(user)) throw new HttpProblem(403, 'forbidden');
  return user;
}

/** @throws {HttpProblem} 404, also for a link of somebody else and for one that was revoked. */
async function ownFeed(deps: WebDeps, { req, res }: { readonly req: Request; readonly res: Response }): Promise<ListedFeed> {
  const feed = await createCalendarFeedStore(deps.db.read).findOwn(ownerOf(res).id, String(req.params.id));
  if (feed === undefined) throw new HttpProblem(404, 'notFound');
  return feed;
}
