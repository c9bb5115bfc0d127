import type { Express, Router } from 'express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../support/chromium.ts';
import { LOGINS, openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { type Cases, prepareCases, trackCases } from './cases.ts';
import { LOOKS, problemsOfPage, watchConsole } from './look-at-page.ts';
import { NOT_PAGES } from './not-pages.ts';
import { openDetails, PAGES, type PageUnderTest, type Visitor } from './pages.ts';

const VISITORS: readonly Visitor[] = ['anonymous', 'applicant', ...LOGINS];

/** Letters can be sent by fax; nothing leaves. */
const FAXING = { FAX_COMMAND: 'true {number} {file}' };

interface Visit {
  readonly page: Page;
  readonly colours: boolean;
}

/**
 * The tests of all pages in one language, for a file of their own: two files share the work. The rules are checked in Chinese on a desktop in
 * light colours and in English on a phone in dark ones; the layout of both widths in both. What a role may see does not depend on the
 * language: in English each page is looked at by its first visitor.
 */
export function examinePages(language: 'zh' | 'en'): void {
  describe(`every page in '${language}' is accessible on a phone and on a desktop`, () => examine(language));
}

function examine(language: 'zh' | 'en'): void {
  const rulesOn = language === 'zh' ? 'desktop' : 'phone';
  let office: RunningOffice;
  let cases: Cases;
  let browser: Browser;
  beforeAll(async () => {
    [office, browser] = await Promise.all([openRunningOffice({ variables: FAXING }), openChromium()]);
    cases = await prepareCases(office);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  describe.each(VISITORS.filter((visitor) => pagesFor(visitor).length > 0))('to %s', (visitor) => {
    let context: BrowserContext;
    /** One tab for all pages: to open one for each takes nearly as long as to open the page. */
    let page: Page;
    beforeAll(async () => {
      context = await browser.newContext({ reducedMotion: 'reduce', ...LOOKS[rulesOn] });
      page = await context.newPage();
      await page.goto(`${office.url}/login?lang=${language}`);
      if (visitor === 'applicant') await trackCases(office, page, cases);
      else if (visitor !== 'anonymous') await office.signIn(page, visitor);
    });
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return;
      // What hangs must not fail the pages after it.
      await page.close();
      page = await context.newPage();
    });
    afterAll(() => context?.close());

    it.for(pagesFor(visitor))('$name', async (tested, { expect }) => {
      // Who else sees the page sees it in the same colours.
      const colours = visitor === tested.who[0];
      expect(await visit(tested, { page, colours })).toEqual([]);
    });
  });

  it('is looked at, whatever its address', () => {
    const routes = addressesOf(office.app as Express).filter((route) => !NOT_PAGES.includes(route));
    const visited = PAGES.flatMap(({ path, leadsTo }) => [firstMatch(routes, pathOf(path)), leadsTo]);
    expect(routes.filter((route) => !visited.includes(route))).toEqual([]);
  });

  it('answers no page with an unexpected failure', () => {
    expect([...new Set(office.failures)]).toEqual([]);
  });

  function pagesFor(visitor: Visitor): readonly PageUnderTest[] {
    return PAGES.filter(({ who }) => (language === 'zh' ? who.includes(visitor) : who[0] === visitor));
  }

  function pathOf(path: PageUnderTest['path']): string {
    return typeof path === 'string' ? path : path(cases);
  }

  async function visit({ path, prepare, leadsTo, status = 200 }: PageUnderTest, { page, colours }: Visit): Promise<string[]> {
    const { complaints, stop } = watchConsole(page);
    const answer = await page.goto(office.url + pathOf(path));
    const problems = answer?.status() === status ? [] : [`answered with ${answer?.status()} instead of ${status}`];
    if (answer?.headers()['cache-control'] !== 'no-store') problems.push('may be kept by a cache');
    await prepare?.(page);
    // What was pressed has led to another page: it has arrived, but on a busy machine neither all of it nor its styles.
    await page.waitForLoadState('load');
    if (leadsTo !== undefined && firstMatch([leadsTo], page.url()) === undefined) problems.push(`leads to ${page.url()}, not ${leadsTo}`);
    await openDetails(page);
    problems.push(...(await problemsOfPage(page, { rulesOn, colours })));
    stop();
    return [...problems, ...complaints];
  }
}

/** The addresses that the program answers when they are opened, in the order in which it tries them. */
function addressesOf(app: Express): readonly string[] {
  const stackOf = ({ handle }: { readonly handle: unknown }) => (handle as Partial<Router>).stack ?? [];
  return app.router.stack.flatMap(stackOf).flatMap(({ route }) => {
    const answersGet = route?.stack.some(({ method }) => method === 'get') === true;
    return answersGet ? [route.path] : [];
  });
}

function firstMatch(routes: readonly string[], address: string): string | undefined {
  const { pathname } = new URL(address, 'http://local');
  return routes.find((route) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(pathname));
}
