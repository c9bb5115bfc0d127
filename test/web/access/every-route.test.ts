import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessOffice, openAccessOffice } from './access-office.ts';
import { type AccessRow, VISITORS, type VisitorName } from './access-row.ts';
import { ALL_ROWS } from './all-rows.ts';
import { answered, callRow } from './call-row.ts';
import { routesInSource } from './routes-in-source.ts';
import { routesOf } from './routes-of.ts';
import { createVisitors } from './visitors.ts';

let office: AccessOffice;
let visitors: ReturnType<typeof createVisitors>;

beforeAll(async () => {
  office = await openAccessOffice();
  visitors = createVisitors(office);
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

/** Those who are turned away come first: what the others change they do not find. */
function inOrder({ answers }: AccessRow): readonly VisitorName[] {
  const rank = (name: VisitorName): number => (answers[name] === 'ok' ? 1 : 0);
  return [...VISITORS].sort((a, b) => rank(a) - rank(b));
}

describe('the table of routes', () => {
  it('has one row for every route of the program, and no other', () => {
    const routes = [...new Set(routesOf(office.app).map(({ method, path }) => `${method} ${path}`))].filter(
      (route) => !/ \/api\/(?!topics\/)/.test(route),
    );
    const rows = ALL_ROWS.map(({ route }) => route);
    expect(routes.filter((route) => !rows.includes(route))).toEqual([]);
    expect(rows.filter((route, index) => !routes.includes(route) || rows.indexOf(route) !== index)).toEqual([]);
  });

  it('is asked of a program that has every route of the source, those with a condition among them', () => {
    const [written, mounted] = [routesInSource(), routesOf(office.app)];
    expect(written.length).toBeGreaterThan(200);
    expect(written.filter(({ fits }) => !mounted.some(fits)).map(({ file, method, path }) => `${method} ${path} (${file})`)).toEqual([]);
  });
});

describe.each(ALL_ROWS)('$route', (row) => {
  it('answers each visitor as the table says', async () => {
    const wrong: string[] = [];
    for (const name of inOrder(row)) {
      const visitor = await visitors.visitor(name, row.call.fresh === true);
      const answer = await callRow(row, { office, name, visitor });
      const found = answered(answer);
      if (found !== row.answers[name])
        wrong.push(`${name}: ${row.answers[name]} was expected, ${found} came (${answer.status} ${answer.location ?? ''})`);
    }
    expect(wrong).toEqual([]);
  });
});
