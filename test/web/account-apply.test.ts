import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPortalOffice, type PortalOffice, reviewed, submitted } from './portal-office.ts';

let office: PortalOffice;
beforeAll(async () => {
  office = await openPortalOffice();
});
afterAll(() => office.close());

it('finds an application that was sent while signed in among one’s own, without a query code', async () => {
  const browser = await office.open();
  const account = { login: 'jia@example.cn', password: '一句自己记得住的长话' };
  await browser.get('/account/register');
  await browser.post('/account/register', account);
  await browser.get('/account/login');
  expect((await browser.post('/account/login', account)).location).toBe('/account');
  const { html } = await reviewed(browser);
  expect((await submitted(browser, html)).location).toBe('/apply/receipt');
  const list = await browser.get('/account');
  expect(list.html).toContain('某道路工程的验收报告');
  const [, open = ''] = /href="(\/account\/open\/[^"]+)"/.exec(list.html) ?? [];
  const target = (await browser.get(open)).location ?? '';
  expect((await browser.get(target)).html).toContain('data-test="state"');
});
