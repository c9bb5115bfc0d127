import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/run-test-cli.ts';
import { officeInBrowser } from '../support/office-in-browser.ts';
import type { RunningOffice, StaffStep } from '../support/running-office.ts';
import { tableStates } from '../web/access/unchanged.ts';
import { sendForm } from './record-step.ts';
import { follow, JOURNEY_MS, type Seat, seatsOf, WAYS } from './seat.ts';

const REPLIED: readonly StaffStep[] = [
  ['officer', 'examination.started', '2026-03-03'],
  ['officer', 'unit.assigned', '2026-03-03', { unit: '某科室', internalLimit: '2026-03-20' }],
  ['officer', 'search.started', '2026-03-04', { units: '某科室', systems: '档案系统' }],
  ['officer', 'search.completed', '2026-03-05', { result: 'found', systems: '档案', terms: '报告', staff: '员工', resultList: '一份' }],
  ['secrecy', 'secrecy.cleared', '2026-03-06', { level: '不涉密', basis: '保守国家秘密法' }],
  ['head', 'period.extended', '2026-03-27', { workingDays: 20, reason: '需要更多时间查找' }],
  ['officer', 'reply.proposed', '2026-04-07', { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
  ['officer', 'reply.submitted', '2026-04-07'],
  ['legal', 'legal.approved', '2026-04-08', { opinion: '同意' }],
  ['leader', 'reply.approved', '2026-04-08'],
  ['officer', 'reply.issued', '2026-04-09'],
  ['officer', 'reply.served', '2026-04-09', { method: 'inPerson' }],
  ['officer', 'service.proven', '2026-04-09', { proof: 'signature', deliveredOn: '2026-04-09' }],
];

const ATTACKED: readonly StaffStep[] = [
  ['officer', 'review.filed', '2026-04-20', { filedBy: 'applicant', reviewOrgan: '乙市人民政府' }],
  ['officer', 'review.accepted', '2026-04-22', { procedure: 'ordinary' }],
  ['officer', 'review.noticeReceived', '2026-04-24', { procedure: 'ordinary' }],
  ['legal', 'review.answered', '2026-04-28', { opinion: '请求维持', evidence: '答复书、送达回证' }],
  ['officer', 'review.decided', '2026-06-10', { outcome: 'upheld' }],
  ['officer', 'litigation.filed', '2026-06-22', { filedBy: 'applicant', court: '甲区人民法院' }],
  ['officer', 'litigation.registered', '2026-06-24', { procedure: 'ordinary' }],
];

describe('an auditor looks into a case with a review and a suit', () => {
  let office: RunningOffice;
  let browser: Browser;
  let caseId: string;
  officeInBrowser((opened) => {
    ({ office, browser } = opened);
  });
  beforeAll(async () => {
    caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02'], ...REPLIED, ...ATTACKED]);
    office.time.set('2026-07-01');
  });

  it.each(WAYS)(
    '$name',
    async ({ viewport, handOn }) => {
      const seat = await seatsOf(browser, office, { viewport, handOn })('auditor');
      const before = await tableStates(office.db.read);
      await seat.page.goto(`${office.url}/cases/${caseId}`);
      await follow(seat, '[data-test=tool-replay]');
      await replayDays(seat);
      await moveSlider(seat);
      await compareVersions(seat);
      await searchAndFollow(seat, office.url);
      await followFigure(seat, office.url);
      await exportAndVerify(seat, `${office.url}/cases/${caseId}`);
      expect(await tableStates(office.db.read)).toEqual(before);
    },
    JOURNEY_MS,
  );
});

const statesOn = (seat: Seat): Promise<string> => seat.page.locator('[data-test=replay-states]').innerText();

/** Where request, review and suit stood on days before, between and after. */
async function replayDays({ page, hand }: Seat): Promise<void> {
  const goTo = async (on: string, axis: 'effective' | 'recorded') => {
    const form = page.locator('[data-test=replay-jump]');
    await hand.writeDay(form.locator('[name=on]'), on);
    await hand.mark(form.locator(`[value=${axis}]`));
    await Promise.all([page.waitForEvent('load'), hand.press(form.locator('button'))]);
  };
  const seat = { page, hand };
  await goTo('2026-03-26', 'recorded');
  expect(await page.locator('[data-test=replay-due]').innerText()).toContain('2026-03-30');
  expect(await page.locator('[data-test=replay-chart]').count()).toBe(1);
  await goTo('2026-04-23', 'effective');
  expect(await statesOn(seat)).toContain('行政复议');
  expect(await page.locator('[data-test=replay-due]').innerText()).toContain('2026-04-28');
  await goTo('2026-06-24', 'effective');
  expect(await page.locator('[data-test=replay-chart]').count()).toBe(3);
  expect(await statesOn(seat)).toContain('行政诉讼');
}

/** With a script the case follows the slider, which is announced; the address keeps up, so that it can be kept. */
async function moveSlider({ page, hand }: Seat): Promise<void> {
  const shown = (version: number) => page.locator(`[data-test=replay-part][data-version="${version}"]`).waitFor();
  const version = Number(await page.locator('[data-test=replay-part]').getAttribute('data-version'));
  await hand.press(page.locator('[data-test=replay-previous]'));
  await shown(version - 1);
  await page.locator('#replay-version').focus();
  await page.keyboard.press('ArrowLeft');
  await shown(version - 2);
  expect(await page.locator('#replay-version').getAttribute('aria-valuetext')).toContain(`第 ${version - 2} 条`);
  await expect.poll(() => page.locator('[data-status]').textContent()).toContain(`第 ${version - 2} 条`);
  await expect.poll(() => page.url()).toContain(`version=${version - 2}`);
}

async function compareVersions(seat: Seat): Promise<void> {
  const { page, hand } = seat;
  await follow(seat, '[data-test=to-compare]');
  await sendForm(page.locator('[data-test=compare-form]'), hand, { from: '6', to: '7' });
  const clock = await page.locator('[data-test=compare-clock]').innerText();
  expect(clock).toContain('2026-03-30');
  expect(clock).toContain('2026-04-28');
  expect(await page.locator('[data-test=compare-entries]').innerText()).toContain('需要更多时间查找');
}

async function searchAndFollow(seat: Seat, url: string): Promise<void> {
  const { page, hand } = seat;
  await page.goto(`${url}/audit`);
  await follow(seat, '[data-test=audit-links] a[href="/audit/search"]');
  await sendForm(page.locator('[data-test=audit-form]'), hand, { actor: 'head', axis: 'effective' });
  expect(await page.locator('[data-test=audit-row]').count()).toBe(1);
  await follow(seat, '[data-test=audit-row] a');
  expect(await page.locator('[data-test=replay-decisive]').innerText()).toContain('延长 20 个工作日');
}

async function followFigure(seat: Seat, url: string): Promise<void> {
  const { page } = seat;
  await page.goto(`${url}/audit`);
  await follow(seat, '[data-test=audit-links] a[href="/audit/oversight"]');
  expect(await page.locator('[data-test=figure-extended]').innerText()).toContain('100.0%');
  await follow(seat, '[data-test=figure-extended] a');
  expect(await page.locator('[data-test=audit-row]').count()).toBe(1);
  await follow(seat, '[data-test=audit-row] a');
  await page.locator('[data-test=case-no]').waitFor();
}

/** What is taken away verifies without the server, until one byte of it is another. */
async function exportAndVerify(seat: Seat, caseUrl: string): Promise<void> {
  const { page, hand } = seat;
  await page.goto(`${caseUrl}/bundle`);
  const [download] = await Promise.all([page.waitForEvent('download'), hand.press(page.locator('a[href$="/bundle.zip"]').first())]);
  const file = await download.path();
  const whole = await run(['verify', file]);
  expect([whole.code, whole.err]).toEqual([0, expect.any(String)]);
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(`${file}.altered.zip`, bytes);
  expect((await run(['verify', `${file}.altered.zip`])).code).toBe(1);
}
