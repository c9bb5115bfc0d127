import { createCanvas } from '@napi-rs/canvas';
import { sealHeads } from '../../../src/engine/integrity/seal-heads.ts';
import { API_SCOPE_NAMES } from '../../../src/law/access/api-scopes.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { application } from '../../support/office.ts';
import { writeReports } from '../../support/report-office.ts';
import { LOGINS } from '../../support/running-office.ts';
import { openReceiver } from '../../support/webhook-receiver.ts';
import { openAccessOffice, TODAY } from '../access/access-office.ts';
import { waitingFile } from '../access/rows-entries.ts';
import type { Caller } from './well-formed-call.ts';

const { channel: _channel, ...APPLICATION } = application;
export type FullOffice = Awaited<ReturnType<typeof openFullOffice>>;

/**
 * A running office in which every operation finds something that it can be done to, with a key of every scope for everybody. What it holds is in
 * `things`, by the names that the calls use.
 */
export async function openFullOffice() {
  const office = await openAccessOffice();
  const receiver = await openReceiver();
  const keys = keysOf(office);
  const clients = new Map<Caller, ApiClient>();
  for (const login of LOGINS) clients.set(login, await apiClient(office.url, await keys.personal(login, API_SCOPE_NAMES)));
  const portal = await apiClient(office.url, await keys.program(['applications:submit']));
  clients.set('portal', portal);
  const things = new Map<string, unknown>(Object.entries(office.things));
  const put = (more: Readonly<Record<string, unknown>>) => Object.entries(more).forEach(([name, thing]) => void things.set(name, thing));
  put(await rowsOf(office, receiver.url));
  put(await twins(office));
  put(await sentOnline(portal));
  put(await office.fresh());
  put({ fileToDrop: await waitingFile(office), catalogueToDrop: await waitingFile(office, 'publications') });
  put({ day: TODAY, organId: office.organ.id, seal: createCanvas(300, 300).toBuffer('image/png') });
  office.time.set(TODAY);
  await writeReports({ ...office, at: office.time.now() });
  await sealHeads(office.db, { on: civilDate(TODAY), now: office.time.now() });
  return { ...office, clients, things, close: async () => void (await Promise.all([office.close(), receiver.close()])) };
}

type Office = Awaited<ReturnType<typeof openAccessOffice>>;

/** Rows that wait for somebody to act on them, and a receiver that listens again. */
async function rowsOf({ db, things }: Office, receiver: string) {
  const faxes: readonly { id: number; state: string }[] = await db.read('faxes_out').select('id', 'state');
  const held: readonly { id: number }[] = await db.read('inbound_mails').where({ state: 'held' }).orderBy('id').select('id');
  const job = await db.read('jobs').where({ case_id: things.case }).whereNull('done_at').first('id');
  const { case_no: caseNo } = await db.read('cases').where({ id: things.other }).first('case_no');
  const parked = await db.read('webhook_deliveries').where({ webhook_id: 'failing' }).orderBy('id', 'desc').first('id');
  await db.write('webhooks').where({ id: 'parked' }).update({ url: receiver });
  const mail = await db.read('outbox').whereNotNull('case_id').first('id');
  await db.write('outbox').where({ id: mail.id }).update({ state: 'failed' });
  return {
    ...{ job: job.id, caseNo, delivery: parked.id, outgoingMail: mail.id },
    ...{ failedFax: faxes.find(({ state }) => state === 'failed')?.id, waitingFax: faxes.find(({ state }) => state === 'waiting')?.id },
    ...{ mailToOpen: held[0]?.id, mailToFile: held[1]?.id, mailToDismiss: held[2]?.id },
  };
}

/** The same application by two channels on one day; and one whose limit was prolonged too late. */
async function twins({ carry }: Office) {
  const kept = await carry([
    ['registrar', 'application.arrived', '2026-03-20', APPLICATION],
    ['officer', 'examination.started', '2026-03-20'],
  ]);
  const twin = await carry([['registrar', 'application.arrived', '2026-03-20', { ...APPLICATION, channel: 'mailSigned' }]]);
  const late = await carry([
    ['registrar', 'application.arrived', '2026-02-02'],
    ['officer', 'examination.started', '2026-02-03'],
  ]);
  return { kept, twin, late };
}

async function sentOnline(portal: ApiClient) {
  const headers = { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename=papers.txt' };
  const paper = await portal.post('/files', { raw: 'papers', headers });
  const sent = await portal.post('/applications', { body: { data: { ...APPLICATION, attachments: [paper.body.id] } } });
  if (sent.status !== 201) throw new Error(`The application was not taken: ${JSON.stringify(sent.body)}`);
  return { paper: paper.body.id, sent: sent.body.id };
}
