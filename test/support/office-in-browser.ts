import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openChromium } from './chromium.ts';
import { openRunningOffice, type RunningOffice } from './running-office.ts';

export interface OpenedOffice {
  readonly office: RunningOffice;
  readonly browser: Browser;
}

/**
 * A running office and a browser for the tests of one `describe`: opened before them, closed after them. After each test its windows are
 * closed, and the server must not have failed unexpectedly.
 */
export function officeInBrowser(use: (opened: OpenedOffice) => unknown): void {
  let opened: OpenedOffice | undefined;
  beforeAll(async () => {
    const [office, browser] = await Promise.all([openRunningOffice(), openChromium()]);
    opened = { office, browser };
    await use(opened);
  });
  afterEach(async () => {
    await Promise.all(opened?.browser.contexts().map((context) => context.close()) ?? []);
    expect(opened?.office.failures.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await opened?.browser.close();
    await opened?.office.close();
  });
}
