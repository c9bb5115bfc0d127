import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIL_KINDS } from '../../src/engine/effects/mail-kinds.ts';
import { type Browser, count, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';

describe('the gallery of mails', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(fakeDeps({ roles: ['officer'] }));
    await browser.signIn();
  });
  afterAll(() => browser.close());

  it('lists every kind, with a page of its own', async () => {
    const { html } = await browser.get('/mail/samples');
    expect(count(html, 'mail-kind')).toBe(MAIL_KINDS.length);
    for (const kind of MAIL_KINDS) {
      expect(html).toContain(`href="/mail/samples/${kind}"`);
      expect([kind, (await browser.get(`/mail/samples/${kind}`)).status]).toEqual([kind, 200]);
    }
  });

  it('shows subject, text and HTML in the language asked for', async () => {
    const { html } = await browser.get('/mail/samples/correctionRequested?language=en');
    expect(html).toContain('Please correct your application');
    expect(html).toContain('/mail/samples/correctionRequested/html?language=en&amp;variant=1');
    const shown = await browser.get('/mail/samples/correctionRequested/html?language=en&variant=1');
    expect(shown.html).toContain('<html lang="en">');
  });

  it('shows the HTML in a frame of ours alone, in which nothing runs', async () => {
    const { headers } = await browser.get('/mail/samples/digest/html');
    const policy = headers.get('content-security-policy');
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox");
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each(['none', 'toString', 'lapsed?variant=99', 'lapsed?variant=x', 'lapsed?variant=0', 'none/html'])('has no %s', async (path) => {
    expect((await browser.get(`/mail/samples/${path}`)).status).toBe(404);
  });

  it.each([
    ['admin', 200],
    ['auditor', 200],
    ['statistician', 403],
  ] as const)('is answered to the %s with %i', async (role, status) => {
    const other = await openBrowser(fakeDeps({ roles: [role] }));
    await other.signIn();
    const paths = ['/mail/samples', '/mail/samples/receipt', '/mail/samples/receipt/html'];
    const answers = await Promise.all(paths.map(async (path) => (await other.get(path)).status));
    await other.close();
    expect(answers).toEqual([status, status, status]);
  });

  it('asks whoever is not signed in to sign in', async () => {
    const anonymous = await openBrowser(fakeDeps());
    expect((await anonymous.get('/mail/samples/receipt/html')).location).toContain('/login');
    await anonymous.close();
  });
});
