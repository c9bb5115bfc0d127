// @ts-check
// One run of the program's own inbox worker, in a process that can be killed. Says that it begins; ends when nothing is left to fetch.
import { join } from 'node:path';

const [, , directory = '', databaseUrl = '', dataDir = '', imapUrl = '', at = ''] = process.argv;
/** @param {string} path */
const load = (path) => import(join(directory, 'dist', 'src', path));

const [{ openDatabase }, { createInboxWorker }, { createImapSource }, { createFileVault }, { createEngine }, { createCalendarService }] =
  await Promise.all([
    load('store/database.js'),
    load('jobs/inbox-worker.js'),
    load('jobs/inbound/imap-source.js'),
    load('store/file-vault.js'),
    load('engine/engine.js'),
    load('engine/calendar-service.js'),
  ]);
const db = openDatabase({ url: databaseUrl, dataDir });
const now = () => new Date(at);
const calendars = await createCalendarService({ db, now });
const worker = createInboxWorker({
  db,
  vault: createFileVault(dataDir),
  engine: createEngine({ db, now, calendar: calendars.current }),
  now,
  source: createImapSource(imapUrl),
  settings: { ownAddresses: [] },
  /** @param {unknown} error */
  reportFailure: (error) => void process.stderr.write(`${error}\n`),
});
process.stdout.write('begin\n');
while ((await worker.runDue()) > 0);
await db.close();
