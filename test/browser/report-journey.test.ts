import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { doReportDeed } from '../../src/engine/annual-report/report-desk.ts';
import type { ReportActor } from '../../src/engine/annual-report/report-stream.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { cellIdsOf } from '../../src/law/report/cells.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { officeInBrowser } from '../support/office-in-browser.ts';
import type { RunningOffice } from '../support/running-office.ts';
import { sendForm } from './record-step.ts';
import { follow, JOURNEY_MS, type Seat, seatsOf, WAYS } from './seat.ts';

const DAY = '2026-01-12';
const statistician: ReportActor = { kind: 'staff', id: 'statistician', name: '员工庚', roles: ['statistician'] };

describe('the annual report goes from entries over figures and words to the public page', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser((opened) => {
    ({ office, browser } = opened);
  });
  beforeAll(() => office.time.set(DAY));

  it.each(WAYS)(
    '$name',
    async ({ name, viewport, handOn }) => {
      const organ = await moveTo(office, `${name}区人民政府`);
      await reportOfYearBefore(office, organ);
      const seats = seatsOf(browser, office, { viewport, handOn });
      const writer = await seats('statistician');
      await enter(writer, office.url);
      await begin(writer, office.url);
      await explain(writer);
      await freeze(writer);
      await write(writer, office.url);
      const leader = await seats('leader');
      await actOn(leader, `${office.url}/reports/2025`, 'report.approved');
      await actOn(writer, `${office.url}/reports/2025`, 'report.published', { on: DAY });
      await writer.page.goto(`${office.url}/annual-reports/${organ.id}/2025`);
      expect(await writer.page.locator('[data-test=report]').textContent()).toContain('2025');
      expect(office.failures).toEqual([]);
    },
    JOURNEY_MS,
  );
});

/** Everybody works for another organ from now on: each way begins with a year that nobody has touched. */
async function moveTo({ db }: RunningOffice, name: string) {
  const organ = await createOrganStore(db.write).ensure({ name });
  await db.write('users').update({ organ_id: organ.id });
  return organ;
}

/** The year before carried two requests forward, which this year's cases do not know of. */
async function reportOfYearBefore({ db, time }: RunningOffice, organ: { readonly id: number; readonly name: string }): Promise<void> {
  const zero = Object.fromEntries(cellIdsOf('T2021').map((id) => [id, 0]));
  const carried = Object.fromEntries(['new', 'next'].flatMap((row) => ['naturalPerson', 'total'].map((column) => [`${row}/${column}`, 2])));
  const deed = { organ, year: 2024, actor: statistician, at: time.now(), today: civilDate(DAY) };
  await doReportDeed(db, { ...deed, type: 'report.opened', given: { basis: 'stated' } });
  await doReportDeed(db, { ...deed, type: 'report.figuresStated', given: { cells: { ...zero, ...carried }, source: '上年报告' } });
  await doReportDeed(db, { ...deed, type: 'report.frozen', given: {} });
}

async function enter(seat: Seat, url: string): Promise<void> {
  await seat.page.goto(`${url}/reports/entries/new?year=2025`);
  const entry = { indicator: 'normative.issued', amount: '４', on: '2025-05-06', source: '规范性文件台账' };
  await sendForm(seat.page.locator('[data-test=entry-form]'), seat.hand, entry);
}

async function begin(seat: Seat, url: string): Promise<void> {
  await seat.page.goto(`${url}/reports`);
  await follow(seat, '[data-test=begin]');
  await sendForm(seat.page.locator('[data-test=act-form]'), seat.hand, { basis: 'computed' });
  const made = seat.page.locator('[data-test=figures] a', { hasText: /^4$/ });
  expect(await made.first().getAttribute('href')).toContain('/cells/normative.made');
}

/** A failing check forbids to freeze, and names its cells; an explanation lets the difference stand. */
async function explain(seat: Seat): Promise<void> {
  const { page, hand } = seat;
  expect(await page.locator('[data-test=blocked]').textContent()).toContain('I4');
  expect(await page.locator('[data-mark=alarm]').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-test="report.frozen"]').count()).toBe(0);
  await hand.press(page.locator('[data-test=explain] summary'));
  await sendForm(page.locator('[data-test=explain-I4]'), hand, { text: '上年结转的两件系误报' });
  expect(await page.locator('[data-test=blocked]').count()).toBe(0);
}

async function freeze(seat: Seat): Promise<void> {
  await follow(seat, '[data-test="report.frozen"]');
  await sendForm(seat.page.locator('[data-test=act-form]'), seat.hand, {});
  expect(await seat.page.locator('[data-test=history-row]').count()).toBe(3);
  expect(await seat.page.locator('[data-test=differences-empty]').count()).toBe(1);
}

async function write(seat: Seat, url: string): Promise<void> {
  await follow(seat, '[data-test=text]');
  await sendForm(seat.page.locator('[data-test=begin-texts]'), seat.hand, {});
  await actOn(seat, `${url}/reports/2025`, 'report.submitted');
}

async function actOn(seat: Seat, address: string, act: string, values: Record<string, string> = {}): Promise<void> {
  await seat.page.goto(address);
  await follow(seat, `[data-test="${act}"]`);
  await sendForm(seat.page.locator('[data-test=act-form]'), seat.hand, values);
}
