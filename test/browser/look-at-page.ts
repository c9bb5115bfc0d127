import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { ConsoleMessage, Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NODES_TOLD = 3;

const ofBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const AXE = readFileSync(ofBuilder.resolve('axe-core/axe.min.js'), 'utf8');

/** The look in which the rules are checked; the other one is looked at for its layout. */
export type LookName = 'desktop' | 'phone';

/** Each width once and each scheme of colours once. Pages open in one of them without being laid out anew. */
export const LOOKS = {
  desktop: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  phone: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const satisfies Record<LookName, unknown>;

/**
 * Everything that is wrong with the page as it stands, on a desktop and on a phone: one line each, none when all is well. The scheme of
 * colours stays that of the rules for the other look: it changes nothing but colours, and of them only the rules tell.
 *
 * @param options - `rulesOn`: where axe runs. Without `colours`, contrast is not measured, which takes most of the time.
 */
export async function problemsOfPage(
  page: Page,
  { rulesOn, colours }: { readonly rulesOn: LookName; readonly colours: boolean },
): Promise<string[]> {
  const problems = await problemsOfDocument(page);
  await colour(page, LOOKS[rulesOn].colorScheme);
  for (const name of looksFrom(page, rulesOn)) {
    await widen(page, LOOKS[name].viewport);
    const found = [...(await sidewaysScroll(page)), ...(name === rulesOn ? await axe(page, colours) : [])];
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  }
  return problems;
}

/** The look that the page has comes first: to lay it out anew takes as long as to open it. */
function looksFrom(page: Page, rulesOn: LookName): readonly LookName[] {
  const other = rulesOn === 'phone' ? 'desktop' : 'phone';
  return page.viewportSize()?.width === LOOKS[other].viewport.width ? [other, rulesOn] : [rulesOn, other];
}

/** What is so already is left alone, here and below: it would be laid out anew all the same. */
async function colour(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  const isSo = await page.evaluate((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, colorScheme);
  if (!isSo) await page.emulateMedia({ colorScheme });
}

async function widen(page: Page, { width, height }: { readonly width: number; readonly height: number }): Promise<void> {
  const now = page.viewportSize();
  if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height });
}

/** Collects what the browser complains of until it is stopped: errors of scripts, refused resources, violations of the content security policy. */
export function watchConsole(page: Page): { readonly complaints: readonly string[]; stop(): void } {
  const complaints: string[] = [];
  const onError = (error: Error): void => void complaints.push(`script error: ${error.message}`);
  const onMessage = (message: ConsoleMessage): void => {
    // The browser tells of the status of a page that is refused or not found as of an error.
    const { url } = message.location();
    const isOfPage = url === page.url() && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isOfPage) complaints.push(`console: ${message.text()} (${url})`);
  };
  page.on('pageerror', onError).on('console', onMessage);
  return { complaints, stop: () => void page.off('pageerror', onError).off('console', onMessage) };
}

async function problemsOfDocument(page: Page): Promise<string[]> {
  const { headings, language, title } = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title,
  }));
  return [
    ...(headings === 1 ? [] : [`${headings} first headings instead of one`]),
    ...(['zh-CN', 'en'].includes(language) ? [] : [`its language is '${language}'`]),
    ...(/\S/.test(title) ? [] : ['no title']),
  ];
}

/** Names the elements that stick out, but not those inside a part that scrolls by itself. */
function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate((most) => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(element),
    );
    const names = wide.slice(0, most).map((element) => `${element.localName}.${element.className}#${element.id}`);
    return [`scrolls sideways by ${root.scrollWidth - root.clientWidth} px because of ${names.join(', ')}`];
  }, NODES_TOLD);
}

/** Without the source of the rules: that is there already. */
const NO_SOURCE = 'void 0';

async function axe(page: Page, colours: boolean): Promise<string[]> {
  const isAlone = page.frames().length === 1;
  if (isAlone) await bringAxe(page);
  const builder = new AxeBuilder(isAlone ? { page, axeSource: NO_SOURCE } : { page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(RULES);
  if (!colours) builder.disableRules('color-contrast');
  const { violations } = await builder.analyze();
  return violations.map(({ id, help, nodes }) => {
    const where = nodes
      .slice(0, NODES_TOLD)
      .map(({ target, failureSummary = '' }) => `${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`);
    return `axe ${id} (${help}), ${nodes.length} times\n    ${where.join('\n    ')}`;
  });
}

/**
 * As the builder does, which has the half megabyte compiled anew on each page: a text that comes by this way the browser compiles once for
 * all pages of a tab.
 */
async function bringAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  await session.detach();
}
