import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createIdentityLinkStore } from '../../src/store/identity-link-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases } from '../support/databases.ts';
import { openIdentityProvider } from '../support/identity-office.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { codeOf } from '../support/second-factor.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';

import { signedIn } from './office-browser.ts';

type IdentityServer = Awaited<ReturnType<typeof openIdentityProvider>>;

describe.each(databases)('sign-in with an identity provider on $kind', ({ kind }) => {
  let server: IdentityServer;
  let office: RunningOffice;
  const open = async (variables = {}) => {
    office = await openRunningOffice({ kind, variables: { ...server.variables, ...variables } });
  };
  beforeEach(async () => {
    server = await openIdentityProvider();
  });
  afterEach(async () => {
    await office.close();
    await server.close();
  });

  const begin = async (visitor: Visitor, path = '/login/oidc') => (await visitor.get(path)).location;
  /** Somebody signed in with the password links their account. */
  const link = async (login: 'officer' | 'auditor', subject: string) => {
    const visitor = visitorAt(office.url);
    await visitor.signIn(login, PASSWORD);
    const back = await server.visit(await begin(visitor, '/settings/identity/start'), subject);
    expect((await visitor.get(back)).location).toBe('/settings/identity');
    expect((await visitor.get('/settings/identity')).html).toContain(`身份 ${subject}`);
    await visitor.post('/settings/identity', { answer: 'yes' });
    return visitor;
  };
  const comeIn = async (subject: string, amr?: readonly string[]) => {
    const visitor = visitorAt(office.url);
    const answer = await visitor.get(await server.visit(await begin(visitor), subject, amr));
    return { visitor, answer };
  };
  const acts = (what: 'account.linked' | 'account.unlinked' | 'signIn.succeeded') =>
    createAuditStore(office.db.read).find({ kinds: [what] }, 20);

  it('lets in whoever linked their account, signed in with the password, and confirmed it', async () => {
    await open();
    expect((await visitorAt(office.url).get('/login')).html).toContain('使用市统一身份认证登录');
    await link('officer', 'sub-1');
    expect(await acts('account.linked')).toMatchObject([{ actorKind: 'staff', data: { login: 'officer', issuer: server.issuer } }]);
    const { visitor, answer } = await comeIn('sub-1');
    expect(answer).toMatchObject({ status: 303, location: '/queue' });
    expect((await visitor.get('/queue')).status).toBe(200);
    expect((await acts('signIn.succeeded')).map(({ data }) => data.method)).toEqual(['openid', 'password']);
    const other = visitorAt(office.url);
    await other.get(await server.visit(await begin(other, '/login/oidc?next=%2Fmail'), 'sub-1'));
    expect((await other.get('/mail')).status).toBe(200);
  });

  it('lets in whom an administrator linked, and says at sign-out that one is still signed in there', async () => {
    await open();
    const admin = await signedIn(office, 'admin');
    await admin.get('/admin/staff/officer/identity');
    for (const subject of ['', '张三', 'a b']) expect((await admin.post('/admin/staff/officer/identity', { subject })).status).toBe(422);
    expect((await admin.submit('/admin/staff/officer/identity', { subject: 'sub-7' })).html).toContain('sub-7');
    expect((await admin.post('/admin/staff/leader/identity', { subject: 'sub-7' })).status).toBe(422);
    expect((await admin.post('/admin/staff/admin/identity', { subject: 'sub-8' })).status).toBe(422);
    const [act, ...others] = await createAuditStore(office.db.read).find({ kinds: ['account.linkedBy'] }, 9);
    expect([act?.actorId, act?.subject, act?.data, others]).toEqual([
      'admin',
      'officer',
      { login: 'officer', issuer: server.issuer, identity: 'sub-7' },
      [],
    ]);
    const { visitor, answer } = await comeIn('sub-7');
    expect(answer.location).toBe('/queue');
    await visitor.get('/queue');
    const out = await visitor.post('/logout', {});
    expect(out.location).toBe('/login?out=1&there=1');
    expect((await visitor.get('/login?out=1&there=1')).html).toContain('同时退出市统一身份认证');
    const there = new URL((await visitor.get('/login/oidc/out')).location ?? '');
    expect(there.origin).toBe(server.issuer);
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe('https://office.example/login?out=1');
    expect(there.searchParams.get('client_id')).toBe('yishen');
    expect((await visitorAt(server.issuer).get(`${there.pathname}${there.search}`)).status).toBe(200);
    await admin.submit('/admin/staff/officer/identity/remove', {});
    expect((await comeIn('sub-7')).answer.location).toBe('/login?oidc=notLinked');
    expect(await acts('account.unlinked')).toMatchObject([{ actorId: 'admin', subject: 'officer' }]);
  });

  it('goes where the person was going, and nowhere else', async () => {
    await open();
    await link('officer', 'sub-1');
    const visitor = visitorAt(office.url);
    const there = await server.visit(await begin(visitor, '/login/oidc?next=%2Fmonth'), 'sub-1');
    expect((await visitor.get(there)).location).toBe('/month');
    const out = visitorAt(office.url);
    expect((await out.get(await server.visit(await begin(out, '/login/oidc?next=%2F%2Fevil.example'), 'sub-1'))).location).toBe('/queue');
  });

  it('makes no account and matches none: who is not linked stays outside', async () => {
    await open();
    const before = await createUserStore(office.db.read).findByLogin('officer');
    for (const subject of ['stranger', 'officer', before?.id ?? '', '员工乙']) {
      const { visitor, answer } = await comeIn(encodeURIComponent(subject));
      expect(answer.location).toBe('/login?oidc=notLinked');
      expect((await visitor.get('/queue')).location).toContain('/login');
    }
    expect((await visitorAt(office.url).get('/login?oidc=notLinked')).html).toContain('还没有关联');
  });

  it('keeps a closed account out, in the same words', async () => {
    await open();
    await link('officer', 'sub-1');
    await office.db.write('users').where({ login: 'officer' }).update({ disabled_at: '2026-03-02T00:00:00.000Z' });
    expect((await comeIn('sub-1')).answer.location).toBe('/login?oidc=notLinked');
  });

  it('refuses another state, another nonce, an answer used before, and an answer to somebody else', async () => {
    await open();
    await link('officer', 'sub-1');
    const fresh = async () => {
      const visitor = visitorAt(office.url);
      return { visitor, location: new URL((await begin(visitor)) ?? '') };
    };
    const refused = { status: 303, location: '/login?oidc=refused' };
    const forged = await fresh();
    const back = new URL(await server.visit(forged.location.href, 'sub-1'), office.url);
    back.searchParams.set('state', 'another');
    expect(await forged.visitor.get(back.pathname + back.search)).toMatchObject(refused);
    const swapped = await fresh();
    swapped.location.searchParams.set('nonce', 'another');
    expect(await swapped.visitor.get(await server.visit(swapped.location.href, 'sub-1'))).toMatchObject(refused);
    const used = await fresh();
    const once = await server.visit(used.location.href, 'sub-1');
    const [first, second] = [await used.visitor.get(once), await used.visitor.get(once)];
    expect(first.location).toBe('/queue');
    expect(second).toMatchObject(refused);
    const [mine, theirs] = [await fresh(), await fresh()];
    expect(await theirs.visitor.get(await server.visit(mine.location.href, 'sub-1'))).toMatchObject(refused);
    expect(await visitorAt(office.url).get('/login/oidc/callback?code=x&state=y')).toMatchObject(refused);
    const said = await fresh();
    const denied = `/login/oidc/callback?error=access_denied&state=${said.location.searchParams.get('state')}`;
    expect(await said.visitor.get(denied)).toMatchObject(refused);
  });

  it('sends code challenges of the other kind to nobody: the provider refuses a code without its verifier', async () => {
    await open();
    await link('officer', 'sub-1');
    const visitor = visitorAt(office.url);
    const location = new URL((await begin(visitor)) ?? '');
    expect(location.searchParams.get('code_challenge_method')).toBe('S256');
    location.searchParams.set('code_challenge', 'A'.repeat(43));
    expect((await visitor.get(await server.visit(location.href, 'sub-1'))).location).toBe('/login?oidc=refused');
  });

  it('does not link without a confirmation, nor one identity to two accounts', async () => {
    await open();
    const visitor = visitorAt(office.url);
    await visitor.signIn('officer', PASSWORD);
    await visitor.get(await server.visit(await begin(visitor, '/settings/identity/start'), 'sub-1'));
    expect((await comeIn('sub-1')).answer.location).toBe('/login?oidc=notLinked');
    await visitor.get('/settings/identity');
    await visitor.post('/settings/identity', { answer: 'no' });
    expect(await createIdentityLinkStore(office.db.read).find(server.issuer, 'sub-1')).toBeUndefined();
    expect((await visitor.post('/settings/identity', { answer: 'yes' })).status).toBe(303);
    expect(await createIdentityLinkStore(office.db.read).find(server.issuer, 'sub-1')).toBeUndefined();
    const officer = await link('officer', 'sub-1');
    const auditor = await link('auditor', 'sub-1');
    expect((await auditor.get('/settings/identity')).html).toContain('没有关联');
    await officer.get('/settings/identity');
    await officer.post('/settings/identity/remove', {});
    expect(await acts('account.unlinked')).toHaveLength(1);
    expect((await comeIn('sub-1')).answer.location).toBe('/login?oidc=notLinked');
  });

  it('asks for our own code too, unless the second factor of the provider is trusted', async () => {
    await open();
    const secret = await office.enrol('officer');
    const officer = visitorAt(office.url);
    await officer.signIn('officer', PASSWORD, codeOf(secret, office.time.now()));
    await officer.get(await server.visit(await begin(officer, '/settings/identity/start'), 'sub-1'));
    await officer.get('/settings/identity');
    await officer.post('/settings/identity', { answer: 'yes' });
    const { visitor, answer } = await comeIn('sub-1', ['pwd', 'otp', 'mfa']);
    expect(answer.location).toBe('/login/code');
    expect((await visitor.get('/queue')).location).toContain('/login');
  });

  it('takes the second factor of a provider that is trusted, and a mere password of it for no second factor', async () => {
    await open({ OIDC_SECOND_FACTOR: '1' });
    await link('officer', 'sub-1');
    expect((await comeIn('sub-1', ['pwd', 'mfa'])).answer.location).toBe('/queue');
    expect((await acts('signIn.succeeded'))[0]?.data.method).toBe('openid+factor');
    await comeIn('sub-1', ['pwd']);
    expect((await acts('signIn.succeeded'))[0]?.data.method).toBe('openid');
  });

  it('says so when the provider does not answer, and the password still does', async () => {
    await open({ OIDC_ISSUER: 'http://127.0.0.1:9' });
    const visitor = visitorAt(office.url);
    expect(await begin(visitor)).toBe('/login?oidc=away');
    expect((await visitor.get('/login?oidc=away')).html).toContain('暂时没有响应');
    await visitor.signIn('officer', PASSWORD);
    expect((await visitor.get('/queue')).status).toBe(200);
  });
});
