import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFileStore } from '../../../src/store/file-store.ts';
import { createFileVault } from '../../../src/store/file-vault.ts';
import { createApp } from '../../../src/web/app.ts';
import { openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { fakeDeps, PASSWORD } from '../fake-deps.ts';
import { type Bytes, docx, exe, filesBelow, html, pdf, pdfOf, png, svg, temporaryDirectory } from './upload-samples.ts';

const LIMIT = 20 * 1024 * 1024;

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

describe('POST /uploads', () => {
  let db: TestDatabase;
  let data: ReturnType<typeof temporaryDirectory>;
  let server: Server;
  let base: string;
  let cookie = '';
  let token = '';

  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
  });
  afterAll(() => db.close());

  beforeEach(async () => {
    data = temporaryDirectory();
    const app = createApp(fakeDeps({ deps: { db, vault: createFileVault(data.path) } }));
    server = await new Promise<Server>((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await openSession();
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await db.write('files').delete();
    data.remove();
  });

  /** A session of somebody who is not signed in, as the sign-in form opens it. */
  async function openSession(): Promise<void> {
    const response = await fetch(`${base}/login`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    token = /name="_csrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  }

  async function signIn(): Promise<void> {
    const body = new URLSearchParams({ _csrf: token, login: 'zhang', password: PASSWORD });
    const response = await fetch(`${base}/login`, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const page = await fetch(`${base}/cases/new?channel=inPerson`, { headers: { cookie, accept: 'text/html' } });
    token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  }

  async function post(path: string, form: FormData, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(base + path, { method: 'POST', body: form, headers: { cookie, ...headers }, redirect: 'manual' });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : { text } };
  }

  function upload(contents: Bytes, name: string, headers: Record<string, string> = { 'x-csrf-token': token }): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([contents]), name);
    return post('/uploads', form, headers);
  }

  const kept = () => filesBelow(data.path);
  const rows = () => db.read('files').select();

  it('keeps a file under its digest, readable by the server alone', async () => {
    const answer = await upload(pdf(), '验收报告.pdf');
    expect(answer).toMatchObject({ status: 201, body: { name: '验收报告.pdf', bytes: pdf().length, mediaType: 'application/pdf' } });
    const sha256 = createHash('sha256').update(pdf()).digest('hex');
    const path = join('files', sha256.slice(0, 2), sha256.slice(2));
    expect(kept()).toEqual([path]);
    expect(statSync(join(data.path, path)).mode & 0o777).toBe(0o600);
    expect(await createFileStore(db.read).findById(String(answer.body.id))).toMatchObject({ sha256, claimedAt: null, caseId: null });
  });

  it('belongs to the session, of which only a hash is kept, or to the account', async () => {
    await upload(pdf(), 'a.pdf');
    const [anonymous] = await rows();
    expect(anonymous.owner).toMatch(/^session:[0-9a-f]{64}$/);
    await signIn();
    await upload(pdf(), 'b.pdf');
    expect((await rows()).map(({ owner }) => owner)).toContain('user:user-1');
  });

  it('takes 20 MB and refuses one byte more, of which nothing stays', { timeout: 60_000 }, async () => {
    expect((await upload(pdfOf(LIMIT), 'full.pdf')).status).toBe(201);
    expect(kept()).toHaveLength(1);
    const refused = await upload(pdfOf(LIMIT + 1), 'more.pdf');
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ problems: [{ field: 'file', zh: expect.stringContaining('“more.pdf”未收取：超过 20 MB') }] });
    expect(kept()).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  it.each([
    ['a page called .pdf', html, 'bill.pdf'],
    ['a page called .txt', html, 'notes.txt'],
    ['a program called .jpg', exe, 'photo.jpg'],
    ['a program called .txt', exe, 'readme.txt'],
    ['a drawing with a script', svg, 'drawing.svg'],
    ['a drawing called .png', svg, 'drawing.png'],
    ['a picture called .pdf', png, 'scan.pdf'],
    ['a document called .xlsx', docx, 'table.xlsx'],
    ['a program', exe, 'setup.exe'],
    ['a name without extension', pdf(), 'scan'],
    ['an empty file', Buffer.alloc(0), 'empty.pdf'],
  ])('refuses %s and keeps nothing', async (_what, contents, name) => {
    const answer = await upload(contents, name);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ problems: [{ zh: expect.stringContaining(name), en: expect.stringContaining(name) }] });
    expect(kept()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\用户\\某甲\\申请.pdf', '申请.pdf'],
    ['harmless\u202efdp.pdf', 'harmlessfdp.pdf'],
    ['a\u200bb\u0085.pdf', 'ab.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
    ['..pdf. ', 'file'],
  ])('makes the name %j harmless', async (sent, expected) => {
    const answer = await upload(pdf(), sent);
    if (expected === 'file') expect(answer.status).toBe(422);
    else expect(answer.body).toMatchObject({ name: expected });
  });

  it('refuses a post without the token, or with another session’s, before anything is stored', async () => {
    for (const headers of [{}, { 'x-csrf-token': 'f'.repeat(64) }]) {
      expect((await upload(pdf(), 'a.pdf', headers)).status).toBe(403);
    }
    const late = new FormData();
    late.append('file', new Blob([pdf()]), 'a.pdf');
    late.append('_csrf', token);
    expect((await post('/uploads', late)).status).toBe(403);
    expect(kept()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('takes the token as the first field of a form', async () => {
    const form = new FormData();
    form.append('_csrf', token);
    form.append('file', new Blob([pdf()]), 'a.pdf');
    expect((await post('/uploads', form)).status).toBe(201);
  });

  it('lets no multipart post reach a route that takes none, even with a token', async () => {
    await signIn();
    for (const path of ['/logout', '/login', '/cases/case-1', '/nowhere']) {
      const form = new FormData();
      form.append('_csrf', token);
      expect((await post(path, form, { 'x-csrf-token': token })).status, path).toBe(403);
    }
  });

  it('refuses a multipart form without token and without files on routes that take them', async () => {
    await signIn();
    for (const path of ['/cases', '/cases/case-1/events', '/uploads']) {
      const form = new FormData();
      form.append('channel', 'inPerson');
      expect((await post(path, form)).status, path).toBe(403);
    }
  });

  it('keeps identical contents once, however many upload them at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => upload(pdf('same'), `copy-${index}.pdf`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(kept()).toHaveLength(1);
    expect(await rows()).toHaveLength(8);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    const { port } = server.address() as AddressInfo;
    const body = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 ${'x'.repeat(200_000)}`;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /uploads HTTP/1.1\r\nHost: local\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${token}\r\n` +
        `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n${body}`,
    );
    await expect.poll(() => existsSync(join(data.path, 'files')) && kept().length).toBe(1);
    socket.destroy();
    await expect.poll(kept).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('forgets an own file when asked, and nobody else’s', async () => {
    const { body } = await upload(pdf(), 'a.pdf');
    const remove = () => fetch(`${base}/uploads/${body.id}`, { method: 'DELETE', headers: { cookie, 'x-csrf-token': token } });
    const [mine, myToken] = [cookie, token];
    await openSession();
    expect((await remove()).status).toBe(404);
    [cookie, token] = [mine, myToken];
    expect((await remove()).status).toBe(204);
    expect(kept()).toEqual([]);
    expect((await remove()).status).toBe(404);
  });

  it('takes twenty files of a form and refuses the others', async () => {
    const form = new FormData();
    form.append('_csrf', token);
    for (let index = 1; index <= 22; index += 1) form.append('file', new Blob([pdf(String(index))]), `${index}.pdf`);
    const answer = await post('/uploads', form);
    expect(answer.status).toBe(422);
    expect(answer.body.problems).toEqual([
      expect.objectContaining({ zh: expect.stringContaining('“21.pdf”未收取：一次最多上传 20 个文件') }),
      expect.objectContaining({ zh: expect.stringContaining('“22.pdf”') }),
    ]);
    expect(kept()).toHaveLength(20);
  });

  it('keeps nothing of a form that is larger than forms may be', async () => {
    const form = new FormData();
    form.append('_csrf', token);
    form.append('file', new Blob([pdf()]), 'a.pdf');
    form.append('text', 'a'.repeat(512 * 1024 + 1));
    expect((await post('/uploads', form)).status).toBe(413);
    expect(kept()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('takes so many posts from one address and no more, whatever sessions they come from', async () => {
    const attempts = Array.from({ length: 241 }, () => post('/uploads', new FormData(), { 'x-csrf-token': token }));
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await openSession();
    expect((await upload(pdf(), 'a.pdf')).status).toBe(429);
    await signIn();
    expect((await upload(pdf(), 'a.pdf')).status).toBe(201);
  });

  it('refuses a broken form as the sender’s fault', async () => {
    expect((await upload(pdf(), 'a\u0000b.pdf')).status).toBe(400);
    expect(kept()).toEqual([]);
  });

  it('refuses more than 200 MB that nobody has submitted', async () => {
    const owner = 'user:user-1';
    const files = createFileStore(db.write);
    await files.create({
      ...{ id: 'big', sha256: 'a'.repeat(64), bytes: 200 * 1024 * 1024 - 10, mediaType: 'application/pdf', name: 'a.pdf' },
      ...{ owner, caseId: null, createdAt: '2026-12-01T00:00:00.000Z', claimedAt: null },
    });
    await signIn();
    const refused = await upload(pdf(), 'a.pdf');
    expect(refused).toMatchObject({ status: 422, body: { problems: [{ en: expect.stringContaining('have not been submitted yet') }] } });
    expect(kept()).toEqual([]);
  });
});
