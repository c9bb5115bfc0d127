import { randomUUID } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { recordEntry } from '../../../engine/annual-report/entries.ts';
import { indicatorsOf } from '../../../engine/annual-report/entries-indicators.ts';
import { ledgerOf } from '../../../engine/annual-report/entries-ledger.ts';
import { findCivilDate } from '../../../law/civil-date.ts';
import type { ReportEntryRow } from '../../../store/report-entry-store.ts';
import { currentUser } from '../../auth.ts';
import { changeLedger, type EntryDeps, type Problems, stepOf, writersOrgan, yearAsked } from '../../entries/entries-desk.ts';
import { ledgerParts, oneIndicator } from '../../entries/ledger-data.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { entryForm, type TypedEntry } from '../../pages/entries/entry-form.ts';
import { LEDGER, ledgerPage, shown } from '../../pages/entries/ledger-page.ts';
import { oneIndicatorPage } from '../../pages/entries/one-indicator-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { entryTexts } from '../../texts/entries.ts';
import type { WebDeps } from '../../web-deps.ts';
import { entryExportRoutes } from './export-routes.ts';
import { entryImportRoutes } from './import-routes.ts';
import { ownIndicatorRoutes } from './own-indicator-routes.ts';
import { takeBackRoutes } from './take-back-routes.ts';

/** The ledger of figures that cases cannot give: looked at, recorded, taken back, brought in and taken away. */
export function entryRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use(LEDGER, requirePlace('entries'));
  router.get(LEDGER, async (req, res) => {
    const parts = await ledgerParts(deps, { req, res });
    const frame = frameOf({ req, res }, { title: entryTexts.title(parts.ledger.year), current: 'reports' });
    sendPage(res, { view: AdminPageView, model: ledgerPage(frame, parts) });
  });
  router.get(`${LEDGER}/of/:indicator`, async (req, res) => {
    const parts = await oneIndicator(deps, { req, res }, req.params.indicator);
    const frame = frameOf({ req, res }, { title: sayLabel(parts.line.indicator.label), current: 'reports' });
    sendPage(res, { view: AdminPageView, model: oneIndicatorPage(frame, parts) });
  });
  router.get(`${LEDGER}/new`, newForm(deps));
  router.post(LEDGER, record(deps));
  router.post(`${LEDGER}/unchanged`, unchanged(deps));
  router.use(entryExportRoutes(deps), entryImportRoutes(deps), ownIndicatorRoutes(deps), takeBackRoutes(deps));
  return router;
}

function newForm(deps: EntryDeps): RequestHandler {
  return async (req, res) => {
    writersOrgan(currentUser(res), 'recorder');
    const { indicator } = req.query;
    const year = yearAsked(req.query.year, deps.today());
    const typed = { indicator: typeof indicator === 'string' ? indicator : '', amount: '', what: '', source: '' };
    await sendForm(deps, { req, res }, { typed: { ...typed, on: proposedDay(year, deps.today()) }, entry: randomUUID(), problems: {} });
  };
}

/** Today; of a year that is over, its last day. */
function proposedDay(year: number, today: string): string {
  return today.startsWith(`${year}-`) ? today : `${year}-12-31` < today ? `${year}-12-31` : '';
}

interface FormAnswer {
  readonly typed: TypedEntry;
  readonly entry: string;
  readonly problems: Problems;
}

async function sendForm(deps: EntryDeps, http: Http, { typed, entry, problems }: FormAnswer): Promise<void> {
  const user = currentUser(http.res);
  const known = await indicatorsOf(deps.db.read, writersOrgan(user, 'recorder'));
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: entryTexts.form.title, current: 'reports', failed });
  const year = yearAsked(http.req.query.year, deps.today());
  const model = entryForm(frame, { year, entry, known, typed, problems, user });
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}

function record(deps: EntryDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const user = currentUser(res);
    const step = stepOf(deps, user, writersOrgan(user, 'recorder'));
    const raw = rawForm(req.body);
    const value = (name: keyof TypedEntry) => firstValue(raw, name);
    const typed = { indicator: value('indicator'), on: value('on'), amount: value('amount'), what: value('what'), source: value('source') };
    const entry = entryIdOf(req.query.entry);
    const changed = await changeLedger(deps, (trx) => recordEntry(trx, { ...typed, id: entry }, step));
    if ('problems' in changed) return sendForm(deps, http, { typed, entry, problems: changed.problems });
    await leaveRecorded(deps, http, changed.done);
  };
}

/** Made with the form: the same form sent twice records one entry. */
export function entryIdOf(asked: unknown): string {
  return typeof asked === 'string' && /^[0-9a-f-]{36}$/.test(asked) ? asked : randomUUID();
}

/** Says on the ledger what the figure has become. */
async function leaveRecorded({ db }: EntryDeps, { req, res }: Http, { organId, indicator, onDay }: ReportEntryRow): Promise<void> {
  const year = Number(onDay.slice(0, 4));
  const line = (await ledgerOf(db.write, { organId, year })).lines.find((one) => one.indicator.id === indicator);
  const value = line?.value ?? null;
  if (line !== undefined && value !== null) {
    const unit = sayLabel(line.indicator.unit);
    req.session.notice = entryTexts.recorded(sayLabel(line.indicator.label), `${shown(value)} ${unit}`);
  }
  await saveSession(req);
  res.redirect(303, `${LEDGER}?year=${year}`);
}

/** A stock that is what it was the year before. */
function unchanged(deps: EntryDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const user = currentUser(res);
    const step = stepOf(deps, user, writersOrgan(user, 'recorder'));
    const raw = rawForm(req.body);
    const year = yearAsked(firstValue(raw, 'year'), deps.today());
    const before = await ledgerOf(deps.db.read, { organId: step.organId, year: year - 1 });
    const line = before.lines.find(({ indicator }) => indicator.id === firstValue(raw, 'indicator'));
    const last = line?.recorded.value ?? null;
    const typed = {
      indicator: line?.indicator.id ?? '',
      on: findCivilDate(proposedDay(year, deps.today())) ?? '',
      amount: last === null ? '' : String(last),
      what: entryTexts.unchangedWhat,
      source: entryTexts.unchangedSource(year - 1),
    };
    const entry = entryIdOf(firstValue(raw, 'entry'));
    const changed = await changeLedger(deps, (trx) => recordEntry(trx, { ...typed, id: entry }, step));
    if ('problems' in changed) return sendForm(deps, http, { typed, entry, problems: changed.problems });
    await leaveRecorded(deps, http, changed.done);
  };
}
