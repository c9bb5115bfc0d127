import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createUserStore } from '../../src/store/user-store.ts';
import { officeInBrowser } from '../support/office-in-browser.ts';
import { PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { pdfNamed } from './counter.ts';
import { attach, fillForm, recordStep, sendForm } from './record-step.ts';
import { JOURNEY_MS, type Seat, takeSeat, WAYS } from './seat.ts';

const SEARCH = { systems: '档案系统', terms: '验收报告', staff: '员工乙', resultList: '一份' };
const LETTER = pdfNamed('征求意见函.pdf', 'letter');

describe('two officers on the same case', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser(async (opened) => {
    ({ office, browser } = opened);
    const users = createUserStore(office.db.write);
    const officer = await users.findByLogin('officer');
    if (officer !== undefined) await users.create({ ...officer, id: 'colleague', login: 'colleague', name: '员工癸' });
  });

  it.each(WAYS.flatMap((way) => [true, false].map((scripts) => ({ ...way, scripts }))))(
    'the second sees what the first did and loses nothing typed, the file neither ($name, scripts: $scripts)',
    async ({ viewport, handOn, scripts }) => {
      const caseId = await office.carry([
        ['registrar', 'application.arrived', '2026-03-02'],
        ['officer', 'examination.started', '2026-03-03'],
        ['officer', 'unit.assigned', '2026-03-03', { unit: '某科室' }],
        ['officer', 'search.started', '2026-03-03', { units: '某科室', systems: '档案系统' }],
      ]);
      const sit = () => takeSeat(browser, { viewport, handOn, context: { javaScriptEnabled: scripts } });
      const [first, second] = [await sit(), await sit()];
      await openCase(first, 'colleague', caseId);
      await openCase(second, 'officer', caseId);
      const form = second.page.locator('[data-step="thirdParty.consulted"] form');
      const step = second.page.locator('[data-step="thirdParty.consulted"]');
      await fillForm(form, second.hand, { 'data.party': '某建设有限公司', 'data.summary': '验收报告中的报价' });
      await attach(form, second.hand, { name: 'data.attachments', files: [LETTER] });

      await recordStep(first.page, first.hand, { type: 'search.completed', values: { result: 'found', ...SEARCH } });

      await sendForm(form, second.hand, {});
      expect(await second.page.locator('[data-test=error-summary]').innerText()).toContain('其间另有人');
      expect(await second.page.locator('[data-test=since]').innerText()).toMatch(/检索[\s\S]*员工癸/);
      expect(await form.locator('[name="data.party"]').inputValue()).toBe('某建设有限公司');
      expect(await form.locator('[name="data.summary"]').inputValue()).toBe('验收报告中的报价');
      expect(await step.locator('.upload-item').innerText()).toContain(LETTER.name);

      await sendForm(form, second.hand, {});
      expect(await second.page.locator('[data-test=error-summary]').count()).toBe(0);
      const [last] = await office.db.read('history').where({ case_id: caseId }).orderBy('version', 'desc').limit(1);
      expect(JSON.parse(last.data)).toMatchObject({
        party: '某建设有限公司',
        attachments: [{ name: LETTER.name, bytes: LETTER.buffer.length }],
      });
      expect(await second.page.locator('[data-test=file]').first().innerText()).toContain(LETTER.name);
    },
    JOURNEY_MS,
  );

  async function openCase({ page, hand }: Seat, login: string, caseId: string): Promise<void> {
    await page.goto(`${office.url}/login?next=${encodeURIComponent(`/cases/${caseId}`)}`);
    await sendForm(page.locator('[data-test=login-form]'), hand, { login, password: PASSWORD });
    expect(new URL(page.url()).pathname).toBe(`/cases/${caseId}`);
  }
});
