import { afterEach, describe, expect, it } from 'vitest';
import { safeNext } from '../../src/web/pages/login-page.ts';
import { type Browser, openBrowser } from './browser.ts';
import { fakeDeps, PASSWORD } from './fake-deps.ts';

describe('signing in', () => {
  let browser: Browser;
  afterEach(() => browser.close());

  it('leads people who are not signed in to the login page and back to where they were going', async () => {
    browser = await openBrowser(fakeDeps());
    const first = await browser.get('/cases/case-1');
    expect([first.status, first.location]).toEqual([303, '/login?next=%2Fcases%2Fcase-1']);
    await browser.get('/login?next=%2Fcases%2Fcase-1');
    const signedIn = await browser.post('/login', { login: 'zhang', password: PASSWORD, next: '/cases/case-1' });
    expect([signedIn.status, signedIn.location]).toEqual([303, '/cases/case-1']);
    expect((await browser.get('/queue')).html).toContain('张承办');
  });

  it('gives the session a new id, so that a planted one is worth nothing', async () => {
    browser = await openBrowser(fakeDeps());
    await browser.get('/login');
    const before = browser.cookie();
    await browser.signIn();
    expect(browser.cookie()).not.toBe(before);
  });

  it.each([
    { login: 'zhang', password: 'wrong', because: 'the password is wrong' },
    { login: 'nobody', password: PASSWORD, because: 'there is no such person, which is not told' },
  ])('says what to do and keeps the login name when $because', async ({ login, password }) => {
    browser = await openBrowser(fakeDeps());
    await browser.get('/login');
    const reply = await browser.post('/login', { login, password });
    expect(reply.status).toBe(401);
    expect(reply.html).toContain('登录名或者密码不正确。请核对大小写后重新输入');
    expect(reply.html).toContain(`value="${login}"`);
    expect(reply.html).not.toContain(PASSWORD);
  });

  it('refuses the owner of a closed account, also in the middle of a session', async () => {
    const deps = fakeDeps();
    let disabledAt: string | null = null;
    const findById = async (id: string) => {
      const user = await deps.users.findById(id);
      return user === undefined ? undefined : { ...user, disabledAt };
    };
    browser = await openBrowser({ ...deps, users: { ...deps.users, findById } });
    await browser.signIn();
    expect((await browser.get('/queue')).status).toBe(200);
    disabledAt = '2026-12-01T00:00:00.000Z';
    expect((await browser.get('/queue')).location).toContain('/login');
  });

  it('ends the session on logout', async () => {
    browser = await openBrowser(fakeDeps());
    await browser.signIn();
    await browser.get('/queue');
    expect((await browser.post('/logout', {})).location).toBe('/login?out=1');
    expect((await browser.get('/queue')).location).toContain('/login');
    expect((await browser.get('/login?out=1')).html).toContain('您已退出登录');
  });

  it('refuses a post without the token of its own session', async () => {
    browser = await openBrowser(fakeDeps());
    await browser.get('/login');
    const reply = await browser.post('/login', { login: 'zhang', password: PASSWORD, _csrf: 'forged' });
    expect(reply.status).toBe(403);
    expect(reply.html).toContain('页面已过期');
  });
});

describe('the way back after signing in', () => {
  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', undefined, ['/', '/'], '/a\r\nb'])(
    'never leaves the site: %j',
    (target) => {
      expect(safeNext(target)).toBe('/');
    },
  );

  it('keeps a path with its query', () => {
    expect(safeNext('/queue?group=overdue&q=%E9%81%93')).toBe('/queue?group=overdue&q=%E9%81%93');
  });
});
