import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeFileName } from '../../src/engine/files/file-name.ts';
import { createQueryCodes } from '../../src/engine/query-codes.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { visitorAt } from '../support/visitor.ts';
import { createTrackBrowser } from './track-browser.ts';
import { createFormClient } from './uploads/form-client.ts';
import { pdf } from './uploads/upload-samples.ts';

let office: RunningOffice;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
});
afterAll(() => office.close());

/** As a program sends it, without tidying the address. */
function rawGet(path: string): Promise<{ readonly status: number; readonly body: string }> {
  const { port } = new URL(office.url);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { accept: 'text/html' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('addresses that are none', () => {
  it.each(['//', '//?lang=en', '/\\?lang=en', '//x:y/?lang=en', '//[x', '*', '/track/%E0%A4%A', '/%00'])(
    'are no failure of the server and show nothing of it: %s',
    async (path) => {
      const { status, body } = await rawGet(path);
      expect(status).toBeLessThan(500);
      expect(body).not.toMatch(/node_modules|\.ts:\d+/);
      expect(office.failures).toEqual([]);
    },
  );
});

describe('wrong query codes', () => {
  it('are counted for an address also where an account adds its cases', async () => {
    const visitor = visitorAt(office.url);
    const account = { login: 'somebody@example.cn', password: 'a long password' };
    await visitor.get('/account/register');
    await visitor.post('/account/register', account);
    await visitor.get('/account/login');
    await visitor.post('/account/login', account);
    await visitor.get('/account');
    const statuses: number[] = [];
    for (let i = 0; i <= 60; i++) {
      statuses.push((await visitor.post('/account/cases', { number: `甲政公开〔2024〕${i}号`, code: 'AAAA-AAAA-AA' })).status);
    }
    expect([statuses[0], statuses.at(-2), statuses.at(-1)]).toEqual([401, 401, 429]);
  });
});

describe('wrong passwords', () => {
  it('are counted for the account, in whatever width its login is typed', async () => {
    const visitor = visitorAt(office.url);
    await visitor.get('/account/login');
    const statuses: number[] = [];
    for (const login of ['target', 'ｔarget', 'tａrget', 'taｒget', 'TARGEＴ', 'ｔａrget']) {
      statuses.push((await visitor.post('/account/login', { login, password: 'wrong' })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe('a sign-in of staff', () => {
  it('ends everywhere when the password is changed', async () => {
    const visitor = visitorAt(office.url);
    await visitor.signIn('legal', PASSWORD);
    expect((await visitor.get('/queue')).status).toBe(200);
    await createUserStore(office.db.write).setPasswordHash('legal', 'another');
    expect((await visitor.get('/queue')).location).toContain('/login');
  });

  it('stays when the same browser follows a case, and leaving the case forgets what was sent', async () => {
    const id = await office.carry([['registrar', 'application.arrived', '2024-03-04']]);
    const visitor = visitorAt(office.url);
    await visitor.signIn('officer', PASSWORD);
    const code = await createQueryCodes({ db: office.db, now: office.time.now }).issue(id);
    const row = await office.db.read('cases').where({ id }).first('case_no');
    await visitor.get('/track');
    expect((await visitor.post('/track', { number: row.case_no, code })).location).toBe(`/track/${id}`);
    expect((await visitor.get('/queue')).status).toBe(200);
    await visitor.get(`/track/${id}`);
    await visitor.post('/track/leave', {});
    expect((await visitor.get(`/track/${id}`)).location).toContain('/track?next=');
    expect((await visitor.get('/queue')).status).toBe(200);
  });
});

describe('names of files', () => {
  it('are read in time however long they are, and keep their ending', () => {
    const started = performance.now();
    const name = safeFileName(`a${'. '.repeat(200_000)}${'.'.repeat(200_000)}b.pdf`);
    expect(performance.now() - started).toBeLessThan(500);
    expect(name.endsWith('b.pdf')).toBe(true);
  });
});

describe('uploads', () => {
  it('stay those of an applicant whose session gets a new id', async () => {
    const id = await office.carry([['registrar', 'application.arrived', '2024-03-04']]);
    const row = await office.db.read('cases').where({ id }).first('case_no');
    const code = await createQueryCodes({ db: office.db, now: office.time.now }).issue(id);
    const client = createFormClient(office.url);
    await client.get('/track');
    const file = await client.upload(pdf('of an applicant'), '材料.pdf');
    await client.post('/uploads', []);
    const page = await client.get('/track');
    const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const entered = await client.ask('/track', {
      method: 'POST',
      body: new URLSearchParams({ _csrf: token, number: row.case_no, code }),
    });
    expect(entered.headers.get('location')).toBe(`/track/${id}`);
    expect((await client.ask(`/uploads/${file}`)).status).toBe(200);
    const stranger = createFormClient(office.url);
    await stranger.get('/track');
    expect((await stranger.ask(`/uploads/${file}`)).status).toBe(404);
  });

  it('let no applicant name a paper of the organ as an own file', async () => {
    const id = await office.carry([
      ['registrar', 'application.arrived', '2024-03-04'],
      ['registrar', 'examination.started', '2024-03-05'],
      ['officer', 'correction.requested', '2024-03-06', { workingDays: 10, points: '请写明文号' }],
    ]);
    const officer = createFormClient(office.url);
    await officer.signIn('officer');
    await officer.get('/queue');
    const paper = await officer.upload(pdf('internal opinion'), '内部意见.pdf');
    await office.db.write('files').where({ id: paper }).update({ case_id: id, claimed_at: '2024-03-06T00:00:00.000Z' });
    const applicant = createTrackBrowser(office);
    await applicant.track(office, id);
    await applicant.get(`/track/${id}/correct`);
    const reply = await applicant.post(`/track/${id}/correct`, { version: '3', 'data.text': '补正', 'data.attachments': paper });
    expect(reply.status).toBe(422);
    expect((await applicant.get(`/track/${id}/files/${paper}`)).status).toBe(404);
  });
});

describe('a supposition', () => {
  it('is posted, so that no address names anybody', async () => {
    const id = await office.carry([
      ['registrar', 'application.arrived', '2024-03-04'],
      ['registrar', 'examination.started', '2024-03-05'],
    ]);
    const visitor = visitorAt(office.url);
    await visitor.signIn('officer', PASSWORD);
    const { html } = await visitor.get(`/cases/${id}/what-if`);
    expect(/<form[^>]*what-if[^>]*>/.exec(html)?.[0]).toContain('method="post"');
    const supposed = { type: 'thirdParty.consulted', on: '2024-03-06', value: '某第三方', fragment: '1' };
    const reply = await visitor.post(`/cases/${id}/what-if`, supposed);
    expect([reply.status, reply.html.includes('data-test="what-if-then"')]).toEqual([200, true]);
  });
});

describe('query codes', () => {
  it('are not issued for publications, which nobody applied for', async () => {
    const id = await office.carry([['officer', 'publication.created', '2024-03-04', { title: '某项公开' }]]);
    const visitor = visitorAt(office.url);
    await visitor.signIn('officer', PASSWORD);
    await visitor.get('/queue/views');
    expect((await visitor.post(`/cases/${id}/query-code`, {})).status).toBe(404);
    expect(await office.db.read('query_codes').where({ case_id: id })).toEqual([]);
  });
});

describe('the time until a session ends', () => {
  it('is eight hours at least: applicants fill in long forms by the same cookie', async () => {
    const careful = await openRunningOffice({ variables: { YISHEN_SESSION_IDLE: '5' } });
    const { headers } = await visitorAt(careful.url).get('/login');
    await careful.close();
    const expires = /Expires=([^;]+)/.exec(headers.getSetCookie()[0] ?? '')?.[1] ?? '';
    const seconds = (Date.parse(expires) - Date.parse(headers.get('date') ?? '')) / 1_000;
    expect(Math.abs(seconds - 8 * 3_600)).toBeLessThan(60);
  });

  it('runs on while only scripts of an open page ask', async () => {
    const visitor = visitorAt(office.url);
    await visitor.signIn('officer', PASSWORD);
    const expiry = async () => (await office.db.read('sessions').orderBy('expired', 'desc').first('expired')).expired;
    const first = await expiry();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await visitor.get('/queue/views', { 'sec-fetch-mode': 'cors' });
    expect(await expiry()).toEqual(first);
    await visitor.get('/queue/views');
    await visitor.post('/queue', { q: '' });
    expect(await expiry()).not.toEqual(first);
  });
});
