import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { addOwnIndicator, indicatorsOf, type NewIndicator, setIndicatorClosed } from '../../../engine/annual-report/entries-indicators.ts';
import { currentUser } from '../../auth.ts';
import { changeLedger, type EntryDeps, type Problems, stepOf, writersOrgan } from '../../entries/entries-desk.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { newIndicatorForm, OWN, ownIndicatorsPage } from '../../pages/entries/own-indicator-pages.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { entryTexts } from '../../texts/entries.ts';

const NEW: NewIndicator = { code: '', area: 'other', label: '', unit: '', kind: 'flow' };

/** Figures that one organ counts beside those of the tables. */
export function ownIndicatorRoutes(deps: EntryDeps): Router {
  const router = Router();
  router.use(OWN, (_req, res, next) => {
    writersOrgan(currentUser(res), 'keeper');
    next();
  });
  router.get(OWN, async (req, res) => {
    const known = await indicatorsOf(deps.db.read, writersOrgan(currentUser(res), 'keeper'));
    const frame = frameOf({ req, res }, { title: entryTexts.own.title, current: 'reports' });
    const own = known.filter(({ isOwn }) => isOwn);
    sendPage(res, { view: AdminPageView, model: ownIndicatorsPage(frame, own) });
  });
  router.get(`${OWN}/new`, (req, res) => sendForm({ req, res }, NEW, {}));
  router.post(OWN, add(deps));
  router.post(`${OWN}/:id/close`, setClosed(deps, true));
  router.post(`${OWN}/:id/reopen`, setClosed(deps, false));
  return router;
}

function sendForm(http: Http, typed: NewIndicator, problems: Problems): void {
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: entryTexts.own.formTitle, current: 'reports', failed });
  sendPage(http.res, { view: AdminFormView, model: newIndicatorForm(frame, { typed, problems }), status: failed ? 422 : 200 });
}

function add(deps: EntryDeps): RequestHandler {
  return async (req, res) => {
    const user = currentUser(res);
    const raw = rawForm(req.body);
    const value = (name: keyof NewIndicator) => firstValue(raw, name);
    const typed = { code: value('code'), area: value('area'), label: value('label'), unit: value('unit'), kind: value('kind') };
    const step = stepOf(deps, user, writersOrgan(user, 'keeper'));
    const changed = await changeLedger(deps, (trx) => addOwnIndicator(trx, typed, step));
    if ('problems' in changed) return sendForm({ req, res }, typed, changed.problems);
    req.session.notice = entryTexts.own.made(changed.done.id);
    await saveSession(req);
    res.redirect(303, OWN);
  };
}

function setClosed(deps: EntryDeps, isClosed: boolean): RequestHandler {
  return async (req, res) => {
    const user = currentUser(res);
    const step = stepOf(deps, user, writersOrgan(user, 'keeper'));
    await changeLedger(deps, (trx) => setIndicatorClosed(trx, { id: String(req.params.id), isClosed }, step));
    req.session.notice = isClosed ? entryTexts.own.closedNotice : entryTexts.own.reopenedNotice;
    await saveSession(req);
    res.redirect(303, OWN);
  };
}
