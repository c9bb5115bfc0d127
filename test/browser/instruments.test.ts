import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { openChromium } from '../support/chromium.ts';
import { tabTo } from './hand.ts';
import { problemsOfPage } from './look-at-page.ts';

describe('what the pages are examined with', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openChromium();
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  const show = (main: string, style = '') =>
    page.setContent(`<html lang="en"><title>Page</title><style>${style}</style><body><main>${main}</main></body></html>`);

  it('finds nothing on a plain page', async () => {
    await show('<h1>Heading</h1><p>Text</p>');
    expect(await problemsOfPage(page, { rulesOn: 'desktop', colours: true })).toEqual([]);
  });

  it.each([
    ['a page without a heading', '<p>Text</p>', /0 first headings/],
    ['a page wider than a phone', '<h1>H</h1><p style="width: 500px">Text</p>', /^phone.*scrolls sideways.* because of p/],
    ['a field without a label', '<h1>H</h1><input type="text">', /axe label/],
    ['text that is too pale', '<h1>H</h1><p style="color: #aaa; background: #fff">Text</p>', /axe color-contrast/],
  ])('finds %s', async (_name, main, problem) => {
    await show(main);
    expect(await problemsOfPage(page, { rulesOn: 'desktop', colours: true })).toContainEqual(expect.stringMatching(problem));
  });

  it('reaches by the Tab key what can be reached, and sees the focus', async () => {
    await show('<a href="#a">first</a><button>second</button>');
    await tabTo(page, page.getByRole('button', { name: 'second' }));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('second');
  });

  it('fails where the Tab key does not lead', async () => {
    await show('<a href="#a">first</a><button tabindex="-1">second</button>');
    await expect(tabTo(page, page.getByRole('button', { name: 'second' }))).rejects.toThrow('No way by the Tab key');
  });

  it('fails where the focus cannot be seen', async () => {
    await show('<button>first</button>', ':focus { outline: none }');
    await expect(tabTo(page, page.getByRole('button', { name: 'first' }))).rejects.toThrow('It cannot be seen');
  });

  it('may look at a width in one scheme of colours: the other one changes nothing but colours', () => {
    const css = readFileSync(join(getProjectRoot(), 'views', 'generated', 'app.css'), 'utf8');
    const [before = '', ...dark] = css.split('(prefers-color-scheme: dark)');
    expect([before.includes('prefers-color-scheme'), dark.length]).toEqual([false, 1]);
    expect(dark[0]).toMatch(/^\s*\{\s*:root\s*\{(\s*--[\w-]+:\s*#[\da-f]{3,8}\s*;?)+\s*\}\s*\}/);
    expect(css).not.toContain('light-dark(');
  });
});
