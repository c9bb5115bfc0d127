import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunningOffice, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { codeFor, createTrackBrowser } from './track-browser.ts';

let office: RunningOffice;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
});
afterAll(() => office.close());

const ARRIVAL: StaffStep = ['registrar', 'application.arrived', '2024-03-04'];

describe('the way in', () => {
  it('counts the wrong tries down, then locks for half an hour', async () => {
    const id = await office.carry([ARRIVAL]);
    const { number, code } = await codeFor(office, id);
    const browser = createTrackBrowser(office);
    await browser.get('/track');
    for (const left of [4, 3, 2, 1]) {
      const reply = await browser.post('/track', { number, code: 'WRONG' });
      expect([reply.status, reply.html.includes(`还可以再试 ${left} 次`)]).toEqual([401, true]);
    }
    expect((await browser.post('/track', { number, code: 'WRONG' })).html).toContain('已暂停查询');
    const locked = await browser.post('/track', { number, code });
    expect([locked.status, locked.html.includes('2024-03-04 12:30')]).toEqual([429, true]);
  });

  it('asks for the code of every case, whatever code was given before', async () => {
    const [mine, other] = [await office.carry([ARRIVAL]), await office.carry([ARRIVAL])];
    const browser = createTrackBrowser(office);
    await browser.track(office, mine);
    for (const path of ['', '/reply', '/days.ics', '/files/some', '/withdraw', '/correct']) {
      const reply = await browser.get(`/track/${other}${path}`);
      expect([reply.status, reply.location?.startsWith('/track?next=')]).toEqual([303, true]);
    }
    expect((await browser.post(`/track/${other}/withdraw`, { 'data.statement': '撤回' })).location).toBe('/track');
  });

  it('leads back only to an address of the case', async () => {
    const id = await office.carry([ARRIVAL]);
    const { number, code } = await codeFor(office, id);
    const enter = async (next: string) => {
      const browser = createTrackBrowser(office);
      await browser.get('/track');
      return (await browser.post('/track', { number, code, next })).location;
    };
    expect(await enter(`/track/${id}/withdraw`)).toBe(`/track/${id}/withdraw`);
    for (const next of ['//evil.example', `/track/${id}x`, `/track/${id}/../../queue`, '/queue'])
      expect(await enter(next)).toBe(`/track/${id}`);
  });

  it('is closed again after leaving', async () => {
    const id = await office.carry([ARRIVAL]);
    const browser = createTrackBrowser(office);
    await browser.track(office, id);
    expect((await browser.post('/track/leave', {})).location).toBe('/track?left=1');
    expect((await browser.get(`/track/${id}`)).status).toBe(303);
  });

  it('asks for what is missing beside its field', async () => {
    const browser = createTrackBrowser(office);
    await browser.get('/track');
    const reply = await browser.post('/track', { number: '', code: '' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('href="#number"');
    expect(reply.html).toContain('href="#code"');
  });
});
