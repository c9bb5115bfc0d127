import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';

let office: RunningOffice;
let client: Awaited<ReturnType<typeof apiClient>>;
beforeAll(async () => {
  office = await openRunningOffice();
  client = await apiClient(office.url, await keysOf(office).personal('statistician', ['figures:read', 'figures:write']));
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

it('acts on a report only for who has seen where it stands', async () => {
  const begin = { body: { type: 'report.opened', data: { basis: 'computed' } } };
  const seen = await client.get('/reports/2020');
  expect([seen.headers.get('etag'), seen.body.version]).toEqual(['"1"', 0]);
  expect(await client.post('/reports/2020/acts', begin)).toMatchObject({ status: 428 });
  const begun = await client.post('/reports/2020/acts', { ...begin, version: 1 });
  expect(begun).toMatchObject({ status: 200, body: { stage: 'drafting', version: 1 } });
  expect(begun.headers.get('etag')).toBe('"2"');
  const late = await client.post('/reports/2020/acts', { body: { type: 'report.frozen' }, version: 1 });
  expect(late).toMatchObject({ status: 412, body: { code: 'STALE_VERSION' } });
});
