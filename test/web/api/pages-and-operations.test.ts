import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { routesOf } from '../access/routes-of.ts';
import { KINDS, PAGES, type SameByApi } from './pages-and-operations.ts';

let office: RunningOffice;
let routes: readonly string[];

beforeAll(async () => {
  office = await openRunningOffice();
  const known = routesOf(office.app).map(({ method, path }) => `${method} ${path}`);
  routes = known.filter((route) => !/ \/(?:api\/(?!topics)|assets)/.test(route));
});
afterAll(() => office.close());

function sameOf(route: string): SameByApi | undefined {
  return PAGES[route] ?? KINDS.find(([pattern]) => pattern.test(route))?.[1];
}

describe('everything the pages can do', () => {
  it('can be done by the API, or it is said why not', () => {
    expect(routes.length).toBeGreaterThan(200);
    expect(routes.filter((route) => sameOf(route) === undefined)).toEqual([]);
  });

  it('is done by operations that there are', () => {
    const known = new Set(OPERATIONS.map(({ id }) => id));
    const named = Object.values(PAGES).flatMap((same) => ('none' in same ? [] : same));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('names no page that there is not', () => {
    expect(Object.keys(PAGES).filter((route) => !routes.includes(route))).toEqual([]);
    expect(KINDS.filter(([pattern]) => !routes.some((route) => pattern.test(route))).map(([pattern]) => pattern.source)).toEqual([]);
  });

  it('asks of no operation of staff what no page does', () => {
    const named = new Set(Object.values(PAGES).flatMap((same) => ('none' in same ? [] : same)));
    /** Of the command line, or of programs alone. */
    const otherwise = ['computeClock', 'getAnnualReport', 'getTimeline', 'getMe', 'getService', 'listApplications'];
    expect(OPERATIONS.map(({ id }) => id).filter((id) => !named.has(id))).toEqual(otherwise.sort((a, b) => order(a) - order(b)));
  });
});

function order(id: string): number {
  return OPERATIONS.findIndex((operation) => operation.id === id);
}
