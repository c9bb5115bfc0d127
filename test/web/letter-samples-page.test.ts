import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_SAMPLES } from '../../src/documents/letters/sample-facts.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { type Browser, count, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

describe('the gallery of letters', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(fakeDeps({ roles: ['officer'] }));
    await browser.signIn();
  });
  afterAll(() => browser.close());

  it('lists every letter in both regimes and by code, with a page and a PDF', async () => {
    const { html } = await browser.get('/letters/samples');
    expect(count(html, 'letter-sample')).toBe(LETTER_SAMPLES.length);
    expect(html).toContain('href="/letters/samples/REPLY_D?regime=R2008&amp;code=D4"');
    expect(html).toContain('href="/letters/samples/RECEIPT.pdf?regime=R2019&amp;variant=fee.paid"');
  });

  it.each(['none', 'REPLY_D?code=U1a', 'REPLY_D?regime=R2030', 'RECEIPT?variant=x', 'none.pdf'])('has no %s', async (path) => {
    expect((await browser.get(`/letters/samples/${path}`)).status).toBe(404);
  });

  it('has no PDF where letters are not printed', async () => {
    expect((await browser.get('/letters/samples/REPLY_D.pdf?code=D4')).status).toBe(404);
  });

  it.each([
    ['admin', 200],
    ['statistician', 403],
  ] as const)('is answered to the %s with %i', async (role, status) => {
    const other = await openBrowser(fakeDeps({ roles: [role] }));
    await other.signIn();
    const answer = await other.get('/letters/samples');
    await other.close();
    expect(answer.status).toBe(status);
  });
});

describe('a sample letter', () => {
  let office: RunningOffice;
  let officer: OfficeBrowser;
  beforeAll(async () => {
    office = await openRunningOffice({ day: '2026-03-02' });
    officer = await signedIn(office, 'officer');
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  it('is shown as text, with the other regime beside it', async () => {
    const { html } = await officer.get('/letters/samples/REPLY_D?regime=R2019&code=D4');
    expect(html).toContain('不予公开决定书');
    expect(html).toContain('第十五条、第三十二条');
    expect(html).toContain('应当先申请行政复议');
    expect(html).toContain('href="/letters/samples/REPLY_D?regime=R2008&amp;code=D4"');
    const rows = await officer.get('/letters/samples/SERVICE_PROOF');
    expect(rows.html).toContain('<dt>见证人</dt>');
  });

  it('is printed as it would go out', async () => {
    const response = await officer.open('/letters/samples/CORR_NOTICE.pdf?regime=R2019');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});
