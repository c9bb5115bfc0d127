import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { HeadsView } from '../../../../views/pages/audit-heads.tsx';
import { IntegrityView } from '../../../../views/pages/audit-integrity.tsx';
import { isReceiverGone } from '../../../documents/table-export.ts';
import { keepAct } from '../../../engine/audit/audit-log.ts';
import { sealListText, sealPartText, sealRecordText } from '../../../engine/integrity/seal-file.ts';
import { findCivilDate } from '../../../law/civil-date.ts';
import { withTransaction } from '../../../store/database.ts';
import { createIntegrityStore } from '../../../store/integrity-store.ts';
import { createSealStore, type SealedHeads } from '../../../store/seal-store.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { headsPage } from '../../pages/audit/heads-page.ts';
import { integrityPage } from '../../pages/audit/integrity-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { integrityTexts } from '../../texts/integrity.ts';
import type { StaffUser, WebDeps } from '../../web-deps.ts';

const RUNS_SHOWN = 30;
const FAULTS_SHOWN = 500;
const SEALS_SHOWN = 30;

/** What the nightly check found, and the sealed heads to keep elsewhere. Nothing here starts or changes anything. */
export function integrityRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/audit/integrity', requirePlace('audit'), async (req, res) => {
    const { organId } = currentUser(res);
    const store = createIntegrityStore(deps.db.read);
    const runs = await store.list(RUNS_SHOWN);
    const latest = runs.find(({ finishedAt }) => finishedAt !== null);
    const faults = latest === undefined ? [] : await store.faults(latest.id, { organId, limit: FAULTS_SHOWN });
    const frame = frameOf({ req, res }, { title: integrityTexts.title, current: 'audit' });
    sendPage(res, { view: IntegrityView, model: integrityPage(frame, { runs, faults, now: deps.now() }) });
  });
  router.get('/audit/heads', requirePlace('audit'), async (req, res) => {
    const before = findCivilDate(typeof req.query.before === 'string' ? req.query.before : '');
    const seals = await createSealStore(deps.db.read).list({ before, limit: SEALS_SHOWN + 1 });
    const frame = frameOf({ req, res }, { title: integrityTexts.headsTitle, current: 'audit' });
    sendPage(res, { view: HeadsView, model: headsPage(frame, seals, SEALS_SHOWN) });
  });
  router.get('/audit/heads/:day.json', requirePlace('audit'), async (req, res) => {
    const record = await sealOf(deps, String(req.params.day));
    await keepHeadsExport(res, deps, record);
    headers(res, 'application/json', `heads-${record.sealedOn}.json`).send(sealRecordText(record));
  });
  router.get('/audit/heads/:day.jsonl', requirePlace('audit'), async (req, res) => {
    const record = await sealOf(deps, String(req.params.day));
    await keepHeadsExport(res, deps, record, ' list');
    await sendHeadsList({ req, res }, deps, record);
  });
  return router;
}

export async function sealOf({ db }: WebDeps, day: string): Promise<SealedHeads> {
  const record = await createSealStore(db.read).find(day);
  if (record === undefined) throw new HttpProblem(404, 'notFound');
  return record;
}

/** A line for each case, as they are read: an office may have very many. Auditors of an organ get the lines of its cases alone. */
export async function sendHeadsList({ req, res }: Http, deps: WebDeps, record: SealedHeads): Promise<void> {
  headers(res, 'application/x-ndjson', `heads-${record.sealedOn}.jsonl`);
  if (req.method === 'HEAD') return void res.end();
  try {
    const { organId } = currentUser(res);
    const text = organId === null ? sealListText(deps.db, record) : sealPartText(deps.db, record, organId);
    await pipeline(Readable.from(text), res);
  } catch (error) {
    if (!isReceiverGone(error)) deps.reportError(error, { requestId: randomUUID(), method: req.method, path: req.path });
    res.destroy();
  }
}

function headers(res: Http['res'], type: string, name: string): Http['res'] {
  return res.attachment(name).type(type).set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
}

/** Whoever takes them away, at the page or by a program, is told in the log. */
export async function keepHeadsExport(
  res: Http['res'],
  { db, now }: WebDeps,
  { sealedOn }: SealedHeads,
  part: '' | ' list' = '',
): Promise<void> {
  const user = currentUser(res);
  const { organId } = user;
  const actor = machineOrStaff(user);
  const what = `heads ${sealedOn}${part}`;
  await withTransaction(db, (trx) => keepAct(trx, { kind: 'log.exported', actor, organId, data: { what } }, { at: now() }));
}

function machineOrStaff({ id, name, apiKey }: StaffUser) {
  return { kind: apiKey?.kind === 'program' ? 'machine' : 'staff', id, name } as const;
}
