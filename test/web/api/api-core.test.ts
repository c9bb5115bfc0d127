import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';

let office: RunningOffice;
let officer: ApiClient;
let nobody: ApiClient;

beforeAll(async () => {
  office = await openRunningOffice({ day: '2026-03-02' });
  officer = await apiClient(office.url, await keysOf(office).personal('officer', ['cases:read']));
  nobody = await apiClient(office.url, null);
});
afterAll(() => office.close());

describe('the API', () => {
  it('tells whose key it is', async () => {
    const { status, body } = await officer.get('/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ key: { kind: 'personal', scopes: ['cases:read'] }, actor: { id: 'officer', roles: ['officer'] } });
  });

  it('tells its version to whoever has a key', async () => {
    expect((await officer.get('/service')).body).toMatchObject({ name: 'yishen', today: '2026-03-02' });
  });

  it('challenges whoever has none', async () => {
    const { status, headers, body } = await nobody.get('/me');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="yishen"');
    expect(body).toMatchObject({ code: 'UNAUTHORIZED', title: 'The key opens nothing' });
  });

  it('answers problems for what is not there, with the methods that are', async () => {
    expect((await officer.get('/nothing')).body.code).toBe('NOT_FOUND');
    expect((await nobody.get('/api/nothing')).status).toBe(404);
    const wrong = await officer.call('DELETE', '/me');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const options = await officer.call('OPTIONS', '/me');
    expect([options.status, options.headers.get('allow'), options.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
      null,
    ]);
  });

  it('answers HEAD like GET, without a body', async () => {
    const { status, bytes, headers } = await officer.call('HEAD', '/me');
    expect([status, bytes.length, headers.get('content-type')]).toEqual([200, 0, 'application/json; charset=utf-8']);
  });

  it('speaks the language that is asked for', async () => {
    const chinese = await nobody.get('/me', { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
    expect(chinese.body.title).toBe('密钥无效');
    expect(chinese.headers.get('content-language')).toBe('zh-CN');
  });
});
