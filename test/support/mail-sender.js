// @ts-check
// Sends what lies in the outbox until nothing is due or it is killed. Run by node itself, on the program built in the directory given
// first; then come the database, the mail server and the time it is taken to be. Prints `ready` once it begins.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root = '', url = '', smtpUrl = '', start = ''] = process.argv.slice(2);
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);
const { openDatabase } = await load('store/database.js');
const { createMailWorker } = await load('jobs/mail-worker.js');

/** As many as the server runs side by side. */
const LANES = 3;

const db = openDatabase({ url, dataDir: root });
/** @type {import('../../src/jobs/mail-worker.ts').MailWorkerDeps['compose']} */
const compose = ({ data }, { address }) => ({ to: address, subject: String(data.title), text: 'text', html: '<p>text</p>' });
const { runDue } = createMailWorker({
  db,
  now: () => new Date(start),
  compose,
  settings: { smtpUrl, from: 'open@example.gov.cn' },
  /** @param {unknown} error */
  reportFailure: (error) => process.stderr.write(`${String(error)}\n`),
});

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: LANES }, runDue));
await db.close();
