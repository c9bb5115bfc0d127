import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../../support/running-office.ts';
import { type Visitor, visitorAt } from '../../support/visitor.ts';
import { EVERY_ROUTE } from './access-office.ts';
import { type Route, routesOf } from './routes-of.ts';

const ENROLMENT = '/settings/second-factor/new';

/** Where one-time codes are required, whoever has to have them and has none is a stranger everywhere, and is led to the page for them. */
describe('who has to set up one-time codes first', () => {
  let office: RunningOffice;
  let routes: readonly Route[];
  /** What a stranger gets from each route. */
  const told = new Map<Route, string>();

  beforeAll(async () => {
    office = await openRunningOffice({ variables: { ...EVERY_ROUTE, YISHEN_SECOND_FACTOR: 'required' } });
    // What ends the session with its token would be the last call; and programs have keys.
    const leftOut = ['/logout', '/account/logout', '/track/leave', ENROLMENT];
    routes = routesOf(office.app).filter(({ path }) => !path.startsWith('/api/') && !leftOut.includes(path));
    const stranger = await visitorNamed(undefined);
    for (const route of routes) told.set(route, await call(stranger, route));
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  async function visitorNamed(login: string | undefined): Promise<Visitor> {
    const visitor = visitorAt(office.url);
    if (login === undefined) await visitor.get('/login');
    else expect((await visitor.signIn(login, PASSWORD)).status).toBe(303);
    // The page that they do reach: it has a form with the token of this session.
    if (login !== undefined) expect((await visitor.get(ENROLMENT)).status).toBe(200);
    return visitor;
  }

  async function call(visitor: Visitor, { method, path }: Route): Promise<string> {
    const address = path
      .replace(':organId', String(office.organ.id))
      .replace(':kind', 'suggestion')
      .replace(/:\w+/g, () => randomUUID());
    const headers: Record<string, string> = method === 'GET' || method === 'POST' ? {} : { 'x-csrf-token': visitor.token() };
    const answer = method === 'POST' ? await visitor.post(address, {}) : await visitor.ask(address, { method, headers });
    return `${answer.status} ${answer.location?.split('?')[0] ?? ''}`;
  }

  it.each(['leader', 'auditor', 'admin'] as const)(
    'as %s is led to the enrolment from every page, and told no more than a stranger',
    async (login) => {
      const visitor = await visitorNamed(login);
      let led = 0;
      const wrong: string[] = [];
      for (const route of routes) {
        const [stranger, found] = [told.get(route) ?? '', await call(visitor, route)];
        // The pages of a half sign-in lead everybody who is not in the middle of one to its beginning.
        const isStaffs = stranger === '303 /login' && !/^\/login\/(?:code|recovery|oidc)/.test(route.path);
        const expected = isStaffs ? `303 ${ENROLMENT}` : stranger;
        if (isStaffs) led += 1;
        if (found !== expected) wrong.push(`${route.method} ${route.path}: ${expected} was expected, ${found} came`);
      }
      expect(wrong).toEqual([]);
      expect(led).toBeGreaterThan(150);
      expect((await visitor.get(ENROLMENT)).status).toBe(200);
    },
  );
});
