import { afterEach, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../src/law/roles.ts';
import { firstPlaceOf } from '../../src/web/places.ts';
import { staffNav } from '../../src/web/site-nav.ts';
import { type Browser, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';

let opened: Browser | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function anybody(): Promise<Browser> {
  opened = await openBrowser(fakeDeps());
  return opened;
}

describe('the shell of pages', () => {
  it('leads people who are not signed in to what the public needs, and to the sign-in', async () => {
    const browser = await anybody();
    const { html } = await browser.get('/login');
    expect(html).toContain('data-test="header-public"');
    for (const href of ['/guide', '/apply', '/track', '/feedback', '/deadline', '/login']) expect(html).toContain(`href="${href}"`);
    expect(html).not.toContain('href="/queue"');
  });

  it('names the other language in that language and leads to the same page', async () => {
    const browser = await anybody();
    const { html } = await browser.get('/login?next=%2Fqueue');
    expect(html).toMatch(/<a href="\/login\?next=%2Fqueue&amp;lang=en" lang="en" hreflang="en"[^>]*>English<\/a>/);
  });

  it('has the skip link first, one main part and no script but the module of the server', async () => {
    const browser = await anybody();
    const { html } = await browser.get('/login');
    expect(html).toMatch(/<body><a class="govuk-skip-link" href="#main"/);
    expect(html.match(/<main id="main"/g)).toHaveLength(1);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/js/app.js">']);
  });
});

describe('the navigation of staff', () => {
  it.each<{ roles: StaffRole[]; hrefs: string[] }>([
    { roles: ['registrar'], hrefs: ['/queue', '/cases/new'] },
    { roles: ['leader'], hrefs: ['/queue', '/desk', '/dashboard'] },
    { roles: ['statistician'], hrefs: ['/dashboard'] },
  ])('offers $roles what they may open', ({ roles, hrefs }) => {
    const offered = staffNav({ roles }, '/').map(({ href }) => href);
    expect(offered).toEqual(expect.arrayContaining(hrefs));
  });

  it.each<{ roles: StaffRole[]; hidden: string[] }>([
    { roles: ['admin'], hidden: ['/queue', '/cases/new', '/desk', '/dashboard', '/month', '/workload'] },
    { roles: ['statistician'], hidden: ['/queue', '/cases/new', '/desk', '/month', '/workload'] },
    { roles: ['officer'], hidden: ['/desk'] },
    { roles: ['auditor'], hidden: ['/cases/new', '/desk'] },
  ])('hides from $roles what would be refused', ({ roles, hidden }) => {
    const offered = staffNav({ roles }, '/').map(({ href }) => href);
    expect(offered.filter((href) => hidden.includes(href))).toEqual([]);
  });

  it.each<[StaffRole, string]>([
    ['registrar', '/queue'],
    ['statistician', '/dashboard'],
    ['admin', '/admin'],
  ])('begins for a %s at %s, which they may open', (role, href) => {
    expect(firstPlaceOf({ roles: [role] })).toBe(href);
  });

  it('marks the place of the page, by its name or its address', () => {
    const current = (here: string) => staffNav({ roles: ['officer'] }, here).filter((link) => link.current);
    expect(current('queue').map(({ href }) => href)).toEqual(['/queue']);
    expect(current('/month').map(({ href }) => href)).toEqual(['/month']);
    expect(current('/cases/case-1')).toEqual([]);
  });
});

describe('the files of pages', () => {
  it.each([
    ['/assets/app.css', 'text/css; charset=utf-8'],
    ['/assets/fonts/fonts.css', 'text/css; charset=utf-8'],
    ['/assets/js/app.js', 'text/javascript; charset=utf-8'],
    ['/assets/js/govuk-frontend.min.js', 'text/javascript; charset=utf-8'],
    ['/assets/icon.svg', 'image/svg+xml'],
  ])('serves %s, to be asked for anew each time', async (path, type) => {
    const browser = await anybody();
    const { status, headers } = await browser.get(path);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, 'public, max-age=0']);
  });

  it('lets browsers keep the slices of the font, whose addresses carry their version', async () => {
    const browser = await anybody();
    const { html } = await browser.get('/assets/fonts/fonts.css');
    const slice = /url\((\d+\.\d+\.\d+\/[\w-]+\.woff2)\)/.exec(html)?.[1];
    const { status, headers } = await browser.get(`/assets/fonts/${slice}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'font/woff2']);
    expect(headers.get('cache-control')).toContain('immutable');
  });
});
