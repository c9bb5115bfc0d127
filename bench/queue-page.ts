import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import argon2 from 'argon2';
import { createServeApp } from '../src/serve-app.ts';
import type { Database } from '../src/store/database.ts';
import { createUserStore } from '../src/store/user-store.ts';
import { type Comparison, compare, timed } from './measure.ts';
import { COURSE_NOW } from './ordinary-course.ts';
import { fillQueue, WORDS_FOUND } from './queue-cases.ts';
import { fileIn, openFile, prepareFile, type Workplace } from './temporary-database.ts';

const PASSWORD = 'password-of-the-benchmark';

/** Addresses of the page, and words searched for where there are any. */
const PAGES: readonly { readonly name: string; readonly path: string; readonly search?: string }[] = [
  { name: 'queue page', path: '/queue?scope=all' },
  { name: 'queue page, overdue', path: '/queue?scope=all&group=overdue' },
  { name: 'queue page, mine', path: '/queue?scope=mine' },
  { name: 'queue page, my unit', path: '/queue?scope=unit' },
  { name: 'queue page, filtered', path: '/queue?scope=all&channel=fax&state=approval' },
  { name: 'queue page, search', path: '/queue', search: WORDS_FOUND },
];

interface Size {
  /** Open cases of the large office, and of the small one it is compared with. */
  readonly many: number;
  readonly few: number;
  /** Pages of a measurement. */
  readonly pages: number;
  readonly rounds: number;
}

interface Office {
  get(path: string): Promise<string>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

/** The whole server's time for a page of the queue with many open cases and with few, sessions, counts and rendering included. */
export async function queuePages({ many, few, pages, rounds }: Size, workplace: Workplace): Promise<Comparison[]> {
  const large = await openOffice(await filledFile(workplace, many));
  const small = await openOffice(await filledFile(workplace, few));
  const comparisons: Comparison[] = [];
  for (const { name, path, search } of PAGES) {
    const paths = new Map<Office, string>();
    for (const office of [large, small]) paths.set(office, search === undefined ? path : await searchPath(office, search));
    const load = (office: Office) => timed(pages, () => loadPages(office, { path: paths.get(office) ?? path, pages }));
    const against = `the same with ${few.toLocaleString('en-US')} cases instead of ${many.toLocaleString('en-US')}`;
    comparisons.push(await compare({ name, unit: 'pages', against, rounds }, { ours: () => load(large), theirs: () => load(small) }));
  }
  await Promise.all([large.close(), small.close()]);
  return comparisons;
}

async function filledFile(workplace: Workplace, count: number): Promise<string> {
  const file = fileIn(workplace, `queue-${count}.sqlite`);
  await prepareFile(file, async (db) => addReader(db, await fillQueue(db, count)));
  return file;
}

async function addReader(db: Database, organId: number): Promise<void> {
  const passwordHash = await argon2.hash(PASSWORD, { timeCost: 2, memoryCost: 1024, parallelism: 1 });
  const person = { id: 'person-3', login: 'reader', name: '某员', passwordHash, organId, unit: 'unit-3', disabledAt: null };
  await createUserStore(db.write).create({ ...person, roles: ['officer'] });
}

async function loadPages(office: Office, { path, pages }: { path: string; pages: number }): Promise<void> {
  for (let i = 0; i < pages; i += 1) {
    if (!(await office.get(path)).includes('data-test="queue-row"')) throw new Error(`The page ${path} of the benchmark has no row`);
  }
}

async function searchPath(office: Office, q: string): Promise<string> {
  return (await office.post('/queue', { q, scope: 'all' })).headers.get('location') ?? '';
}

/** The program on a file, and somebody who is signed in. */
async function openOffice(file: string): Promise<Office> {
  const db = openFile(file);
  const reportFailure = (error: unknown): never => {
    throw error;
  };
  const environment = { dataDir: dirname(file), host: '', port: 0, sessionSecret: 'a secret for the benchmark', secureCookies: false };
  const { app } = await createServeApp({
    db,
    environment: { ...environment, databaseUrl: undefined, trustedProxies: 0 },
    now: () => COURSE_NOW,
    reportFailure,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const visitor = createVisitor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await visitor.get('/login');
  await visitor.post('/login', { login: 'reader', password: PASSWORD });
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await db.close();
  };
  return { ...visitor, close };
}

function createVisitor(base: string): Pick<Office, 'get' | 'post'> {
  let [cookie, token] = ['', ''];
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(base + path, { ...init, redirect: 'manual', headers: { accept: 'text/html', cookie } });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
  return {
    async get(path) {
      const html = await (await ask(path)).text();
      token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? token;
      return html;
    },
    async post(path, fields) {
      const response = await ask(path, { method: 'POST', body: new URLSearchParams({ _csrf: token, ...fields }) });
      await response.text();
      return response;
    },
  };
}
