import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { openChromium } from '../support/chromium.ts';
import { type EmptyOffice, openEmptyOffice } from '../support/empty-office.ts';
import { MADE_UP_2027 } from '../support/notice-texts.ts';
import { application } from '../support/office.ts';
import { sendForm, type Values } from './record-step.ts';
import { follow, JOURNEY_MS, type Seat, takeSeat, WAYS } from './seat.ts';

const PASSWORD = '竹影 扫阶 尘不动 七弦';
const SETUP: Values = {
  organ: '甲区人民政府',
  shortName: '甲政',
  superior: '甲市人民政府',
  login: 'first',
  name: '员工壬',
  password: PASSWORD,
  again: PASSWORD,
};
const STAFF: readonly Values[] = [
  { login: 'registrar', name: '员工甲', roles: ['registrar'] },
  { login: 'officer', name: '员工乙', roles: ['officer'] },
  { login: 'reviewer', name: '员工丁', roles: ['secrecyReviewer', 'legalReviewer'] },
  { login: 'leader', name: '员工己', roles: ['leader'] },
];

const form = ({ page }: Seat, test: string) => page.locator(`[data-test=${test}]`);
const refusalOf = async ({ page }: Seat) => (await page.locator('[data-test=error-summary]').allInnerTexts()).join();

/** From a link of the administrators' home. */
async function goTo(seat: Seat, office: EmptyOffice, href: string): Promise<void> {
  await seat.page.goto(`${office.url}/admin`);
  await follow(seat, `main a[href="${href}"]`);
}

async function setUp(seat: Seat, office: EmptyOffice): Promise<void> {
  const { page, hand } = seat;
  await page.goto(office.url);
  expect(await page.locator('[data-test=not-set-up]').innerText()).toContain('一次性链接');
  await page.goto(`${office.url}${await office.setupPath()}`);
  await sendForm(form(seat, 'setup-form'), hand, SETUP);
  expect(await refusalOf(seat)).toBe('');
  await sendForm(page.locator('main form'), hand, { login: 'first', password: PASSWORD });
  expect(new URL(page.url()).pathname).toBe('/admin');
}

async function addUnits(seat: Seat, office: EmptyOffice): Promise<void> {
  for (const name of ['政府信息公开办公室', '政策法规科']) {
    await goTo(seat, office, '/admin/units');
    await follow(seat, '[data-test=new-unit]');
    await sendForm(form(seat, 'unit-form'), seat.hand, { name });
  }
  expect(await seat.page.locator('[data-test=units-row]').count()).toBe(2);
}

async function addStaff(seat: Seat, office: EmptyOffice): Promise<void> {
  const { page, hand } = seat;
  for (const person of STAFF) {
    await goTo(seat, office, '/admin/staff');
    await follow(seat, '[data-test=new-staff]');
    const unit = await page.locator('#unit option').nth(1).getAttribute('value');
    await sendForm(form(seat, 'staff-form'), hand, { ...person, unit: unit ?? '' });
    expect(await refusalOf(seat)).toBe('');
    expect(await page.locator('[data-test=secret]').innerText()).toMatch(/^\w{16}$/);
    await page.reload();
    expect(await page.locator('[data-test=secret]').count()).toBe(0);
  }
  await goTo(seat, office, '/admin/staff');
  expect(await page.locator('[data-test=staff-row]').count()).toBe(STAFF.length + 1);
}

async function bringInNotice(seat: Seat, office: EmptyOffice): Promise<string> {
  const { page, hand } = seat;
  await goTo(seat, office, '/admin/calendar');
  await follow(seat, '[data-test=new-notice]');
  await sendForm(form(seat, 'notice-form'), hand, { text: MADE_UP_2027 });
  expect(await refusalOf(seat)).toBe('');
  expect(await page.locator('[data-on="2027-02-05"]').getAttribute('class')).toContain('admin-day-off');
  const moved = await page.locator('[data-test=moved-row]').allInnerTexts();
  expect(moved).toHaveLength(1);
  expect(await page.content()).not.toContain(application.title);
  await sendForm(form(seat, 'accept'), hand, {});
  expect(await page.locator('[data-test=all-counted]').count()).toBe(1);
  expect(await page.locator('[data-test=moved-row]').allInnerTexts()).toEqual(moved);
  return moved[0] ?? '';
}

describe('an administrator begins with an empty database', () => {
  let browser: Browser;
  let office: EmptyOffice;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  it.each(WAYS)(
    'and ends with an office that works, $name',
    async ({ viewport, handOn }) => {
      office = await openEmptyOffice();
      try {
        const seat = await takeSeat(browser, { viewport, handOn });
        await setUp(seat, office);
        await addUnits(seat, office);
        await addStaff(seat, office);
        const caseId = await office.openCase('甲区人民政府', '2026-12-10');
        const before = (await createCaseStore(office.db.read).findById(caseId))?.dueOn ?? '';
        const moved = await bringInNotice(seat, office);
        const after = await createCaseStore(office.db.read).findById(caseId);
        expect(after?.dueOn).not.toBe(before);
        for (const part of [after?.caseNo, before, after?.dueOn]) expect(moved).toContain(part);
        const kinds = (await createAuditStore(office.db.read).page({ after: 0, limit: 100 })).map(({ kind }) => kind);
        expect(kinds).toEqual(expect.arrayContaining(['setup.completed', 'unit.created', 'account.created', 'calendar.imported']));
        expect(office.failures).toEqual([]);
        await seat.page.context().close();
      } finally {
        await office.close();
      }
    },
    JOURNEY_MS,
  );
});
