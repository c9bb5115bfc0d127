import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { mayTakeBack, takeBackEntry } from '../../../engine/annual-report/entries.ts';
import { indicatorsOf } from '../../../engine/annual-report/entries-indicators.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../../store/report-entry-store.ts';
import { currentUser } from '../../auth.ts';
import { changeLedger, type EntryDeps, ledgerActor, type Problems, stepOf, writersOrgan } from '../../entries/entries-desk.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { takeBackForm } from '../../pages/entries/entry-form.ts';
import { LEDGER } from '../../pages/entries/ledger-page.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { entryTexts } from '../../texts/entries.ts';

const AT = `${LEDGER}/:id/take-back`;

/** Entries are never changed: a wrong one is taken back, with a reason. */
export function takeBackRoutes(deps: EntryDeps): Router {
  const router = Router();
  router.get(AT, async (req, res) => {
    const entry = await ownEntry(deps, { req, res });
    await sendForm(deps, { req, res }, { entry, voidId: randomUUID(), reason: '', problems: {} });
  });
  router.post(AT, async (req, res) => {
    const http = { req, res };
    const entry = await ownEntry(deps, http);
    const user = currentUser(res);
    const reason = firstValue(rawForm(req.body), 'reason');
    const asked = req.query.void;
    const voidId = typeof asked === 'string' && /^[0-9a-f-]{36}$/.test(asked) ? asked : randomUUID();
    const step = stepOf(deps, user, entry.organId);
    const changed = await changeLedger(deps, (trx) => takeBackEntry(trx, { id: entry.id, voidId, reason }, step));
    if ('problems' in changed) return sendForm(deps, http, { entry, voidId, reason, problems: changed.problems });
    req.session.notice = entryTexts.takeBack.done;
    await saveSession(req);
    res.redirect(303, `${LEDGER}/of/${encodeURIComponent(entry.indicator)}?year=${entry.onDay.slice(0, 4)}`);
  });
  return router;
}

/** An entry of the own organ that the person may take back. */
async function ownEntry({ db }: EntryDeps, { req, res }: Http): Promise<ReportEntryRow> {
  const user = currentUser(res);
  const organId = writersOrgan(user, 'recorder');
  const entry = await createReportEntryStore(db.read).findById(String(req.params.id));
  if (entry === undefined || entry.organId !== organId || entry.voids !== null) throw new HttpProblem(404, 'notFound');
  if (!mayTakeBack(ledgerActor(user), entry)) throw new HttpProblem(403, 'forbidden');
  return entry;
}

interface FormAnswer {
  readonly entry: ReportEntryRow;
  readonly voidId: string;
  readonly reason: string;
  readonly problems: Problems;
}

async function sendForm({ db }: EntryDeps, http: Http, answer: FormAnswer): Promise<void> {
  const failed = Object.keys(answer.problems).length > 0;
  const known = await indicatorsOf(db.read, answer.entry.organId);
  const indicator = known.find(({ id }) => id === answer.entry.indicator);
  const frame = frameOf(http, { title: entryTexts.takeBack.title, current: 'reports', failed });
  sendPage(http.res, { view: AdminFormView, model: takeBackForm(frame, { ...answer, indicator }), status: failed ? 422 : 200 });
}
