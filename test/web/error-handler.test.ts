import { afterEach, describe, expect, it } from 'vitest';
import {
  BrokenHistoryError,
  InvalidInputError,
  NotFoundError,
  SchemaMismatchError,
  StaleVersionError,
  StepRefusedError,
} from '../../src/law/errors.ts';
import { failureOf } from '../../src/web/failure.ts';
import { type Browser, count, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';

const TEXT = { zh: '说明', en: 'text' };

describe('the status of a failure', () => {
  it.each([
    { error: new InvalidInputError([{ field: 'on', ...TEXT }]), status: 422, code: 'INVALID_INPUT' },
    { error: new StepRefusedError({ rule: 'guard', basis: '第一条', text: TEXT }), status: 409, code: 'STEP_REFUSED' },
    { error: new StepRefusedError({ rule: 'role', basis: '第一条', text: TEXT }), status: 403, code: 'STEP_REFUSED' },
    { error: new StaleVersionError('case-1', 3), status: 409, code: 'STALE_VERSION' },
    { error: new NotFoundError(TEXT), status: 404, code: 'NOT_FOUND' },
    { error: new BrokenHistoryError('case-1', 3, TEXT), status: 500, code: 'BROKEN_HISTORY' },
    { error: new SchemaMismatchError(TEXT), status: 503, code: 'SCHEMA_MISMATCH' },
    { error: Object.assign(new Error('too large'), { status: 413 }), status: 413, code: 'BAD_REQUEST' },
    { error: new Error('insert into cases values (secret)'), status: 500, code: 'INTERNAL' },
    { error: 'thrown text', status: 500, code: 'INTERNAL' },
    { error: null, status: 500, code: 'INTERNAL' },
  ])('of $code is $status', ({ error, status, code }) => {
    expect(failureOf(error)).toMatchObject({ status, code });
  });
});

describe('pages of failures', () => {
  let browser: Browser;
  afterEach(() => browser.close());

  it('answers programs with application/problem+json', async () => {
    browser = await openBrowser(fakeDeps());
    await browser.signIn();
    const missing = await browser.get('/nowhere', { accept: 'application/json' });
    expect(missing.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(missing.html)).toMatchObject({ status: 404, code: 'NOT_FOUND', title: '找不到这个页面' });
    await browser.get('/cases/case-1');
    const wrong = await browser.post(
      '/cases/case-1/events',
      { type: 'period.extended', version: '6', on: '' },
      { accept: 'application/json' },
    );
    expect(JSON.parse(wrong.html)).toMatchObject({
      status: 422,
      code: 'INVALID_INPUT',
      problems: expect.arrayContaining([expect.objectContaining({ field: 'on' })]),
    });
  });

  it('asks programs without a session to sign in, and does not redirect them', async () => {
    browser = await openBrowser(fakeDeps());
    expect((await browser.get('/queue', { accept: 'application/json' })).status).toBe(401);
  });

  it('tells nothing of an unexpected failure but a number to find it by in the log', async () => {
    const reported: { error: unknown; requestId: string }[] = [];
    const queue = async () => {
      throw new Error('select * from cases where name = secret');
    };
    browser = await openBrowser(
      fakeDeps({ engine: { queue }, deps: { reportError: (error, { requestId }) => reported.push({ error, requestId }) } }),
    );
    await browser.signIn();
    const { status, html } = await browser.get('/queue?q=x');
    expect(status).toBe(500);
    expect(html).not.toContain('secret');
    expect(html).toContain(reported[0]?.requestId ?? 'never');
    expect(count(html, 'error-page')).toBe(1);
  });

  it('shows a page even when the session store fails', async () => {
    const deps = fakeDeps();
    deps.sessionStore.get = (_id, callback) => callback(new Error('store down'));
    browser = await openBrowser(deps);
    await browser.get('/login');
    expect((await browser.get('/queue')).status).toBe(500);
  });
});

describe('every answer', () => {
  let browser: Browser;
  afterEach(() => browser.close());

  it('forbids scripts within pages, frames and whatever is foreign, and is kept by no cache', async () => {
    browser = await openBrowser(fakeDeps());
    const { headers, html } = await browser.get('/login');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)|<script[^>]*>[^<]|style="|\son\w+="/);
  });

  it('keeps its cookie to HTTPS where the server is reached so', async () => {
    browser = await openBrowser(fakeDeps({ deps: { secureCookies: true, trustedProxies: 1 } }));
    const { headers } = await browser.get('/login', { 'x-forwarded-proto': 'https' });
    expect(headers.get('set-cookie')).toMatch(/^__Host-yishen=.*Secure/);
    expect(headers.get('strict-transport-security')).toContain('max-age');
  });

  it('tells supervisors that the server lives, and whether it can work', async () => {
    browser = await openBrowser(fakeDeps({ deps: { ready: async () => false } }));
    expect((await browser.get('/healthz')).status).toBe(200);
    expect((await browser.get('/readyz')).status).toBe(503);
  });

  it('finds its style sheet beside the views', async () => {
    browser = await openBrowser(fakeDeps());
    const { status, headers } = await browser.get('/assets/app.css');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
