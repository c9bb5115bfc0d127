// @ts-check
// Runs the webhook worker once, until nothing is due. Run by node itself, on the program built in the directory given first; the second
// argument names the database, the third is what time it is.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root = '', url = '', time = ''] = process.argv.slice(2);
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);
const { openDatabase } = await load('store/database.js');
const { createWebhookPost } = await load('engine/webhooks/post-webhook.js');
const { createWebhookWorker } = await load('jobs/webhook-worker.js');

const db = openDatabase({ url, dataDir: root });
/** @param {unknown} error */
const reportFailure = (error) => {
  throw error;
};
await createWebhookWorker({ db, now: () => new Date(time), post: createWebhookPost(), reportFailure }).runDue();
await db.close();
