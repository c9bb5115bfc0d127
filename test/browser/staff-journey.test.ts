import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { officeInBrowser } from '../support/office-in-browser.ts';
import type { Login, RunningOffice } from '../support/running-office.ts';
import { recordStep, sendForm, type Values } from './record-step.ts';
import { JOURNEY_MS, seatsOf, WAYS } from './seat.ts';

/** A citizen's class follows from the type: the form does not ask for it. */
const APPLICATION: Values = {
  'data.applicant.type': 'citizen',
  'data.applicant.name': '某甲',
  'data.applicant.idType': 'residentId',
  'data.applicant.idNumber': '11010519491231002X',
  'data.applicant.phone': '13800000000',
  'data.applicant.address': '某市某区',
  'data.applicant.postcode': '017000',
  'data.title': '某道路工程的验收报告',
  'data.description': '申请公开某道路工程的竣工验收报告。',
  'data.media': 'paper',
  'data.obtainWay': ['post', 'pickUp'],
};

/** From examination to the proof of service: who records what on which day. */
const COURSE: readonly { readonly login: Login; readonly on: string; readonly steps: readonly { type: string; values?: Values }[] }[] = [
  {
    login: 'officer',
    on: '2026-03-03',
    steps: [
      { type: 'examination.started' },
      { type: 'unit.assigned', values: { unit: '某科室' } },
      { type: 'search.started', values: { units: '某科室', systems: '档案系统' } },
      {
        type: 'search.completed',
        values: { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙', resultList: '一份' },
      },
    ],
  },
  { login: 'secrecy', on: '2026-03-04', steps: [{ type: 'secrecy.cleared', values: { level: '不涉密', basis: '保守国家秘密法' } }] },
  {
    login: 'officer',
    on: '2026-03-05',
    steps: [
      { type: 'reply.proposed', values: { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' } },
      { type: 'reply.submitted' },
    ],
  },
  { login: 'legal', on: '2026-03-06', steps: [{ type: 'legal.approved', values: { opinion: '同意' } }] },
  { login: 'leader', on: '2026-03-06', steps: [{ type: 'reply.approved' }] },
  {
    login: 'officer',
    on: '2026-03-09',
    steps: [
      { type: 'reply.issued' },
      { type: 'reply.served', values: { method: 'inPerson' } },
      { type: 'service.proven', values: { proof: 'signature', deliveredOn: '2026-03-09' } },
    ],
  },
];

describe('an office answers an application taken in at the counter', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser((opened) => {
    ({ office, browser } = opened);
  });

  it.each(WAYS)(
    '$name',
    async ({ viewport, handOn }) => {
      const seatOf = seatsOf(browser, office, { viewport, handOn });
      office.time.set('2026-03-02');
      const counter = await seatOf('registrar');
      await counter.hand.press(counter.page.locator('nav a[href="/cases/new"]').first());
      await sendForm(counter.page.locator('[data-test=channel-form]'), counter.hand, { channel: 'inPerson' });
      await sendForm(counter.page.locator('[data-test=intake-form]'), counter.hand, APPLICATION);
      // Whoever takes the journey second is told that the same applicant has asked for the same before.
      const asNew = counter.page.locator('[data-test=as-new]');
      await counter.page.locator('[data-test=as-new], [data-test=case-no]').first().waitFor();
      if ((await asNew.count()) > 0) await counter.hand.press(asNew);
      await counter.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
      const caseUrl = counter.page.url();
      expect(await counter.page.locator('[data-test=due]').innerText()).toContain('2026-03-30');

      for (const { login, on, steps } of COURSE) {
        office.time.set(on);
        const { page, hand } = await seatOf(login);
        await page.goto(caseUrl);
        for (const step of steps) await recordStep(page, hand, step);
      }
      const { page } = await seatOf('officer');
      expect(await page.locator('[data-test=case-state]').innerText()).toMatch(/送达|答复/);
      await page.goto(`${caseUrl}/verify`);
      expect(await page.locator('[data-test=verify-result]').getAttribute('data-ok')).toBe('true');
    },
    JOURNEY_MS,
  );
});
