import { afterAll, beforeAll, expect, it } from 'vitest';
import { API_TAGS } from '../../../src/web/api/operation.ts';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';

let office: RunningOffice;
const pages = new Map<string, string>();

beforeAll(async () => {
  office = await openRunningOffice();
  for (const path of ['/api', ...[...API_TAGS, 'events'].map((topic) => `/api/topics/${topic}`)]) {
    const response = await fetch(office.url + path);
    expect(response.status).toBe(200);
    pages.set(path, await response.text());
  }
});
afterAll(() => office.close());

it('is in pages of a bearable size, with every operation on one of them', () => {
  const large = [...pages].map(([path, html]) => [path, Buffer.byteLength(html)] as const).filter(([, size]) => size > 200_000);
  expect(large).toEqual([]);
  const all = [...pages.values()].join('\n');
  const missing = OPERATIONS.filter(({ id }) => all.split(`id="${id}" data-test="operation"`).length !== 2);
  expect(missing.map(({ id }) => id)).toEqual([]);
});

it('leads to nothing that is not there', () => {
  const broken = [...pages].flatMap(([path, html]) =>
    [...html.matchAll(/href="((?:\/api(?:\/topics\/\w+)?)?)#([^"]+)"/g)]
      .filter(([, page = '', anchor = '']) => !(pages.get(page === '' ? path : page) ?? '').includes(`id="${anchor}"`))
      .map(([whole]) => `${path}: ${whole}`),
  );
  expect([...new Set(broken)]).toEqual([]);
});

it('has no topic that there is not, and says so as a page', async () => {
  const response = await fetch(`${office.url}/api/topics/nothing`, { headers: { accept: 'text/html' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
});
