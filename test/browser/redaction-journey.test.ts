import type { Browser, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createPageWorkshop } from '../../src/engine/pages/create-page-workshop.ts';
import { officeInBrowser } from '../support/office-in-browser.ts';
import { createRedactionOffice, reportPdf } from '../support/redaction-office.ts';
import type { RunningOffice } from '../support/running-office.ts';
import { tabTo } from './hand.ts';
import { seatsOf, WAYS } from './seat.ts';

const TIMEOUT_MS = 120_000;

describe('a redaction', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser((opened) => {
    ({ office, browser } = opened);
  });

  async function caseWithReport(): Promise<string> {
    const caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
    const desk = createRedactionOffice({ db: office.db, dataDir: office.dataDir, now: office.time.now });
    await desk.file(caseId, { bytes: await reportPdf(), actor: office.actors.officer });
    await desk.close();
    return caseId;
  }

  it(
    'is drawn with the mouse and by search, checked by another person and burned',
    async () => {
      const caseId = await caseWithReport();
      const seatOf = seatsOf(browser, office, { ...WAYS[1], viewport: { width: 1600, height: 1000 } });
      const { page } = await seatOf('officer');
      await begin(page, `${office.url}/cases/${caseId}`);
      await page.locator('#draw-ground').selectOption('identityNumber');
      await drag(page, { from: [0.15, 0.2], to: [0.9, 0.26] });
      await marks(page).first().waitFor();
      await page.locator('[data-tool=text]').click();
      await drag(page, { from: [0.2, 0.36], to: [0.5, 0.36] });
      await expect.poll(() => marks(page).count()).toBe(2);

      await page.locator('[data-test=search]').click();
      await page.locator('#word').fill('李某某');
      await page.locator('[data-test=find]').click();
      await page.locator('#found-ground').selectOption('name');
      await page.locator('[data-test=mark-found]').click();
      await page.locator('[data-test=notice]').waitFor();
      await page.locator('[data-test=to-submit]').click();
      expect(await page.locator('[data-test=withheld]').innerText()).toMatch(/第1页：.*身份证件号码[\s\S]*第2页：姓名（1处/);
      expect(await page.locator('[data-test=leftovers]').innerText()).toMatch(/还有 \d+ 处未遮盖/);
      await page.locator('[data-test=submit-form] [name=confirmed]').check({ force: true });
      await page.locator('[data-test=propose]').click();
      await expect.poll(() => page.locator('[data-test=redaction-state]').innerText()).toBe('待复核');
      expect(await page.locator('[data-test=release]').count()).toBe(0);

      const second = await seatOf('legal');
      await second.page.goto(page.url());
      await second.page.locator('[data-test=release-form] [name=confirmed]').check({ force: true });
      await second.page.locator('[data-test=release]').click();
      const released = second.page.locator('[data-test=open-released]');
      await released.waitFor();
      const href = await second.page.locator('[data-test=download-released]').getAttribute('href');
      const answer = await second.page.request.get(office.url + href);
      const copy = { bytes: await answer.body(), mediaType: 'application/pdf' };
      const workshop = createPageWorkshop();
      expect(await workshop.inspect(copy)).toHaveLength(3);
      expect(await workshop.text(copy, 0)).toEqual([]);
      await workshop.close();
      await second.page.goto(`${office.url}/cases/${caseId}`);
      expect(await second.page.locator('[data-test=files]').innerText()).toContain('第2页：姓名（1处，标示为D4）');
    },
    TIMEOUT_MS,
  );

  it(
    'takes marks by the keyboard alone, which also moves and removes them',
    async () => {
      const caseId = await caseWithReport();
      const seatOf = seatsOf(browser, office, WAYS[1]);
      const { page, hand } = await seatOf('officer');
      await begin(page, `${office.url}/cases/${caseId}`);
      await hand.press(page.locator('[data-test=add-by-place] summary'));
      const values = { x: '20', y: '30', width: '40', height: '8' };
      for (const [name, value] of Object.entries(values)) await hand.write(page.locator(`#add-${name}`), value);
      await hand.press(page.locator('[data-test=add-mark]'));
      await marks(page).first().waitFor();
      await tabTo(page, marks(page).first());
      const before = await sideOf(page, 'x');
      for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowRight');
      await page.locator('[data-test=mark-item]', { hasText: '左 23.5' }).waitFor();
      await page.reload();
      expect(await sideOf(page, 'x')).toBeCloseTo(before + 10, 1);
      await tabTo(page, marks(page).first());
      await page.keyboard.press('Delete');
      await expect.poll(() => marks(page).count()).toBe(0);
      await page.keyboard.press('ControlOrMeta+z');
      await expect.poll(() => marks(page).count()).toBe(1);
    },
    TIMEOUT_MS,
  );
});

/** From the case's page to the page to draw on. */
async function begin(page: Page, caseUrl: string): Promise<void> {
  await page.goto(caseUrl);
  await page.locator('[data-test=redact-file]').first().click();
  await page.locator('[data-test=begin-redaction]').click();
  await page.locator('[data-redaction=bar]:not([hidden])').first().waitFor();
}

const marks = (page: Page): Locator => page.locator('[data-test=mark]');

interface Drag {
  /** Shares of the page. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

async function drag(page: Page, { from, to }: Drag): Promise<void> {
  const stage = page.locator('[data-test=stage]');
  await stage.scrollIntoViewIfNeeded();
  const box = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 };
  await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 4 });
  await page.mouse.up();
}

async function sideOf(page: Page, side: string): Promise<number> {
  return Number(await marks(page).first().locator('rect').first().getAttribute(side));
}
