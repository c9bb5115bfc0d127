import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInStore } from '../../src/store/sign-in-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases } from '../support/databases.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { codeOf } from '../support/second-factor.ts';
import { type Answer, type Visitor, visitorAt } from '../support/visitor.ts';

describe.each(databases)('the pages of signing in on $kind', ({ kind }) => {
  let office: RunningOffice;
  beforeAll(async () => {
    office = await openRunningOffice({
      kind,
      variables: { YISHEN_SECOND_FACTOR: 'required', YISHEN_SESSION_LONGEST: '12', YISHEN_SESSION_IDLE: '120' },
    });
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  const errorOf = ({ html }: Answer): string => /data-test="error-summary"[\s\S]*?<li>(?:<a[^>]*>)?([^<]+)/.exec(html)?.[1] ?? '';
  const sid = ({ headers }: Answer): string | undefined => headers.getSetCookie()[0]?.split(';')[0];
  /** Sets up one-time codes by the pages. @returns the secret and the recovery codes. */
  async function enrol(visitor: Visitor): Promise<{ secret: string; codes: string[]; answer: Answer }> {
    const { html } = await visitor.get('/settings/second-factor/new');
    const secret = [...(/data-test="secret">(.*?)<\/p>/s.exec(html)?.[1] ?? '').matchAll(/>([A-Z2-7]+)/g)]
      .map(([, group]) => group)
      .join('');
    const answer = await visitor.post('/settings/second-factor/new', { code: codeOf(secret, office.time.now()) });
    const codes = [...answer.html.matchAll(/<code>([^<]+)/g)].map(([, code = '']) => code);
    return { secret, codes, answer };
  }

  it('lead a leader to one-time codes before anything else, and then to where they were going', async () => {
    const visitor = visitorAt(office.url);
    await visitor.get('/login?next=%2Fqueue');
    expect((await visitor.post('/login', { login: 'leader', password: PASSWORD, next: '/queue' })).location).toBe('/queue');
    for (const path of ['/queue', '/settings', '/settings/sessions', '/settings/second-factor', '/settings/password', '/desk']) {
      expect([path, (await visitor.get(path)).location]).toEqual([path, '/settings/second-factor/new']);
    }
    const page = await visitor.get('/settings/second-factor/new');
    expect([page.status, page.html.includes('aria-current'), page.html.includes('href="/queue"')]).toEqual([200, false, false]);
    expect((await visitor.post('/settings/second-factor/new', { code: '000000' })).status).toBe(422);
    const { codes, answer } = await enrol(visitor);
    expect([codes.length, new Set(codes).size, answer.headers.get('cache-control')]).toEqual([10, 10, 'no-store']);
    expect(answer.html).toContain('href="/queue"');
    for (const code of codes) expect(decodeURIComponent(answer.html)).toContain(code);
    expect((await visitor.get('/queue')).status).toBe(200);
  });

  it('lead nobody past one-time codes who has the password alone, when their owner sets them up elsewhere', async () => {
    const [thief, owner] = [visitorAt(office.url), visitorAt(office.url)];
    await thief.signIn('statistician', PASSWORD);
    await createUserStore(office.db.write).setRoles('statistician', ['leader']);
    for (const one of [thief, owner]) await one.signIn('statistician', PASSWORD);
    expect((await thief.get('/queue')).location).toBe('/settings/second-factor/new');
    await enrol(owner);
    expect((await owner.get('/queue')).status).toBe(200);
    expect((await thief.get('/queue')).location).toContain('/login');
    await createUserStore(office.db.write).setRoles('statistician', ['statistician']);
  });

  it('give a half sign-in nothing but the page for the code, for ten minutes', async () => {
    const phone = await office.enrol('auditor');
    const visitor = visitorAt(office.url);
    expect((await visitor.signIn('auditor', PASSWORD)).location).toBe('/login/code');
    for (const path of ['/queue', '/settings', '/settings/second-factor/new', '/settings/confirm']) {
      expect((await visitor.get(path)).location).toBe(`/login?next=${encodeURIComponent(path)}`);
    }
    await visitor.get('/login/code');
    expect((await visitor.post('/settings/password', { current: PASSWORD })).location).toBe('/login');
    office.time.pass(601);
    expect((await visitor.get('/login/code')).location).toBe('/login?late=1');
    expect((await visitor.post('/login/code', { code: codeOf(phone, office.time.now()) })).location).toBe('/login?late=1');
    expect((await visitor.get('/login?late=1')).html).toContain('10 分钟内');
    expect((await visitor.signIn('auditor', PASSWORD, codeOf(phone, office.time.now()))).status).toBe(303);
    expect((await visitor.get('/queue')).status).toBe(200);
  });

  it('renew the id of the session at each step, so that a planted one is worth nothing', async () => {
    const phone = await office.enrol('admin');
    const visitor = visitorAt(office.url);
    const ids = [sid(await visitor.get('/login')), sid(await visitor.post('/login', { login: 'admin', password: PASSWORD }))];
    await visitor.get('/login/code');
    ids.push(sid(await visitor.post('/login/code', { code: codeOf(phone, office.time.now()) })));
    office.time.pass(11 * 60);
    await visitor.get('/settings/confirm');
    ids.push(sid(await visitor.post('/settings/confirm', { code: codeOf(phone, office.time.now()) })));
    await visitor.get('/settings/password');
    ids.push(
      sid(
        await visitor.post('/settings/password', {
          current: PASSWORD,
          password: 'several unrelated words',
          again: 'several unrelated words',
        }),
      ),
    );
    expect(ids.every((id) => id?.startsWith('yishen='))).toBe(true);
    expect(new Set(ids).size).toBe(5);
    for (const planted of ids.slice(0, 4)) {
      const answer = await fetch(`${office.url}/settings`, { headers: { accept: 'text/html', cookie: planted ?? '' }, redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login?next=%2Fsettings']);
    }
    expect((await visitor.get('/settings')).status).toBe(200);
  });

  it('answer alike for an account that exists, one that is closed and one that does not exist', async () => {
    await createUserStore(office.db.write).setDisabledAt('statistician', '2026-01-01T00:00:00.000Z');
    const answers = async (login: string): Promise<unknown[]> => {
      const visitor = visitorAt(office.url);
      const told: unknown[] = [];
      for (let i = 0; i < 6; i += 1) {
        const answer = await visitor.signIn(login, login === 'statistician' && i < 5 ? PASSWORD : 'wrong');
        told.push([answer.status, answer.html.replaceAll(login, '').length, errorOf(answer), [...answer.headers.keys()].sort().join()]);
      }
      return told;
    };
    const known = await answers('officer');
    expect(await answers('nobodys')).toEqual(known);
    expect(await answers('statistician')).toEqual(known);
    expect(known.map((told) => (told as [number])[0])).toEqual([401, 401, 401, 401, 401, 429]);
    office.time.pass(61);
    expect((await visitorAt(office.url).signIn('officer', PASSWORD)).location).toBe('/queue');
  });

  it('let somebody in by a recovery code, say how many are left and lead to another phone', async () => {
    const visitor = visitorAt(office.url);
    await visitor.signIn('officer', PASSWORD);
    const { codes, secret } = await enrol(visitor);
    const again = visitorAt(office.url);
    await again.signIn('officer', PASSWORD);
    await again.get('/login/recovery');
    expect(errorOf(await again.post('/login/recovery', { code: 'AAAAA-AAAAA' }))).toContain('恢复码不正确');
    expect((await again.post('/login/recovery', { code: codes[0] ?? '' })).location).toBe('/settings/second-factor');
    expect((await again.get('/settings/second-factor')).html).toContain('还余 9 个');
    const renewed = await enrol(again);
    expect([renewed.codes.length, renewed.secret === secret]).toEqual([10, false]);
    const old = visitorAt(office.url);
    await old.signIn('officer', PASSWORD);
    await old.get('/login/recovery');
    expect((await old.post('/login/recovery', { code: codes[1] ?? '' })).status).toBe(401);
    await old.get('/login/code');
    expect((await old.post('/login/code', { code: codeOf(secret, office.time.now(), 1) })).status).toBe(401);
    for (let used = 0; used < 7; used += 1) {
      const one = visitorAt(office.url);
      await one.signIn('officer', PASSWORD);
      await one.get('/login/recovery');
      await one.post('/login/recovery', { code: renewed.codes[used] ?? '' });
      const { html } = await one.get('/settings/second-factor');
      expect([used, html.includes('data-test="few-codes"')]).toEqual([used, used === 6]);
    }
  });

  it('ask for a password of one’s own where somebody else set it', async () => {
    await createSignInStore(office.db.write).setPasswordDue('registrar', '2026-01-01T00:00:00.000Z');
    const [visitor, other] = [visitorAt(office.url), visitorAt(office.url)];
    await other.signIn('registrar', PASSWORD);
    await visitor.signIn('registrar', PASSWORD);
    expect((await visitor.get('/queue')).location).toBe('/settings/password');
    await visitor.get('/settings/password');
    const change = (password: string, again = password, current = PASSWORD) =>
      visitor.post('/settings/password', { current, password, again });
    expect(errorOf(await change('several unrelated words', undefined, 'wrong'))).toContain('现在的密码不正确');
    expect(errorOf(await change('123456789012'))).toContain('容易被猜中');
    expect(errorOf(await change('registrar-registrar'))).toMatch(/登录名|容易被猜中/);
    expect(errorOf(await change(PASSWORD))).toContain('相同');
    expect(errorOf(await change('several unrelated words', 'another one'))).toContain('两次');
    expect((await change('several unrelated words')).status).toBe(303);
    expect((await visitor.get('/queue')).status).toBe(200);
    expect((await other.get('/queue')).location).toContain('/login');
    expect((await visitorAt(office.url).signIn('registrar', PASSWORD)).status).toBe(401);
    expect((await visitorAt(office.url).signIn('registrar', 'several unrelated words')).status).toBe(303);
  });

  it('list sign-ins and end them elsewhere, and let nobody end those of others', async () => {
    const [head, phone, legal] = [visitorAt(office.url), visitorAt(office.url), visitorAt(office.url)];
    await head.signIn('head', PASSWORD);
    await phone.signIn('head', PASSWORD);
    await legal.signIn('legal', PASSWORD);
    const { html } = await head.get('/settings/sessions');
    expect([html.split('data-test="sign-in"').length - 1, html.split('data-test="this-sign-in"').length - 1]).toEqual([2, 1]);
    const end = /href="(\/settings\/sessions\/[\w-]+\/end)"/.exec(html)?.[1] ?? '';
    await legal.get('/settings/sessions');
    expect([(await legal.get(end)).status, (await legal.post(end, {})).status]).toEqual([404, 404]);
    expect((await phone.get('/queue')).status).toBe(200);
    await head.get(end);
    expect((await head.post(end, {})).location).toBe('/settings/sessions');
    expect((await phone.get('/queue')).location).toContain('/login');
    await phone.signIn('head', PASSWORD);
    await head.get('/settings/sessions/others');
    await head.post('/settings/sessions/others', {});
    expect((await phone.get('/queue')).location).toContain('/login');
    expect((await head.get('/queue')).status).toBe(200);
  });

  it('ask once more who it is before a grave act, and come back to it', async () => {
    const visitor = visitorAt(office.url);
    await visitor.signIn('legal', PASSWORD);
    office.time.pass(11 * 60);
    const asked = await visitor.get('/settings/second-factor/new');
    expect(asked.location).toBe('/settings/confirm?next=%2Fsettings%2Fsecond-factor%2Fnew');
    await visitor.get(asked.location ?? '');
    expect((await visitor.post('/settings/confirm', { next: '/settings/second-factor/new', password: 'wrong' })).status).toBe(401);
    const back = await visitor.post('/settings/confirm', { next: '//evil.example', password: PASSWORD });
    expect(back.location).toBe('/settings');
    await enrol(visitor);
    office.time.pass(11 * 60);
    const referer = { referer: `${office.url}/settings/second-factor/codes` };
    const posted = await visitor.post('/settings/second-factor/codes', {}, referer);
    expect(posted.location).toBe('/settings/confirm?next=%2Fsettings%2Fsecond-factor%2Fcodes');
    expect((await visitor.get(posted.location ?? '')).html).toContain('没有执行');
  });

  it('end a sign-in after twelve hours, and when the roles change', async () => {
    const visitor = visitorAt(office.url);
    const signedIn = await visitor.signIn('secrecy', PASSWORD);
    expect([signedIn.status, signedIn.location]).toEqual([303, '/queue']);
    for (let hour = 0; hour < 11; hour += 1) {
      office.time.pass(3_600);
      await visitor.post('/queue', { q: '' }); // what this client gets without posting counts as a script's
      expect((await visitor.get('/queue')).status).toBe(200);
    }
    office.time.pass(3_600);
    expect((await visitor.get('/queue')).location).toContain('/login');
    await visitor.signIn('secrecy', PASSWORD);
    await createUserStore(office.db.write).setRoles('secrecy', ['secrecyReviewer', 'legalReviewer']);
    expect((await visitor.get('/queue')).location).toContain('/login');
  });
});
