// @ts-check
// Runs the clock worker once. Run by node itself, on the program built in the directory given first; the second argument names the
// database, the third is the time. Prints a line for each event as soon as it is recorded, before its job is marked as done.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root = '', url = '', time = ''] = process.argv.slice(2);
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);
const { openDatabase } = await load('store/database.js');
const { createEngine } = await load('engine/engine.js');
const { createClockWorker } = await load('jobs/clock-worker.js');
const { stateCalendar } = await load('law/state-calendar.js');

const db = openDatabase({ url, dataDir: root });
const now = () => new Date(time);
const engine = createEngine({ db, now, calendar: () => stateCalendar });
/** @param {unknown} error */
const reportFailure = (error) => {
  throw error;
};
/** @param {any[]} ask */
const record = async (...ask) => {
  const recorded = await engine.record(...ask);
  process.stdout.write('recorded\n'); // to a pipe node writes at once
  return recorded;
};
await createClockWorker({ db, engine: { ...engine, record }, now, reportFailure }).runDue();
await db.close();
